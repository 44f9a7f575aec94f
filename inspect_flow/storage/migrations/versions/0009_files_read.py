"""Who was handed which file"""

import sqlalchemy as sa
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('file_reading',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', UTCDateTime(), nullable=False),
    sa.Column('actor', AutoString(), nullable=False),
    sa.Column('name', AutoString(), nullable=False),
    sa.Column('place', AutoString(), nullable=False),
    sa.Column('address', AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_file_reading'))
    )
    with op.batch_alter_table('file_reading', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_file_reading_actor'), ['actor'], unique=False)
        batch_op.create_index(batch_op.f('ix_file_reading_at'), ['at'], unique=False)


def downgrade() -> None:
    op.drop_table('file_reading')
