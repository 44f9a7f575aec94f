"""Fields of administrative reform, whose official names differ by period; others stay free text."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from inspect_flow.locale.translation import in_language
from inspect_flow.locale.vietnamese_text import searchable

# Nghị quyết 76/NQ-CP of 15/7/2021 renamed the fields for 2021-2030.
FIRST_YEAR_OF_NEW_NAMES = 2021


class Area(StrEnum):
    """A field, in the order of the papers, with its name until 2020, since 2021, and in English."""

    before_2021: str
    since_2021: str
    en: str
    other_names: tuple[str, ...]

    def __new__(cls, value: str, before: str, since: str, en: str, *others: str) -> Self:
        """Keep the names beside the stored word."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.before_2021 = before
        member.since_2021 = since
        member.en = en
        member.other_names = others
        return member

    DIRECTION = (
        "direction",
        "Công tác chỉ đạo, điều hành cải cách hành chính",
        "Công tác chỉ đạo, điều hành cải cách hành chính",
        "Direction of the reform",
        "chỉ đạo điều hành",
        "chỉ đạo, điều hành",
        "công tác chỉ đạo, điều hành",
    )
    INSTITUTIONS = (
        "institutions",
        "Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật",
        "Cải cách thể chế",
        "Institutional reform",
        "thể chế",
    )
    PROCEDURES = (
        "procedures",
        "Cải cách thủ tục hành chính",
        "Cải cách thủ tục hành chính",
        "Administrative procedures",
        "thủ tục hành chính",
        "TTHC",
        "cải cách TTHC",
        "kiểm soát thủ tục hành chính",
    )
    ONE_STOP = (
        "one_stop",
        "Thực hiện cơ chế một cửa, một cửa liên thông",
        "Thực hiện cơ chế một cửa, một cửa liên thông",
        "One-stop shop",
        "một cửa",
        "cơ chế một cửa",
    )
    APPARATUS = (
        "apparatus",
        "Cải cách tổ chức bộ máy hành chính nhà nước",
        "Cải cách tổ chức bộ máy hành chính nhà nước",
        "Organisation",
        "tổ chức bộ máy",
        "bộ máy",
        "cải cách tổ chức bộ máy",
    )
    CIVIL_SERVICE = (
        "civil_service",
        "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức",
        "Cải cách chế độ công vụ",
        "Civil service",
        "công vụ",
        "đội ngũ cán bộ, công chức",
        "kỷ luật, kỷ cương",
    )
    PUBLIC_FINANCE = (
        "public_finance",
        "Cải cách tài chính công",
        "Cải cách tài chính công",
        "Public finance",
        "tài chính công",
    )
    MODERNIZATION = (
        "modernization",
        "Hiện đại hóa hành chính",
        "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
        "Modernization and digital government",
        "hiện đại hóa",
        "hiện đại hóa nền hành chính",
        "chính quyền điện tử",
        "chính quyền số",
        "chuyển đổi số",
    )
    SATISFACTION = (
        "satisfaction",
        "Khảo sát sự hài lòng của người dân, tổ chức",
        "Đo lường sự hài lòng của người dân, tổ chức",
        "Satisfaction of citizens",
        "khảo sát",
        "hài lòng",
        "tác động của cải cách hành chính",
    )
    OTHER = "other", "Nội dung khác", "Nội dung khác", "Other matters", "khác"

    def label(self, year: int | None = None) -> str:
        """Return the name that a paper of `year` uses; today's when the year is unknown."""
        return in_language({"vi": self.official_name(year), "en": self.en})

    def official_name(self, year: int | None = None) -> str:
        """Return the Vietnamese name in force in `year`; today's when the year is unknown."""
        is_old = year is not None and year < FIRST_YEAR_OF_NEW_NAMES
        return self.before_2021 if is_old else self.since_2021


def area_label(written: str, year: int | None = None) -> str:
    """Return what a paper of `year` prints for a stored area; free text stands as written."""
    known = find_area(written)
    return known.label(year) if known and known.value == written else written


def find_area(written: str) -> Area | None:
    """Return the field that a code or one of its names means, None for anything else."""
    wanted = searchable(written.strip())
    for area in Area:
        names = (area.value, area.before_2021, area.since_2021, *area.other_names)
        if wanted in [searchable(name) for name in names]:
            return area
    return None


def area_named_in(heading: str) -> Area | None:
    """Return the field that the heading of a checklist's area is about.

    A heading often joins two fields, or repeats the name in brackets; the first named one counts.
    """
    text = f" {_words(heading)} "
    places = [
        (text.index(f" {_words(name)} "), -len(name), area)
        for area in Area
        if area is not Area.OTHER
        for name in (area.before_2021, area.since_2021, *area.other_names)
        if f" {_words(name)} " in text
    ]
    return min(places)[2] if places else find_area(heading)


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in searchable(text)).split())
