"""Programs that are told of events"""

import sqlalchemy as sa
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime
from alembic import op

from inspect_flow.storage.migrations.words import allow_words

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow_words(op, 'message', 'channel', ('mail', 'webhook', 'events'))
    op.create_table('event_hook',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', AutoString(), nullable=False),
    sa.Column('url', AutoString(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('kinds', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('secret', AutoString(), nullable=False),
    sa.Column('is_on', sa.Boolean(), nullable=False),
    sa.Column('made_at', UTCDateTime(), nullable=False),
    sa.Column('refusals', sa.Integer(), nullable=False),
    sa.Column('silenced_at', UTCDateTime(), nullable=True),
    sa.Column('reached_at', UTCDateTime(), nullable=True),
    sa.Column('outcome', AutoString(), nullable=False),
    sa.Column('removed_at', UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_event_hook_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_event_hook'))
    )
    with op.batch_alter_table('event_hook', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_event_hook_account_id'), ['account_id'], unique=False)

    op.create_table('event_waiting',
    sa.Column('event_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('event_id', name=op.f('pk_event_waiting'))
    )
    op.create_table('event_message',
    sa.Column('message_id', sa.Integer(), nullable=False),
    sa.Column('hook_id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('entity', AutoString(), nullable=False),
    sa.Column('entity_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['hook_id'], ['event_hook.id'], name=op.f('fk_event_message_hook_id_event_hook')),
    sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_event_message_message_id_message')),
    sa.PrimaryKeyConstraint('message_id', name=op.f('pk_event_message'))
    )
    with op.batch_alter_table('event_message', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_event_message_hook_id_entity_entity_id_event_id'), ['hook_id', 'entity', 'entity_id', 'event_id'], unique=False)


def downgrade() -> None:
    op.drop_table('event_message')
    op.drop_table('event_waiting')
    op.drop_table('event_hook')
    op.execute("DELETE FROM message WHERE channel = 'events'")
    allow_words(op, 'message', 'channel', ('mail', 'webhook'))
