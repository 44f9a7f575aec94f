"""The words of findings and papers, for searching"""

import sqlalchemy as sa
from sqlmodel.sql.sqltypes import AutoString
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

_SEARCHED = {
    'finding': ('code', 'statement', 'recommendation'),
    'document': ('code', 'number', 'symbol', 'title'),
}
_AT_ONCE = 1000


def upgrade() -> None:
    op.create_table('search_text',
    sa.Column('entity', AutoString(), nullable=False),
    sa.Column('entity_id', sa.Integer(), nullable=False),
    sa.Column('words', AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('entity', 'entity_id', name=op.f('pk_search_text'))
    )
    for entity, fields in _SEARCHED.items():
        _fill(entity, fields)


def _fill(entity: str, fields: tuple[str, ...]) -> None:
    from inspect_flow.services.search_texts import words_of

    connection = op.get_bind()
    source = sa.table(entity, sa.column('id'), *(sa.column(field) for field in fields))
    target = sa.table('search_text', *(sa.column(name) for name in ('entity', 'entity_id', 'words')))
    last = 0
    while rows := connection.execute(
        sa.select(source).where(source.c.id > last).order_by(source.c.id).limit(_AT_ONCE)
    ).all():
        connection.execute(
            sa.insert(target),
            [{'entity': entity, 'entity_id': row[0], 'words': words_of(row[1:])} for row in rows],
        )
        last = rows[-1][0]


def downgrade() -> None:
    op.drop_table('search_text')
