"""More kinds of papers"""

from alembic import op

from inspect_flow.storage.migrations.words import allow_words

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
    allow_words(op, "document", "kind", kinds)
