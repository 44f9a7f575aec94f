"""What a record says beyond its columns: facts of past papers, and marks of what was assumed.

A case file leaves under `extra["case"]` what no column holds and under `extra["assumed"]` which of
its keys were assumed; officers note place and times of the minutes in `extra` itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspect_flow.rules.partial_dates import PartialDate, parse_partial_date
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.paper_parts import assumed

CASE, ASSUMED, PAPERS = "case", "assumed", "papers"
_SALUTATION = re.compile(r"^(ông|bà|đồng chí|đ/c|anh|chị)\s+", re.IGNORECASE)
# No academic title stands before the name of a signer.
_ACADEMIC = re.compile(r"^((GS|PGS|TSKH|TS|ThS|BS|CN|KS)\.?\s*)+(?=[A-ZĐÀ-Ỹ])")
# An office is no name: whoever signs writes their own.
_OFFICE = re.compile(
    r"^((phó|quyền|q\.)\s+)?(chủ tịch|giám đốc|tổng giám đốc|chánh|trưởng|thủ trưởng|tổ trưởng|"
    r"chi cục trưởng|cục trưởng|hiệu trưởng|bí thư|thư ký|đại diện|lãnh đạo|công chức|viên chức|"
    r"cán bộ|chuyên viên|thành viên|người đứng đầu|văn thư)\b",
    re.IGNORECASE,
)
_KEPT_AS = {
    DocumentKind.SURPRISE_MINUTES: DocumentKind.MINUTES.value,
    DocumentKind.SELF_REPORT: "self_report_paper",
}
# A line for the pen where a paper needs words that the records do not know.
PEN_LINE = "…" * 20


@dataclass(frozen=True, slots=True)
class Told:
    """Facts by key, with the keys that were assumed; True means all of them."""

    facts: Mapping[str, Any]
    assumed_keys: Any = ()

    def text(self, key: str, value: Any = None) -> str:
        """Return `value`, else what is told under `key`, marked when it was assumed."""
        known = self.facts.get(key) if value in (None, "") else value
        if known in (None, ""):
            return ""
        written = known.isoformat() if isinstance(known, date) else str(known)
        return assumed(written) if self.is_assumed(key) else written

    def day(self, key: str, value: date | None = None) -> str:
        """Return a day as far as it is known, as an ISO text."""
        if value is not None:
            return self.text(key, value)
        written = str(self.facts.get(key) or "")
        iso = partial_iso(written)
        return assumed(iso) if iso and self.is_assumed(key) else iso

    def words(self, key: str) -> list[str]:
        """Return what is told under `key` as a list of sentences."""
        value = self.facts.get(key)
        each = value if isinstance(value, list) else str(value or "").splitlines()
        texts = [str(text).strip() for text in each if str(text).strip()]
        return [assumed(text) if self.is_assumed(key) else text for text in texts]

    def part(self, key: str) -> Told:
        """Return a part within the facts, which carries marks of its own."""
        value = self.facts.get(key)
        facts = value if isinstance(value, Mapping) else {}
        return Told(facts, facts.get(ASSUMED) or self.is_assumed(key))

    def is_assumed(self, key: str) -> bool:
        """Tell whether that key was assumed for a demonstration."""
        if isinstance(self.assumed_keys, bool):
            return self.assumed_keys
        return key in (self.assumed_keys or ())


def told(record: Any) -> Told:
    """Return what the record's `extra` says."""
    extra: Mapping[str, Any] = getattr(record, "extra", None) or {}
    own = {key: value for key, value in extra.items() if key not in (CASE, ASSUMED, PAPERS)}
    return Told({**own, **(extra.get(CASE) or {})}, extra.get(ASSUMED) or ())


def told_days(visit: Any) -> list[PartialDate]:
    """Return the days of a visit of which at least one is known only in part."""
    days = told(visit).facts.get("days") or []
    texts = [
        str(each.get("date") or "") if isinstance(each, Mapping) else str(each) for each in days
    ]
    known = []
    for text in filter(None, texts):
        with suppress(ValueError):
            known.append(parse_partial_date(text))
    return known


def told_paper(record: Any, kind: DocumentKind) -> Told:
    """Return what is known of a paper of the past: its number, day, place, times, signer."""
    extra: Mapping[str, Any] = getattr(record, "extra", None) or {}
    own = told(record)
    # The minutes of a surprise are minutes; a self-report is dated by the unit, not by its arrival.
    key = kept_as(kind)
    # A directive is its own record: what is said of it is said of the paper.
    whole = own if kind is DocumentKind.DIRECTIVE else Told({})
    of_case = own.part(key)
    stored = (extra.get(PAPERS) or {}).get(key) or {}
    marks = stored.get(ASSUMED) or of_case.assumed_keys or whole.assumed_keys
    return Told({**whole.facts, **of_case.facts, **stored}, marks)


def kept_as(kind: DocumentKind) -> str:
    """Return the name under which a record keeps what is known of such a paper."""
    return _KEPT_AS.get(kind, kind.value)


def partial_iso(written: str) -> str:
    """Return "2019-08-14", "2019-08" or "2019"; empty for words and quarters."""
    try:
        known = parse_partial_date(written)
    except ValueError:
        return ""
    return "" if known.quarter else known.iso


def signing_name(name: str) -> str:
    """Return the bare name: no salutation, no academic title before it; empty for an office."""
    bare = _ACADEMIC.sub("", _SALUTATION.sub("", name.strip(), count=1))
    return "" if _OFFICE.match(bare) else bare


def named_and_titled(written: str) -> tuple[str, str]:
    """Part "Trương Văn Đức - Phó Giám đốc" into name and office; an office alone has no name."""
    name, _dash, title = written.partition(" - ")
    return (name, title) if signing_name(name) else ("", title or name)
