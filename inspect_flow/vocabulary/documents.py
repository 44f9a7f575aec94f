"""Kinds of official papers, the abbreviation in their symbol, the forms of their files."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class DocumentKind(Labelled):
    """A paper of the case."""

    PLAN = "plan", "kế hoạch kiểm tra", "plan"
    NOTICE = "notice", "công văn thông báo lịch kiểm tra", "notice"
    DOSSIER = "dossier", "hồ sơ chuẩn bị kiểm tra", "visit dossier"
    CHECKLIST = "checklist", "phiếu kiểm tra", "blank checklist"
    MINUTES = "minutes", "biên bản kiểm tra", "minutes"
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

    @property
    def abbreviation(self) -> str:
        """Return the type's abbreviation (NĐ 30/2020, Phụ lục III); a công văn has none."""
        return _ABBREVIATIONS.get(self.value, "")

    @property
    def is_numbered(self) -> bool:
        """Tell whether the paper leaves the office with a number; working papers do not."""
        return not self.is_working_paper and self is not DocumentKind.VERIFICATION_SLIP

    @property
    def is_working_paper(self) -> bool:
        """Tell whether the paper is for use inside only: it is never a draft of anything."""
        return self in (DocumentKind.DOSSIER, DocumentKind.CHECKLIST)

    @property
    def is_of_the_unit(self) -> bool:
        """Tell whether the inspected unit itself writes and issues the paper."""
        return self in (DocumentKind.REMEDIATION_PLAN, DocumentKind.REMEDIATION_REPORT)


class PaperFormat(Labelled):
    """A form in which a paper is handed out as a file; the stored word is the file's suffix."""

    PDF = "pdf", "PDF", "PDF"
    DOCX = "docx", "Word", "Word"


class DirectiveForm(Labelled):
    """In which form a directive is issued; a chỉ thị has its type word, a công văn has none."""

    LETTER = "letter", "công văn", "letter"
    INSTRUCTION = "instruction", "chỉ thị", "instruction"


class Rung(Labelled):
    """How often the unit has been reminded; each rung has its own tone."""

    FIRST = "first", "lần thứ nhất", "first reminder"
    SECOND = "second", "lần thứ hai", "second reminder"
    LAST = "last", "lần cuối", "last reminder"


INSTRUCTION_ABBREVIATION = "CT"
_ABBREVIATIONS = {
    "plan": "KH", "minutes": "BB", "conclusion": "TB", "remediation_plan": "KH",
    "remediation_report": "BC", "extension_decision": "QĐ",
}  # fmt: skip
