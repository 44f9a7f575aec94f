"""The pages about case files and unit files: tables of keys and areas, and the JSON Schema."""

from __future__ import annotations

from collections.abc import Callable

from inspect_flow.interchange.case_file.schema import key_tables, schema_text
from inspect_flow.interchange.unit_format import UnitFile
from inspect_flow.vocabulary.areas import Area


def file_format_pages() -> dict[str, Callable[[str], str]]:
    """Return each page with the function that brings it up to date."""
    return {
        "docs/case_file.md": _case_page,
        "docs/case_file.schema.json": lambda _present: schema_text(),
        "docs/unit_file.md": lambda present: _between(present, "keys", key_tables(UnitFile)),
    }


def _case_page(present: str) -> str:
    return _between(_between(present, "areas", _areas()), "keys", key_tables())


def _areas() -> str:
    lines = ["| code | until 2020 | since 2021 | also understood |", "|---|---|---|---|"]
    for area in Area:
        others = ", ".join(area.other_names)
        lines.append(f"| `{area.value}` | {area.before_2021} | {area.since_2021} | {others} |")
    return "\n".join(lines) + "\n"


def _between(page: str, mark: str, content: str) -> str:
    begin, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->"
    before, _begin, rest = page.partition(begin)
    _old, _end, after = rest.partition(end)
    return f"{before}{begin}{content}{end}{after}"
