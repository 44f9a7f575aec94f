"""More kinds of papers"""

import re

from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

_FIRST = ("plan", "notice", "dossier", "checklist", "minutes", "conclusion", "directive")
_ADDED = (
    "submission", "plan_decision", "delegation_decision", "invitation", "outline", "self_report",
    "draft_minutes", "surprise_minutes", "inspection_report",
    "remediation_plan", "remediation_report", "reminder_letter", "extension_answer",
    "extension_decision", "verification_slip",
    "campaign_summary", "score_annex", "file_index", "news",
)  # fmt: skip


def upgrade() -> None:
    _allow(_FIRST + _ADDED)


def downgrade() -> None:
    _allow(_FIRST)


def _allow(kinds: tuple[str, ...]) -> None:
    words = ", ".join(f"'{kind}'" for kind in kinds)
    if op.get_bind().dialect.name == "sqlite":
        _write_anew(words)
        return
    op.drop_constraint(op.f("ck_document_kind"), "document", type_="check")
    op.create_check_constraint(op.f("ck_document_kind"), "document", f"kind IN ({words})")


def _write_anew(words: str) -> None:
    # SQLite cannot change a constraint in place. While papers refer to the papers that they replace,
    # a table that still points to the old one forbids to drop it: the new one points to itself,
    # and what other tables say of papers stands aside for a moment.
    old = "SELECT sql FROM sqlite_master WHERE tbl_name = 'document' AND type = '{}' AND sql <> ''"
    run = op.get_bind().exec_driver_sql
    table = str(run(old.format("table")).scalar_one())
    indexes = [str(sql) for sql in run(old.format("index")).scalars()]
    table = re.sub(r"(CREATE TABLE|REFERENCES) \"?document\"?", r"\1 document_anew", table)
    beside = list(run(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'document'"
        " AND sql LIKE '%REFERENCES document %'"
    ).scalars())
    for statement in (
        *(f"CREATE TEMP TABLE kept_{each} AS SELECT * FROM {each}" for each in beside),
        *(f"DELETE FROM {each}" for each in beside),
        re.sub(r"kind IN \([^)]*\)", f"kind IN ({words})", table),
        "INSERT INTO document_anew SELECT * FROM document",
        "DROP TABLE document",
        "ALTER TABLE document_anew RENAME TO document",
        *indexes,
        *(f"INSERT INTO {each} SELECT * FROM kept_{each}" for each in beside),
        *(f"DROP TABLE kept_{each}" for each in beside),
    ):
        run(statement)
