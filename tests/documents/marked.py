"""Issued papers with their mark, printed once per run, and what can be read out of them."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import zxingcpp

from inspect_flow.documents.metadata import NAMESPACE, PaperMark
from inspect_flow.documents.rendering import render_pdf
from inspect_flow.rules.verification_code import VerificationCode
from inspect_flow.vocabulary.archives import Archive
from tests.documents.samples import sample

CODE = VerificationCode("784/BB-ĐKT", date(2026, 3, 25), "snv", "5d" * 32)
MARK = PaperMark("VB-2026-0001", CODE.text, "snv")


@cache
def issued(name: str, archive: Archive = Archive.PDF_A_2B) -> bytes:
    """Print a sample as a paper that was issued."""
    paper = {**sample(name), "draft": False}
    return render_pdf(str(paper["kind"]), paper, mark=MARK, archive=archive)


def field_of(pdf: bytes, name: str) -> str:
    """Return a field of the program's own namespace."""
    with pikepdf.open(BytesIO(pdf)) as file, file.open_metadata() as metadata:
        return str(metadata.get(f"{{{NAMESPACE}}}{name}", ""))


def scanned(pdf: bytes, page: int, dpi: int) -> Any:
    """Return a page as a scanner sees it: grey, at `dpi` dots per inch."""
    file = pypdfium2.PdfDocument(pdf)
    try:
        return file[page].render(scale=dpi / 72).to_pil().convert("L")
    finally:
        file.close()


def codes_on(picture: Any) -> list[Any]:
    """Return the QR codes that an independent decoder finds."""
    return [each for each in zxingcpp.read_barcodes(picture) if "QR" in str(each.format)]
