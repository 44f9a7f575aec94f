"""Processes that print the same minutes, ours or bare WeasyPrint, one paper at each request.

Each in a process of its own: ours repairs a fault of WeasyPrint's line layout for the whole
process, and the bare one must not profit from it or pay for it.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from typing import Any

from inspect_flow.documents.pages import FAMILY
from inspect_flow.documents.rendering import render_html, render_pdf
from inspect_flow.documents.templates import read_template_file, template_places
from inspect_flow.documents.typesetting import STYLES
from tests.documents.samples import sample

KIND, SAMPLE = "minutes", "long_dien_minutes"
_WARM_UP = 2


@contextmanager
def printing(make: Callable[[], Callable[[], bytes]]) -> Iterator[Callable[[], float]]:
    """Lend a call that prints once in another process and returns its CPU seconds."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, make), daemon=True)
    process.start()
    there.close()  # so that a process that dies ends the wait

    def print_once() -> float:
        here.send(True)
        return float(here.recv())

    yield print_once
    here.send(False)
    process.join()


def _serve(requests: Connection, make: Callable[[], Callable[[], bytes]]) -> None:
    print_paper = make()
    for _ in range(_WARM_UP):
        print_paper()
    while requests.recv():
        begun = process_time()
        print_paper()
        requests.send(process_time() - begun)


def ours() -> Callable[[], bytes]:
    """Make the product's way: from the frozen context to the bytes."""
    return partial(render_pdf, KIND, sample(SAMPLE))


def bare_archival() -> Callable[[], bytes]:
    """Make bare WeasyPrint's way to the same kind of file, PDF/A-2b."""
    return _bare({"pdf_variant": "pdf/a-2b", "pdf_tags": True, "custom_metadata": True})


def bare_plain() -> Callable[[], bytes]:
    """Make bare WeasyPrint's way to a plain PDF, which is no archival file."""
    return _bare({})


def _bare(options: dict[str, Any]) -> Callable[[], bytes]:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    html = render_html(KIND, sample(SAMPLE))
    fonts = FontConfiguration()
    sheet = CSS(string=_font_faces() + _rules(), font_config=fonts)

    def print_paper() -> bytes:
        document = HTML(string=html)
        pdf: bytes = document.write_pdf(stylesheets=[sheet], font_config=fonts, **options)
        return pdf

    return print_paper


def _rules() -> str:
    return read_template_file(template_places(), "layout/paper.css")


def _font_faces() -> str:
    import inspect_flow.documents

    place = Path(str(inspect_flow.documents.__file__)).parent / "fonts"
    return "".join(
        f'@font-face {{ font-family: "{FAMILY}"; src: url("{_file(place, style)}");'
        f" font-weight: {'bold' if 'Bold' in style else 'normal'};"
        f" font-style: {'italic' if 'Italic' in style else 'normal'} }}"
        for style in STYLES
    )


def _file(place: Path, style: str) -> str:
    return (place / f"LiberationSerif-{style}.ttf").as_uri()
