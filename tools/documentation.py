"""Write the generated parts of the documentation; a test compares them with what stands there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools import glossary
from tools.command_reference import reference
from tools.file_format_pages import file_format_pages
from tools.form_rules_page import with_rules
from tools.machine_pages import machine_pages
from tools.paper_pages import paper_pages
from tools.sample_papers import sample_pages

PROJECT = Path(__file__).parents[1]

# Each page and how its new text follows from the present one.
PAGES: dict[str, Callable[[str], str]] = {
    "GLOSSARY.md": glossary.with_tables,
    "docs/commands.md": lambda _present: reference("en"),
    "docs/commands.vi.md": lambda _present: reference("vi"),
    "docs/mechanisms/form_rules.md": with_rules,
    **machine_pages(),
    **paper_pages(),
    **file_format_pages(),
    **sample_pages(),
}


def outdated() -> dict[str, str]:
    """Return the pages that say something else than the code, with what they ought to say."""
    present = {page: _text(PROJECT / page) for page in PAGES}
    wanted = {page: write(present[page]) for page, write in PAGES.items()}
    return {page: text for page, text in wanted.items() if text != present[page]}


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8") if page.exists() else ""


def main() -> None:
    """Write what is outdated."""
    for page, text in outdated().items():
        (PROJECT / page).write_text(text, encoding="utf-8")
        print(page)


if __name__ == "__main__":
    main()
