"""The file around the text: an empty document of ours, and bytes that are always the same."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument

from inspect_flow.documents.word.markup import w
from inspect_flow.documents.word.named_styles import LANGUAGE, styles_part
from inspect_flow.documents.word.paragraphs import Styles

_SETTINGS = "http://schemas.microsoft.com/office/word"
# Parts of the library's model document that say nothing about ours.
_NEEDLESS = (
    "stylesWithEffects",
    "customXml",
    "thumbnail",
    "webSettings",
    "numbering",
    "extended-properties",
)
_DAWN = (1980, 1, 1, 0, 0, 0)


def empty_document(styles: Styles) -> WordDocument:
    """Return a document without text: our styles, Vietnamese, as Word 2013 and later have it."""
    document = Document()
    for part in (document.part, document.part.package):
        for identity, relation in list(part.rels.items()):
            if relation.reltype.endswith(_NEEDLESS):
                del part.rels[identity]
    _replace(document.styles.element, list(styles_part(styles)))
    _replace(document.settings.element, _settings())
    _replace(document.element.body, [])
    return document


def _replace(element: Any, children: list[Any]) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(children)


def _settings() -> list[Any]:
    options = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "doNotFlipMirrorIndents": 1,
    }
    compat = [w("compatSetting", name=n, uri=_SETTINGS, val=v) for n, v in options.items()]
    return [
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("compat", *compat),
        w("themeFontLang", val=LANGUAGE),
    ]


def set_properties(document: WordDocument, said: Mapping[str, str]) -> None:
    """Fill the core properties from what the head of the paper says."""
    properties = document.core_properties
    properties.title = properties.subject = said["title"][:255]
    properties.author = said.get("author", "")[:255]
    properties.keywords = said.get("keywords", "")[:255]
    properties.comments = properties.last_modified_by = properties.category = ""
    properties.language = LANGUAGE
    properties.revision = 1
    day = datetime.fromisoformat(said["dcterms.created"]).replace(tzinfo=UTC)
    properties.created = properties.modified = day


def file_bytes(document: Any) -> bytes:
    """Save `document`; the same content gives the same bytes on any day."""
    saved = BytesIO()
    document.save(saved)
    return with_fixed_dates(saved)


def with_fixed_dates(saved: BytesIO) -> bytes:
    """Write the archive anew with one date for all parts, the list of types first."""
    result = BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(result, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _DAWN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name), compresslevel=6)
    return result.getvalue()
