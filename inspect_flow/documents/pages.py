"""HTML to PDF: the only importer of weasyprint; no text can reach a file or the network."""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import Mapping
from contextlib import redirect_stdout
from functools import lru_cache
from importlib import import_module
from io import StringIO
from multiprocessing.util import Finalize
from typing import Any

from inspect_flow.documents.archival import Deposit, attachments, finisher
from inspect_flow.documents.line_fit import repair_line_breaks
from inspect_flow.documents.pictures import PICTURE_SCHEME, picture_at
from inspect_flow.documents.templates import read_template_file, template_places
from inspect_flow.documents.typefaces import STYLES, Style, Typeface, shipped_typeface, typeface_of
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError, InspectFlowError

# A private name: a font of the same name on the system is never taken.
FAMILY = "Inspect Flow Serif"
_FONT_SCHEME = "inspect-flow-font:"
_APT_LINE = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_AT = re.compile(r" at (\d+):\d+,?")
_PIXELS_PER_MM = 96 / 25.4
# A5 to A3, in mm.
_SMALLEST, _LARGEST = 140, 430


def html_to_pdf(html: str, house: str | None = None, deposit: Deposit | None = None) -> bytes:
    """Lay out `html` with the shared stylesheet and return the bytes of a tagged PDF/A file.

    Raises `InspectFlowError` naming the packages to install where pango is missing.
    """
    weasyprint = layout_engine()
    typeface, filed = typeface_of(house), deposit or Deposit()
    rules = read_template_file(template_places(house), "layout/paper.css")
    sheet, fonts = _stylesheet(rules, typeface)
    options = {
        # Level b: fonts and colours inside the file, no scripts, no encryption (ISO 19005).
        "pdf_variant": filed.variant,
        "pdf_tags": True,
        "custom_metadata": True,
        "attachments": attachments(filed),
    }
    document = weasyprint.HTML(string=html, url_fetcher=_fetcher(typeface)).render(
        font_config=fonts, stylesheets=[sheet], **options
    )
    _refuse_odd_sheets(document.pages)
    pdf: bytes = document.write_pdf(finisher=finisher(filed), **options)
    return pdf


def _refuse_odd_sheets(pages: Any) -> None:
    """Refuse a sheet that no printer takes; nothing shipped asks for one."""
    for number, page in enumerate(pages, start=1):
        width, height = (each / _PIXELS_PER_MM for each in (page.width, page.height))
        if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
            told = _("trang {number} rộng {width} mm, cao {height} mm; dùng khổ A4 trong paper.css")
            raise DefinitionError(
                _("Mẫu in đặt khổ giấy không in được"),
                [told.format(number=number, width=round(width), height=round(height))],
            )


def styled_html(html: str, house: str | None = None) -> tuple[Any, Any]:
    """Return the tree of `html` and a function that tells the computed style of each element.

    Nothing is laid out: this is what Word files are written from.
    """
    weasyprint = layout_engine()
    from weasyprint.css import get_all_computed_styles

    typeface = typeface_of(house)
    rules = read_template_file(template_places(house), "layout/paper.css")
    sheet, fonts = _stylesheet(rules, typeface)
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


@lru_cache(maxsize=4)
def _stylesheet(rules: str, typeface: Typeface) -> tuple[Any, Any]:
    # One parsed sheet and one font configuration per process: a tenth of the time of a short paper.
    layout_engine()
    # The configuration deletes its folder when it goes, which fails once the interpreter is going.
    # A process of a pool never reaches atexit; this reaches both.
    Finalize(None, _forget_fonts, exitpriority=0)
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    text = _font_faces() + rules
    return CSS(string=text, font_config=fonts, url_fetcher=_fetcher(typeface)), fonts


def stylesheet_warnings(rules: str) -> list[tuple[int, str]]:
    """Return (line, fault) of what the layout engine leaves out of a stylesheet."""
    layout_engine()
    from weasyprint.logger import LOGGER

    told: list[str] = []
    listener = logging.Handler()
    listener.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    LOGGER.addHandler(listener)
    try:
        _stylesheet.__wrapped__(rules, shipped_typeface())
    finally:
        LOGGER.removeHandler(listener)
    return [_placed(message) for message in told]


def _placed(message: str) -> tuple[int, str]:
    place = _AT.search(message)
    line = int(place[1]) - _font_faces().count("\n") if place else 0
    return line, _AT.sub("", message, count=1)


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

    class FontsAndPictures(URLFetcher):  # type: ignore[misc]
        """Hands out the four fonts and what the context holds: no file, no network, no data URL."""

        def fetch(self, url: str, headers: object = None) -> Any:
            if url in dict(pictures):
                return URLFetcherResponse(url, dict(pictures)[url], {"Content-Type": "image/png"})
            if url.startswith(PICTURE_SCHEME):
                picture, media_type = picture_at(url)
                return URLFetcherResponse(url, picture, {"Content-Type": media_type})
            style = url.removeprefix(_FONT_SCHEME)
            if style == url or style not in STYLES:
                raise ValueError(f"refused: {url[:80]}")
            content = typeface.fonts[_style(style)]
            return URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})

    return FontsAndPictures()


def _style(name: str) -> Style:
    return next(style for style in STYLES if style == name)
