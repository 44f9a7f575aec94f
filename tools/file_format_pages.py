"""The pages about case files and unit files: tables of keys and areas, and the JSON Schema."""

from __future__ import annotations

from collections.abc import Callable

from inspect_flow.interchange.case_file.campaigns import Campaign, Quota
from inspect_flow.interchange.case_file.findings import Finding, Step
from inspect_flow.interchange.case_file.papers import Decision
from inspect_flow.interchange.case_file.parts import Part
from inspect_flow.interchange.case_file.people import Member
from inspect_flow.interchange.case_file.schema import key_tables, schema_text
from inspect_flow.interchange.case_file.words import SpokenWord
from inspect_flow.interchange.unit_format import UnitFile
from inspect_flow.vocabulary.areas import Area
from inspect_flow.vocabulary.labelled import Labelled

_CHOSEN: tuple[tuple[str, type[Part], str], ...] = (
    ("`kind` of the campaign", Campaign, "kind"),
    ("`method`", Campaign, "method"),
    ("`role` of a decision", Decision, "role"),
    ("`role` of a member", Member, "role"),
    ("`level`", Quota, "level"),
    ("`severity`", Finding, "severity"),
    ("`what` in a history", Step, "what"),
)


def file_format_pages() -> dict[str, Callable[[str], str]]:
    """Return each page with the function that brings it up to date."""
    return {
        "docs/case_file.md": _case_page,
        "docs/case_file.schema.json": lambda _present: schema_text(),
        "docs/unit_file.md": lambda present: _between(present, "keys", key_tables(UnitFile)),
    }


def _case_page(present: str) -> str:
    filled = _between(_between(present, "areas", _areas()), "words", _words())
    return _between(filled, "keys", key_tables())


def _areas() -> str:
    lines = ["| code | until 2020 | since 2021 | also understood |", "|---|---|---|---|"]
    for area in Area:
        others = ", ".join(area.other_names)
        lines.append(f"| `{area.value}` | {area.before_2021} | {area.since_2021} | {others} |")
    return "\n".join(lines) + "\n"


def _words() -> str:
    lines = [
        "| key | words with their Vietnamese names (and others that are understood) |",
        "|---|---|",
    ]
    for key, part, field in _CHOSEN:
        words = next(mark.words for mark in part.model_fields[field].metadata if _is_choice(mark))
        named = "; ".join(_named(word) for word in words if isinstance(word, Labelled))
        lines.append(f"| {key} | {named} |")
    return "\n".join(lines) + "\n"


def _named(word: Labelled) -> str:
    others = f" ({', '.join(word.also)})" if word.also else ""
    return f"`{word.value}` {word.vi}{others}"


def _is_choice(mark: object) -> bool:
    return isinstance(mark, SpokenWord)


def _between(page: str, mark: str, content: str) -> str:
    begin, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->"
    before, _begin, rest = page.partition(begin)
    _old, _end, after = rest.partition(end)
    return f"{before}{begin}{content}{end}{after}"
