"""Kinds of official papers with the type abbreviation of their symbol (NĐ 30/2020, Phụ lục III)."""

from __future__ import annotations

from typing import Self

from inspect_flow.vocabulary.labelled import Labelled


class DocumentKind(Labelled):
    """A paper of the case; a công văn and an unnumbered paper have no `abbreviation`."""

    abbreviation: str

    def __new__(cls, value: str, vi: str, en: str, abbreviation: str = "") -> Self:
        """Keep the type abbreviation beside the labels."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.vi = vi
        member.en = en
        member.abbreviation = abbreviation
        return member

    PLAN = "plan", "kế hoạch kiểm tra", "plan", "KH"
    NOTICE = "notice", "công văn thông báo lịch kiểm tra", "notice"
    DOSSIER = "dossier", "hồ sơ chuẩn bị kiểm tra", "visit dossier"
    CHECKLIST = "checklist", "phiếu kiểm tra", "blank checklist"
    MINUTES = "minutes", "biên bản kiểm tra", "minutes", "BB"
    CONCLUSION = "conclusion", "thông báo kết luận kiểm tra", "conclusion notice", "TB"
    DIRECTIVE = "directive", "công văn chấn chỉnh", "directive"

    @property
    def is_numbered(self) -> bool:
        """Tell whether the paper leaves the office with a number; working papers do not."""
        return self not in (DocumentKind.DOSSIER, DocumentKind.CHECKLIST)
