"""Rows: what a user would pick instead: Word to PDF by LibreOffice, WeasyPrint as one finds it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.measuring import Comparison, Figure, Findings, side_by_side, timed
from bench.paper_processes import KIND, SAMPLE
from inspect_flow.documents.rendering import render_docx, render_html, render_pdf
from inspect_flow.documents.templates import read_template_file, template_places
from tests.documents.samples import sample

_BATCH = 10
_WHAT = "minutes, from frozen context to PDF (CPU)"


def measure(found: Findings, quick: bool) -> None:
    """Add the rows of this module."""
    rounds = 2 if quick else 6
    measure_typesetting(found, rounds)
    if shutil.which("soffice") is None:
        found.figures.append(Figure("Word to PDF by LibreOffice", "–", "it is not installed"))
        return
    measure_libreoffice(found, max(2, rounds // 3), _BATCH)


def measure_typesetting(found: Findings, rounds: int) -> None:
    """Add the rows for which nothing has to be installed."""
    paper = sample(SAMPLE)
    ours = partial(timed, partial(render_pdf, KIND, paper), _seconds)
    word = partial(timed, partial(render_docx, KIND, paper), _seconds)
    found.comparisons += [
        _compared(_WHAT, "WeasyPrint as one finds it: stylesheet in the page, system's typeface",
                  ours, _naive(paper), rounds),
        _compared("minutes, from frozen context to Word (CPU)", "the same paper as PDF",
                  word, ours, rounds),
    ]  # fmt: skip


def measure_libreoffice(found: Findings, rounds: int, batch: int) -> None:
    """Add the rows of Word files that LibreOffice turns into PDF, one or a batch at a start."""
    paper = sample(SAMPLE)
    ours = partial(timed, partial(render_pdf, KIND, paper), _seconds)
    for files, against in (
        (1, "Word file, then LibreOffice started for it"),
        (batch, f"Word files, then LibreOffice started once for {batch}"),
    ):
        with TemporaryDirectory() as place:
            bare = partial(_through_libreoffice, paper, files, Path(place))
            found.comparisons.append(_compared(_WHAT, against, ours, bare, rounds))


def _seconds() -> float:
    """Return the CPU time of this process and of those that it waited for."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _compared(
    what: str, against: str, ours: Callable[[], float], bare: Callable[[], float], rounds: int
) -> Comparison:
    return Comparison(what, against, *side_by_side(ours, bare, rounds), None)


def _naive(paper: Any) -> Callable[[], float]:
    from weasyprint import HTML

    # The system's typeface in place of the shipped one, and everything read anew each time.
    rules = read_template_file(template_places(), "layout/paper.css").replace(
        "Inspect Flow Serif", "Times New Roman"
    )

    def print_paper() -> bytes:
        html = render_html(KIND, paper).replace("</head>", f"<style>{rules}</style></head>")
        pdf: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/a-2b")
        return pdf

    return partial(timed, print_paper, _seconds)


def _through_libreoffice(paper: Any, files: int, place: Path) -> float:
    """Write Word files, let LibreOffice print them, and return the seconds for one."""

    def print_papers() -> None:
        names = [place / f"{number}.docx" for number in range(files)]
        for name in names:
            name.write_bytes(render_docx(KIND, paper))
        own = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        convert = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(place)]
        subprocess.run([*convert, *map(str, names)], check=True, capture_output=True)
        if not all(name.with_suffix(".pdf").exists() for name in names):
            raise RuntimeError("LibreOffice printed less than it was given")

    return timed(print_papers, _seconds) / files
