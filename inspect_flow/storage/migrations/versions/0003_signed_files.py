"""Signed files of issued papers"""

import sqlalchemy as sa
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('signed_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('sha256', AutoString(), nullable=False),
    sa.Column('origin', AutoString(), nullable=False),
    sa.Column('signers', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('name', AutoString(), nullable=False),
    sa.Column('added_at', UTCDateTime(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("origin IN ('here', 'elsewhere')", name=op.f('ck_signed_file_origin')),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_signed_file_author_id_person')),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_signed_file_document_id_document')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_signed_file_sha256_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signed_file')),
    sa.UniqueConstraint('document_id', 'sha256', name=op.f('uq_signed_file_document_id_sha256'))
    )
    with op.batch_alter_table('signed_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_signed_file_document_id'), ['document_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_signed_file_sha256'), ['sha256'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('signed_file', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_signed_file_sha256'))
        batch_op.drop_index(batch_op.f('ix_signed_file_document_id'))

    op.drop_table('signed_file')
