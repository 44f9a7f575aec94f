"""HTML to PDF: the only importer of weasyprint; no text can reach a file or the network."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from contextlib import redirect_stdout
from functools import cache, lru_cache
from importlib import import_module
from io import StringIO
from multiprocessing.util import Finalize
from typing import Any

from inspect_flow.definitions.places import folder
from inspect_flow.documents.archival import Deposit, attachments, finisher
from inspect_flow.documents.line_fit import repair_line_breaks
from inspect_flow.documents.templates import KIND_FOLDER, read_template_file
from inspect_flow.documents.typefaces import STYLES, Style, Typeface, shipped_typeface, typeface_of
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import InspectFlowError

# A private name: a font of the same name on the system is never taken.
FAMILY = "Inspect Flow Serif"
_FONT_SCHEME = "inspect-flow-font:"
_APT_LINE = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def html_to_pdf(html: str, house: str | None = None, deposit: Deposit | None = None) -> bytes:
    """Lay out `html` with the shared stylesheet and return the bytes of a tagged PDF/A file.

    Raises `InspectFlowError` naming the packages to install where pango is missing.
    """
    weasyprint = layout_engine()
    place: Any = folder(KIND_FOLDER, house)
    typeface, filed = typeface_of(house), deposit or Deposit()
    sheet, fonts = _stylesheet(place, typeface)
    document = weasyprint.HTML(string=html, url_fetcher=_fetcher(typeface))
    pdf: bytes = document.write_pdf(
        stylesheets=[sheet],
        font_config=fonts,
        # Level b: fonts and colours inside the file, no scripts, no encryption (ISO 19005).
        pdf_variant=filed.variant,
        pdf_tags=True,
        custom_metadata=True,
        attachments=attachments(filed),
        finisher=finisher(filed),
    )
    return pdf


def styled_html(html: str, house: str | None = None) -> tuple[Any, Any]:
    """Return the tree of `html` and a function that tells the computed style of each element.

    Nothing is laid out: this is what Word files are written from.
    """
    weasyprint = layout_engine()
    from weasyprint.css import get_all_computed_styles

    place: Any = folder(KIND_FOLDER, house)
    typeface = typeface_of(house)
    sheet, fonts = _stylesheet(place, typeface)
    document = weasyprint.HTML(string=html, url_fetcher=_fetcher(typeface))
    return document, get_all_computed_styles(document, [sheet], font_config=fonts)


def stamp_to_pdf(html: str, css: str, pictures: Mapping[str, bytes]) -> bytes:
    """Lay out a stamp with the shipped typeface; of pictures it sees only those handed over."""
    weasyprint = layout_engine()
    fetcher = _fetcher(shipped_typeface(), tuple(pictures.items()))
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=_font_faces() + css, font_config=fonts, url_fetcher=fetcher)
    document = weasyprint.HTML(string=html, url_fetcher=fetcher)
    pdf: bytes = document.write_pdf(stylesheets=[sheet], font_config=fonts)
    return pdf


def layout_engine() -> Any:
    """Import weasyprint, or say which packages of the system it lacks."""
    try:
        # On a failed import it prints advice in English, on standard output.
        with redirect_stdout(StringIO()):
            engine = import_module("weasyprint")
        repair_line_breaks()
        return engine
    except OSError as fault:
        raise InspectFlowError(
            _("Chưa in được PDF: máy thiếu thư viện dàn trang pango"),
            [
                _("thư viện còn thiếu: {fault}").format(fault=str(fault).splitlines()[0]),
                _("cài đặt bằng lệnh: {command}").format(command=_APT_LINE),
            ],
        ) from None


@cache
def _stylesheet(place: Any, typeface: Typeface) -> tuple[Any, Any]:
    # One parsed sheet and one font configuration per process: a tenth of the time of a short paper.
    layout_engine()
    # The configuration deletes its folder when it goes, which fails once the interpreter is going.
    # A process of a pool never reaches atexit; this reaches both.
    Finalize(None, _forget_fonts, exitpriority=0)
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    text = _font_faces() + read_template_file(place, "layout/paper.css")
    return CSS(string=text, font_config=fonts, url_fetcher=_fetcher(typeface)), fonts


def _forget_fonts() -> None:
    _stylesheet.cache_clear()
    gc.collect()


def _font_faces() -> str:
    return "".join(
        f'@font-face {{ font-family: "{FAMILY}"; src: url("{_FONT_SCHEME}{style}");'
        f" font-weight: {'bold' if 'Bold' in style else 'normal'};"
        f" font-style: {'italic' if 'Italic' in style else 'normal'}; }}\n"
        for style in STYLES
    )


@lru_cache(maxsize=8)
def _fetcher(typeface: Typeface, pictures: tuple[tuple[str, bytes], ...] = ()) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class FontsOnly(URLFetcher):  # type: ignore[misc]
        """Hands out the four fonts and nothing else: no file, no network, no data URL."""

        def fetch(self, url: str, headers: object = None) -> Any:
            if url in dict(pictures):
                return URLFetcherResponse(url, dict(pictures)[url], {"Content-Type": "image/png"})
            style = url.removeprefix(_FONT_SCHEME)
            if style == url or style not in STYLES:
                raise ValueError(f"refused: {url[:80]}")
            content = typeface.fonts[_style(style)]
            return URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})

    return FontsOnly()


def _style(name: str) -> Style:
    return next(style for style in STYLES if style == name)
