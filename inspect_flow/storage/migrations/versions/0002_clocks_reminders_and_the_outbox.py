"""Clocks, reminders and the outbox"""

import sqlalchemy as sa
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('clock',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject', AutoString(), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=False),
    sa.Column('step', AutoString(), nullable=False),
    sa.Column('state', AutoString(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('original_due', sa.Date(), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=False),
    sa.Column('rung', sa.Integer(), nullable=False),
    sa.Column('next_at', UTCDateTime(), nullable=True),
    sa.CheckConstraint("state IN ('running', 'paused', 'stopped')", name=op.f('ck_clock_state')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_clock')),
    sa.UniqueConstraint('subject', 'subject_id', 'step', name=op.f('uq_clock_subject_subject_id_step'))
    )
    with op.batch_alter_table('clock', schema=None) as batch_op:
        batch_op.create_index('ix_clock_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.create_table('heartbeat',
    sa.Column('name', AutoString(), nullable=False),
    sa.Column('at', UTCDateTime(), nullable=False),
    sa.Column('node', AutoString(), nullable=False),
    sa.Column('details', sa.JSON(none_as_null=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_heartbeat'))
    )
    op.create_table('reminder',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('clock_id', sa.Integer(), nullable=False),
    sa.Column('rung', AutoString(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('raised_at', UTCDateTime(), nullable=False),
    sa.Column('state', AutoString(), nullable=False),
    sa.Column('outcome', AutoString(), nullable=False),
    sa.CheckConstraint("state IN ('waiting', 'handed_over', 'lapsed', 'needless', 'unaddressed')", name=op.f('ck_reminder_state')),
    sa.ForeignKeyConstraint(['clock_id'], ['clock.id'], name=op.f('fk_reminder_clock_id_clock')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder')),
    sa.UniqueConstraint('clock_id', 'rung', 'due', name=op.f('uq_reminder_clock_id_rung_due'))
    )
    with op.batch_alter_table('reminder', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reminder_state'), ['state'], unique=False)

    op.create_table('message',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', AutoString(), nullable=False),
    sa.Column('kind', AutoString(), nullable=False),
    sa.Column('channel', AutoString(), nullable=False),
    sa.Column('state', AutoString(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('name', AutoString(), nullable=False),
    sa.Column('address', AutoString(), nullable=False),
    sa.Column('title', AutoString(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('html', sa.Text(), nullable=False),
    sa.Column('attachments', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('created_at', UTCDateTime(), nullable=False),
    sa.Column('next_try_at', UTCDateTime(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('sent_at', UTCDateTime(), nullable=True),
    sa.Column('outcome', AutoString(), nullable=False),
    sa.CheckConstraint("channel IN ('mail', 'webhook')", name=op.f('ck_message_channel')),
    sa.CheckConstraint("state IN ('waiting', 'sending', 'sent', 'dead', 'cancelled')", name=op.f('ck_message_state')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_message_person_id_person')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_message_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message')),
    sa.UniqueConstraint('key', name=op.f('uq_message_key'))
    )
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.create_index('ix_message_next_try_at', ['next_try_at'], unique=False, sqlite_where=sa.text('next_try_at IS NOT NULL'), postgresql_where=sa.text('next_try_at IS NOT NULL'))
        batch_op.create_index(batch_op.f('ix_message_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_message_state'), ['state'], unique=False)
        batch_op.create_index(batch_op.f('ix_message_unit_id'), ['unit_id'], unique=False)

    op.create_table('message_reminder',
    sa.Column('message_id', sa.Integer(), nullable=False),
    sa.Column('reminder_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_message_reminder_message_id_message')),
    sa.ForeignKeyConstraint(['reminder_id'], ['reminder.id'], name=op.f('fk_message_reminder_reminder_id_reminder')),
    sa.PrimaryKeyConstraint('message_id', 'reminder_id', name=op.f('pk_message_reminder'))
    )
    with op.batch_alter_table('message_reminder', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_message_reminder_reminder_id'), ['reminder_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('message_reminder', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_message_reminder_reminder_id'))

    op.drop_table('message_reminder')
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_message_unit_id'))
        batch_op.drop_index(batch_op.f('ix_message_state'))
        batch_op.drop_index(batch_op.f('ix_message_person_id'))
        batch_op.drop_index('ix_message_next_try_at', sqlite_where=sa.text('next_try_at IS NOT NULL'), postgresql_where=sa.text('next_try_at IS NOT NULL'))

    op.drop_table('message')
    with op.batch_alter_table('reminder', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reminder_state'))

    op.drop_table('reminder')
    op.drop_table('heartbeat')
    with op.batch_alter_table('clock', schema=None) as batch_op:
        batch_op.drop_index('ix_clock_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('clock')
