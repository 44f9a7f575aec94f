"""Kinds of official papers, the abbreviation in their symbol, the forms of their files."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class DocumentKind(Labelled):
    """A paper of the case."""

    SUBMISSION = "submission", "tờ trình kế hoạch kiểm tra", "submission"
    PLAN_DECISION = "plan_decision", "quyết định ban hành kế hoạch kiểm tra", "plan decision"
    DELEGATION_DECISION = (
        "delegation_decision",
        "quyết định thành lập đoàn kiểm tra",
        "delegation decision",
    )
    PLAN = "plan", "kế hoạch kiểm tra", "plan"
    NOTICE = "notice", "công văn thông báo lịch kiểm tra", "notice"
    INVITATION = "invitation", "giấy mời dự buổi kiểm tra", "invitation"
    OUTLINE = "outline", "đề cương báo cáo tự kiểm tra", "self-report outline"
    SELF_REPORT = "self_report", "báo cáo tự kiểm tra", "self-report"
    DOSSIER = "dossier", "hồ sơ chuẩn bị kiểm tra", "visit dossier"
    CHECKLIST = "checklist", "phiếu kiểm tra", "blank checklist"
    DRAFT_MINUTES = "draft_minutes", "dự thảo biên bản lấy ý kiến", "draft minutes for comments"
    MINUTES = "minutes", "biên bản kiểm tra", "minutes"
    SURPRISE_MINUTES = (
        "surprise_minutes",
        "biên bản kiểm tra đột xuất",
        "minutes of a surprise visit",
    )
    INSPECTION_REPORT = "inspection_report", "báo cáo kết quả kiểm tra", "inspection report"
    CONCLUSION = "conclusion", "thông báo kết luận kiểm tra", "conclusion notice"
    DIRECTIVE = "directive", "văn bản chấn chỉnh", "directive"
    REMEDIATION_PLAN = "remediation_plan", "kế hoạch khắc phục", "remediation plan"
    REMEDIATION_REPORT = "remediation_report", "báo cáo kết quả khắc phục", "remediation report"
    REMINDER_LETTER = "reminder_letter", "công văn đôn đốc", "reminder letter"
    EXTENSION_ANSWER = (
        "extension_answer", "công văn trả lời đề nghị gia hạn", "answer to a request for more time",
    )  # fmt: skip
    EXTENSION_DECISION = "extension_decision", "quyết định gia hạn", "decision on more time"
    VERIFICATION_SLIP = "verification_slip", "phiếu xác nhận khắc phục", "verification slip"
    CAMPAIGN_SUMMARY = (
        "campaign_summary",
        "báo cáo tổng hợp kết quả đợt kiểm tra",
        "campaign summary",
    )
    SCORE_ANNEX = "score_annex", "phụ lục điểm", "score annex"
    FILE_INDEX = "file_index", "danh mục hồ sơ", "file index"
    NEWS = "news", "tin bài", "news item"

    @property
    def abbreviation(self) -> str:
        """Return the type's abbreviation (NĐ 30/2020, Phụ lục III); a công văn has none."""
        return _ABBREVIATIONS.get(self.value, "")

    @property
    def is_numbered(self) -> bool:
        """Tell whether the paper leaves the office with a number; working papers do not."""
        return self.value not in _UNNUMBERED

    @property
    def is_working_paper(self) -> bool:
        """Tell whether the paper is no draft of anything: for use inside, or for comments."""
        return self.is_numbered is False and self is not DocumentKind.VERIFICATION_SLIP

    @property
    def is_of_the_unit(self) -> bool:
        """Tell whether the inspected unit itself writes and issues the paper."""
        return self in (
            DocumentKind.SELF_REPORT,
            DocumentKind.REMEDIATION_PLAN,
            DocumentKind.REMEDIATION_REPORT,
        )


class PaperFormat(Labelled):
    """A form in which a paper is handed out as a file; the stored word is the file's suffix."""

    PDF = "pdf", "PDF", "PDF"
    DOCX = "docx", "Word", "Word"


class DirectiveForm(Labelled):
    """In which form a directive is issued; a chỉ thị has its type word, a công văn has none."""

    LETTER = "letter", "công văn", "letter"
    INSTRUCTION = "instruction", "chỉ thị", "instruction"


class LetterTone(Labelled):
    """How far a reminder letter goes: the tone grows with each letter."""

    FIRST = "first", "lần thứ nhất", "first reminder"
    SECOND = "second", "lần thứ hai", "second reminder"
    LAST = "last", "lần cuối", "last reminder"


INSTRUCTION_ABBREVIATION = "CT"
_ABBREVIATIONS = {
    "submission": "TTr", "plan_decision": "QĐ", "delegation_decision": "QĐ", "plan": "KH",
    "invitation": "GM", "self_report": "BC", "minutes": "BB", "surprise_minutes": "BB",
    "inspection_report": "BC", "conclusion": "TB", "remediation_plan": "KH",
    "remediation_report": "BC", "extension_decision": "QĐ", "campaign_summary": "BC",
}  # fmt: skip
# Working papers, and what is attached to another paper.
_UNNUMBERED = (
    "outline",
    "dossier",
    "checklist",
    "draft_minutes",
    "verification_slip",
    "score_annex",
    "file_index",
    "news",
)
