"""Lines of reminders on their way to a mailbox"""

import sqlalchemy as sa
from sqlmodel.sql.sqltypes import AutoString
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('reminder_copy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reminder_id', sa.Integer(), nullable=False),
    sa.Column('recipient', AutoString(), nullable=False),
    sa.Column('channel', AutoString(), nullable=False),
    sa.Column('mailbox', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('line', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('deficiency_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("channel IN ('mail', 'webhook')", name=op.f('ck_reminder_copy_channel')),
    sa.ForeignKeyConstraint(['deficiency_id'], ['deficiency.id'], name=op.f('fk_reminder_copy_deficiency_id_deficiency')),
    sa.ForeignKeyConstraint(['reminder_id'], ['reminder.id'], name=op.f('fk_reminder_copy_reminder_id_reminder')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder_copy')),
    sa.UniqueConstraint('recipient', 'channel', 'reminder_id', name=op.f('uq_reminder_copy_recipient_channel_reminder_id'))
    )
    with op.batch_alter_table('reminder_copy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reminder_copy_reminder_id'), ['reminder_id'], unique=False)


def downgrade() -> None:
    op.drop_table('reminder_copy')
