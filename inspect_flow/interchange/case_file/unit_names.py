"""Recognise a unit by the ways people write its name."""

from __future__ import annotations

import re

from inspect_flow.locale.vietnamese_text import nfc, searchable
from inspect_flow.vocabulary.units import UnitLevel

_CODE = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_AUTHORITY = re.compile(r"^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+", re.IGNORECASE)
_CHAIR = re.compile(r"(?:phó\s+)?chủ tịch\s+((?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s.+)", re.I)
_SHORTENED = (
    (r"\bTp\.?\s*", "thành phố "),
    (r"\bTX\.?\s+", "thị xã "),
    (r"\bTT\.\s*", "thị trấn "),
)
_CITIES_UNDER_THE_CENTRE = ("hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế")
_LEVELS: tuple[tuple[UnitLevel, tuple[str, ...]], ...] = (
    (UnitLevel.DIVISION, ("văn phòng hđnd", "văn phòng huyện", "văn phòng ubnd huyện")),
    (UnitLevel.PROVINCE, ("tỉnh ",)),
    (UnitLevel.DISTRICT, ("huyện ", "quận ", "thị xã ", "thành phố ")),
    (UnitLevel.COMMUNE, ("xã ", "phường ", "thị trấn ", "đặc khu ")),
    (UnitLevel.DEPARTMENT, ("sở ", "văn phòng ubnd tỉnh", "văn phòng ubnd thành phố",
                            "thanh tra tỉnh", "ban quản lý", "ban dân tộc", "văn phòng đoàn đbqh")),
    (UnitLevel.VERTICAL, ("cục ", "chi cục ", "kho bạc", "bảo hiểm xã hội", "công an", "hải quan")),
    (UnitLevel.CENTRAL, ("chính phủ", "bộ ", "thủ tướng", "ban chỉ đạo của chính phủ")),
    (UnitLevel.DIVISION, ("phòng ", "bộ phận ", "văn phòng", "thanh tra huyện")),
    (UnitLevel.SERVICE, ("trung tâm ", "trường ", "bệnh viện", "trạm ", "đài ")),
)  # fmt: skip


def is_code(written: str) -> bool:
    """Tell whether a reference is a code like "brvt.long-dien" rather than a name."""
    return bool(_CODE.fullmatch(written))


def bare_name(written: str) -> str:
    """Return the name without "UBND": "huyện Long Điền" for "UBND huyện Long Điền"."""
    return _AUTHORITY.sub("", _spelled_out(written)).strip()


def authority_name(written: str) -> str:
    """Return "Ủy ban nhân dân huyện Long Điền" when the text names one, else an empty text."""
    bare = bare_name(written)
    return f"Ủy ban nhân dân {bare}" if bare != _spelled_out(written) else ""


def led_body(written: str) -> str:
    """Return "UBND tỉnh A" for "Chủ tịch UBND tỉnh A", whose papers are the committee's."""
    found = _CHAIR.fullmatch(" ".join(nfc(written).split()))
    return found[1] if found else ""


def name_and_upper(written: str) -> tuple[str, str]:
    """Part "Sở Y tế, tỉnh Nghệ An"; a comma within a name ("Sở Văn hóa, Thể thao …") stays."""
    pieces = written.split(", ")
    for index in range(1, len(pieces)):
        upper = ", ".join(pieces[index:])
        if is_code(upper) or likely_level(upper) is not UnitLevel.OTHER:
            return ", ".join(pieces[:index]), upper
    return written, ""


def unit_key(written: str) -> str:
    """Return the form in which two ways of writing one unit are equal."""
    if is_code(written):
        return written
    text = bare_name(written).casefold()
    return re.sub(r"\s*[-–—]\s*", " - ", " ".join(text.split()))


def likely_level(written: str) -> UnitLevel:
    """Return the level that the name shows; OTHER when it shows none."""
    name = unit_key(written) + " "
    is_city = name.startswith("thành phố ") and any(
        name.strip().endswith(city) for city in _CITIES_UNDER_THE_CENTRE
    )
    if is_city:
        return UnitLevel.PROVINCE
    for level, beginnings in _LEVELS:
        if any(name.startswith(beginning) for beginning in beginnings):
            return level
    return UnitLevel.OTHER


def slug(written: str) -> str:
    """Return a code made from a name: "huyen-long-dien"."""
    return re.sub(r"[^a-z0-9]+", "-", searchable(bare_name(written))).strip("-")


def _spelled_out(written: str) -> str:
    text = " ".join(nfc(written).split())
    for short, long in _SHORTENED:
        text = re.sub(short, long, text)
    return text
