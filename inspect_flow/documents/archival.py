"""The last touches on a laid-out file: its metadata, its attached record, its signature areas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from inspect_flow.documents.metadata import xmp
from inspect_flow.vocabulary.archives import Archive

RECORD_NAME = "ban-ghi.json"
SIGNATURE_ANCHOR = "sign-"
_POINTS_PER_PIXEL = 0.75
# The room for the hand above a name, in CSS pixels: 28 mm.
_HAND = 28 * 96 / 25.4


@dataclass(frozen=True, slots=True)
class Deposit:
    """How a file is archived: its kind, its metadata and the record that a 3b file carries."""

    archive: Archive = Archive.PDF_A_2B
    fields: Mapping[str, str] = field(default_factory=dict)
    record: str = ""
    dated_on: str = ""

    @property
    def variant(self) -> str:
        """Return the layout library's word for the kind of file."""
        return f"pdf/a-{self.archive.value}"


def attachments(deposit: Deposit) -> list[Any]:
    """Return the record as an attachment; without explicit days its bytes would never repeat."""
    if deposit.archive is not Archive.PDF_A_3B or not deposit.record:
        return []
    from weasyprint import Attachment

    day = datetime.combine(date.fromisoformat(deposit.dated_on), time(), UTC)
    return [
        Attachment(
            string=deposit.record, name=RECORD_NAME, relationship="Data", created=day,
            modified=day, description="Bản ghi nội dung của văn bản",
        )
    ]  # fmt: skip


def finisher(deposit: Deposit) -> Callable[[Any, Any], None]:
    """Return what completes the file just before it is written."""

    import pydyf

    def finish(document: Any, pdf: Any) -> None:
        # WeasyPrint 70 lists each attachment of a PDF/A-3 file twice.
        if "AF" in pdf.catalog:
            pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))
        # An empty form: what signing adds to it later can be told from what it may not add.
        form = pydyf.Dictionary({"Fields": pydyf.Array()})
        pdf.add_object(form)
        pdf.catalog["AcroForm"] = form.reference
        pages = document.pages
        fields = {**deposit.fields, "PageAmount": str(len(pages)), "SignatureAreas": _areas(pages)}
        stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
        stream.stream = [_with_fields(stream.stream[0], fields)]

    return finish


def _with_fields(packet: bytes, fields: Mapping[str, str]) -> bytes:
    before, end, after = packet.rpartition(b"</rdf:RDF>")
    return before + xmp(fields) + end + after


def _areas(pages: list[Any]) -> str:
    """Write where each signature goes: "1 300.5 80.0 540.2 160.0", in the order of signing."""
    found: dict[int, str] = {}
    for number, page in enumerate(pages, start=1):
        for name, (left, top, right, bottom) in page.anchors.items():
            order = name.removeprefix(SIGNATURE_ANCHOR)
            if order != name and order.isdigit():
                bottom = min(bottom, top + _HAND)
                box = (left, page.height - bottom, right, page.height - top)
                points = " ".join(f"{each * _POINTS_PER_PIXEL:.1f}" for each in box)
                found.setdefault(int(order), f"{number} {points}")
    return "; ".join(found[order] for order in sorted(found))
