"""Signing in by OpenID Connect"""

import sqlalchemy as sa
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('oidc_trip',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token_sha256', AutoString(), nullable=False),
    sa.Column('state', AutoString(), nullable=False),
    sa.Column('nonce', AutoString(), nullable=False),
    sa.Column('verifier', AutoString(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('onward', AutoString(), nullable=False),
    sa.Column('address', AutoString(), nullable=False),
    sa.Column('made_at', UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_oidc_trip_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_oidc_trip')),
    sa.UniqueConstraint('token_sha256', name=op.f('uq_oidc_trip_token_sha256'))
    )
    with op.batch_alter_table('oidc_trip', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_oidc_trip_address'), ['address'], unique=False)
        batch_op.create_index(batch_op.f('ix_oidc_trip_made_at'), ['made_at'], unique=False)

    op.add_column('web_session', sa.Column('means', AutoString(), nullable=True))
    op.execute("UPDATE web_session SET means = 'password'")
    with op.batch_alter_table('web_session', schema=None) as batch_op:
        batch_op.alter_column('means', existing_type=AutoString(), nullable=False)
        batch_op.create_check_constraint(op.f('ck_web_session_means'), "means IN ('password', 'oidc')")


def downgrade() -> None:
    with op.batch_alter_table('web_session', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_web_session_means'), type_='check')
        batch_op.drop_column('means')

    op.drop_table('oidc_trip')
