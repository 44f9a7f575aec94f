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
    DIRECTIVE = "directive", "công văn chấn chỉnh", "directive"

    @property
    def abbreviation(self) -> str:
        """Return the type's abbreviation (NĐ 30/2020, Phụ lục III); a công văn has none."""
        return _ABBREVIATIONS.get(self.value, "")

    @property
    def is_numbered(self) -> bool:
        """Tell whether the paper leaves the office with a number; working papers do not."""
        return self not in (DocumentKind.DOSSIER, DocumentKind.CHECKLIST)


class PaperFormat(Labelled):
    """A form in which a paper is handed out as a file; the stored word is the file's suffix."""

    PDF = "pdf", "PDF", "PDF"
    DOCX = "docx", "Word", "Word"


_ABBREVIATIONS = {"plan": "KH", "minutes": "BB", "conclusion": "TB"}
