"""The generated pages docs/papers/*.md: what each kind of paper is, and how it looks."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial

from inspect_flow.documents.shapes import shape_of
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.paper_parts import PaperBase

FOLDER = "docs/papers"
_CASES = {
    "long_dien": "2019, under Thông tư 01/2011/TT-BNV: the case of Long Điền",
    "commune": "2026, under Nghị định 30/2020/NĐ-CP: a commune",
}


def paper_pages() -> dict[str, Callable[[str], str]]:
    """Return how the page of each kind, and the list of them all, follow from the code."""
    pages: dict[str, Callable[[str], str]] = {f"{FOLDER}/README.md": lambda _present: _contents()}
    return pages | {f"{FOLDER}/{kind.value}.md": partial(_page, kind) for kind in DocumentKind}


def _contents() -> str:
    rows = "".join(
        f"| [{kind.vi}]({kind.value}.md) | {kind.en} | {kind.abbreviation or '-'} "
        f"| {_leaves_as(kind)} |\n"
        for kind in DocumentKind
    )
    return (
        "# Papers\n\n"
        "Every kind of paper that inspect-flow prints, as PDF and as Word. The pages are made by "
        "`make docs`,\nthe pictures by `make pictures` (which needs LibreOffice).\n\n"
        "| tiếng Việt | English | type in the symbol | leaves as |\n|---|---|---|---|\n" + rows
    )


def _leaves_as(kind: DocumentKind) -> str:
    return "a numbered paper" if kind.is_numbered else "a paper without a number"


def _page(kind: DocumentKind, _present: str) -> str:
    shape = shape_of(kind.value)
    own = [name for name in shape.__annotations__ if name not in PaperBase.__annotations__]
    fields = ", ".join(f"`{name}`" for name in own)
    pictures = "".join(
        f"\n## {title}\n\n![{kind.vi}: PDF above, Word below]({case}_{kind.value}.png)\n"
        for case, title in _CASES.items()
    )
    return (
        f"# {kind.vi[0].upper()}{kind.vi[1:]}\n\n"
        f"{kind.en[0].upper()}{kind.en[1:]}. {inspect.getdoc(shape)}\n\n"
        f"- Template: [`report_templates/{kind.value}.html`]"
        f"(../../report_templates/{kind.value}.html)\n"
        f"- Type in the symbol: {kind.abbreviation or 'none'}; leaves as {_leaves_as(kind)}\n"
        f"- Says, besides what every paper has: {fields}\n"
        "\nThe first pages of the samples that the tests print, PDF above, Word below.\n" + pictures
    )
