"""HTML to PDF: the only importer of weasyprint; no text can reach a file or the network."""

from __future__ import annotations

import gc
from contextlib import redirect_stdout
from functools import cache
from importlib import import_module
from io import StringIO
from multiprocessing.util import Finalize
from typing import Any

from inspect_flow.definitions.places import folder
from inspect_flow.documents.line_fit import repair_line_breaks
from inspect_flow.documents.templates import KIND_FOLDER, read_template_file
from inspect_flow.documents.typesetting import STYLES, Style, font_bytes
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import InspectFlowError

# A private name: a font of the same name on the system is never taken.
FAMILY = "Inspect Flow Serif"
_FONT_SCHEME = "inspect-flow-font:"
_APT_LINE = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# ISO 19005-2 level b: fonts and colours inside the file, no scripts, no encryption.
_VARIANT = "pdf/a-2b"


def html_to_pdf(html: str, house: str | None = None) -> bytes:
    """Lay out `html` with the shared stylesheet and return the bytes of a PDF/A-2b file.

    Raises `InspectFlowError` naming the packages to install where pango is missing.
    """
    weasyprint = layout_engine()
    place: Any = folder(KIND_FOLDER, house)
    sheet, fonts = _stylesheet(place)
    document = weasyprint.HTML(string=html, url_fetcher=_fetcher())
    pdf: bytes = document.write_pdf(
        stylesheets=[sheet],
        font_config=fonts,
        pdf_variant=_VARIANT,
        pdf_tags=True,
        custom_metadata=True,
    )
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
def _stylesheet(place: Any) -> tuple[Any, Any]:
    # One parsed sheet and one font configuration per process: a tenth of the time of a short paper.
    layout_engine()
    # The configuration deletes its folder when it goes, which fails once the interpreter is going.
    # A process of a pool never reaches atexit; this reaches both.
    Finalize(None, _forget_fonts, exitpriority=0)
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    text = _font_faces() + read_template_file(place, "layout/paper.css")
    return CSS(string=text, font_config=fonts, url_fetcher=_fetcher()), fonts


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


@cache
def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ShippedFontsOnly(URLFetcher):  # type: ignore[misc]
        """Hands out the four fonts and nothing else: no file, no network, no data URL."""

        def fetch(self, url: str, headers: object = None) -> Any:
            style = url.removeprefix(_FONT_SCHEME)
            if style == url or style not in STYLES:
                raise ValueError(f"refused: {url[:80]}")
            return URLFetcherResponse(url, font_bytes(_style(style)), {"Content-Type": "font/ttf"})

    return ShippedFontsOnly()


def _style(name: str) -> Style:
    return next(style for style in STYLES if style == name)
