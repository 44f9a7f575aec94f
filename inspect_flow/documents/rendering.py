"""A frozen context becomes HTML, PDF and Word; the same input gives the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from inspect_flow.definitions.places import house_named
from inspect_flow.definitions.printing import load_printing
from inspect_flow.documents.archival import Deposit
from inspect_flow.documents.lead_ins import with_lead_ins
from inspect_flow.documents.metadata import PaperMark, described
from inspect_flow.documents.pages import html_to_pdf
from inspect_flow.documents.profile import profile_for
from inspect_flow.documents.qr import printed_code
from inspect_flow.documents.shapes import faults
from inspect_flow.documents.templates import apart, fill, template_version
from inspect_flow.documents.typefaces import printed_with, typeface_of
from inspect_flow.locale.translation import _
from inspect_flow.rules.chain import canonical
from inspect_flow.vocabulary.archives import Archive
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK
from inspect_flow.vocabulary.papers import PAPER_KINDS

RENDERER_EDITION = "2"


def render_html(
    kind: str, context: Mapping[str, Any], house: str | None = None, mark: PaperMark | None = None
) -> str:
    """Fill the template of `kind`; raises `BadInput` naming all that the context lacks."""
    _refuse_what_cannot_be_printed(kind, context)
    chosen = house_named(house)
    return apart(chosen, fill_template, kind, context, chosen, mark)


def render_pdf(
    kind: str,
    context: Mapping[str, Any],
    house: str | None = None,
    mark: PaperMark | None = None,
    archive: Archive | None = None,
) -> bytes:
    """Print `context` as an archival file; `archive` defaults to the house's choice."""
    _refuse_what_cannot_be_printed(kind, context)
    chosen = house_named(house)
    return apart(chosen, print_here, kind, context, chosen, mark, archive)


def fill_template(
    kind: str, context: Mapping[str, Any], house: str | None, mark: PaperMark | None = None
) -> str:
    """Fill the template of `kind` in this process, without a limit."""
    with printed_with(typeface_of(house)):
        html = fill(
            f"{kind}.html",
            house,
            **_values(context),
            verification=printed_code(mark.text) if mark else None,
        )
    return with_lead_ins(html)


def _values(context: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "paper": context,
        "profile": profile_for(date.fromisoformat(context["dated_on"])),
        "has_assumed": _has_assumed(context),
    }


def print_here(
    kind: str,
    context: Mapping[str, Any],
    house: str | None,
    mark: PaperMark | None = None,
    archive: Archive | None = None,
) -> bytes:
    """Print in this process, without a limit."""
    html = fill_template(kind, context, house, mark)
    record = canonical(context)
    fields = {
        **described(context, mark),
        "RecordSha256": hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest(),
        "Typeface": typeface_of(house).name,
        "TemplateVersion": template_version(kind, house),
    }
    chosen = archive or load_printing(house).archive
    return html_to_pdf(html, house, Deposit(chosen, fields, record, context["dated_on"]))


def _refuse_what_cannot_be_printed(kind: str, context: Mapping[str, Any]) -> None:
    if kind not in PAPER_KINDS:
        raise BadInput(
            _("Không có loại văn bản '{kind}'").format(kind=kind),
            [_("các loại in được: {kinds}").format(kinds=", ".join(PAPER_KINDS))],
        )
    found = faults(kind, context)
    if not found and not _is_day(context["dated_on"]):
        found = [_("dated_on: phải là ngày đầy đủ dạng 2019-08-14")]
    if found:
        raise BadInput(_("Không in được văn bản '{kind}'").format(kind=kind), found)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def render_docx(kind: str, context: Mapping[str, Any], house: str | None = None) -> bytes:
    """Write `context` as a Word file: by the Word template of `house`, else as the PDF looks.

    It carries no code for verification: that would vouch for whatever is changed in it.
    """
    _refuse_what_cannot_be_printed(kind, context)
    chosen = house_named(house)
    return apart(chosen, _docx_here, kind, context, chosen)


def _docx_here(kind: str, context: Mapping[str, Any], house: str | None) -> bytes:
    # Slow to import, and few papers are wanted as Word files.
    from inspect_flow.documents.word.house_template import fill_word_template, word_template
    from inspect_flow.documents.word.writing import html_to_docx

    template = word_template(kind, house)
    with printed_with(typeface_of(house)):
        if template is not None:
            return fill_word_template(template, _values(context))
        return html_to_docx(fill_template(kind, context, house), house)


def render_key(
    kind: str,
    context: Mapping[str, Any],
    house: str | None = None,
    mark: PaperMark | None = None,
    archive: Archive | None = None,
) -> str:
    """Return the sha-256 that changes when, and only when, the printed file may change."""
    parts = (
        RENDERER_EDITION,
        kind,
        template_version(kind, house),
        typeface_of(house).sha256,
        (archive or load_printing(house).archive).value,
        f"{mark.document} {mark.text} {mark.organ_id}" if mark else "",
        canonical(context),
    )
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _has_assumed(value: object) -> bool:
    if isinstance(value, str):
        return ASSUMED_MARK in value
    if isinstance(value, Mapping):
        return any(_has_assumed(each) for each in value.values())
    return isinstance(value, list | tuple) and any(_has_assumed(each) for each in value)
