"""The typeface of a house: the shipped one, or the house's own files, whole or refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from inspect_flow.definitions.printing import house_folder
from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError

Style = Literal["Regular", "Bold", "Italic", "BoldItalic"]
STYLES: tuple[Style, ...] = ("Regular", "Bold", "Italic", "BoldItalic")
FONTS_FOLDER = "fonts"
_ENDINGS = (".ttf", ".otf")
# Bit 0 of head.macStyle is bold, bit 1 italic.
_STYLE_OF_BITS: tuple[Style, ...] = STYLES
_BASES, _TONES = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VIETNAMESE = {unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in _TONES}
# What the templates themselves print besides letters; all of it stands in Times New Roman.
_NEEDED = _VIETNAMESE | {"đ", "Đ", *"…–“”□√"} | {chr(code) for code in range(0x20, 0x7F)}


@dataclass(frozen=True, slots=True)
class Typeface:
    """Four font files that belong together; equal where their bytes are."""

    sha256: str
    name: str = field(compare=False)
    fonts: Mapping[Style, bytes] = field(compare=False, repr=False)


def typeface_of(house: str | None = None) -> Typeface:
    """Return the typeface that `house` prints with.

    Raises `DefinitionError` naming each style and each Vietnamese letter that its files lack.
    """
    place = house_folder(house)
    found = _font_files(place / FONTS_FOLDER) if place is not None else []
    if not found:
        return shipped_typeface()
    return _house_typeface(tuple((file, file.stat().st_mtime_ns) for file in found))


@cache
def shipped_typeface() -> Typeface:
    """Return Liberation Serif, which comes with the program."""
    place = files("inspect_flow.documents") / "fonts"
    return _typeface(
        {style: (place / f"LiberationSerif-{style}.ttf").read_bytes() for style in STYLES}
    )


_CURRENT: ContextVar[Typeface | None] = ContextVar("typeface", default=None)


def current_typeface() -> Typeface:
    """Return the typeface that is being printed with."""
    return _CURRENT.get() or shipped_typeface()


@contextmanager
def printed_with(typeface: Typeface) -> Iterator[None]:
    """Measure and check characters by `typeface` as long as this lasts."""
    token = _CURRENT.set(typeface)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def _font_files(place: Path) -> list[Path]:
    if not place.is_dir():
        return []
    listed = sorted(each for each in place.iterdir() if each.suffix.lower() in _ENDINGS)
    if not listed:
        raise DefinitionError(str(place), [_missing_styles(STYLES)])
    return listed


@cache
def _house_typeface(dated: tuple[tuple[Path, int], ...]) -> Typeface:
    place = dated[0][0].parent
    fonts: dict[Style, bytes] = {}
    faults: list[str] = []
    families: dict[str, str] = {}
    for file, _changed in dated:
        read = _read(file, faults)
        if read is None:
            continue
        content, font = read
        style = _STYLE_OF_BITS[font["head"].macStyle & 3]
        if style in fonts:
            faults.append(_("{file}: đã có tệp khác cho kiểu {style}").format(
                file=file.name, style=style))  # fmt: skip
        fonts[style] = content
        families[str(font["name"].getBestFamilyName())] = file.name
        faults += _missing_letters(file.name, font)
    missing = [style for style in STYLES if style not in fonts]
    faults += [_missing_styles(missing)] if missing else []
    if len(families) > 1:
        listed = ", ".join(f"{family} ({name})" for family, name in families.items())
        faults.append(_("các tệp thuộc nhiều phông khác nhau: {families}").format(families=listed))
    if faults:
        raise DefinitionError(_("Phông chữ riêng trong {place}").format(place=place), faults)
    return _typeface(fonts)


def _read(file: Path, faults: list[str]) -> tuple[bytes, Any] | None:
    from fontTools.ttLib import TTFont

    try:
        content = file.read_bytes()
        font = TTFont(BytesIO(content), lazy=True)
        # What is read at first use tells whether the file is whole.
        font["head"], font["name"], font["hmtx"], font.getBestCmap()
    except OSError as fault:
        faults.append(f"{file.name}: {spoken_fault(fault)}")
    except Exception:
        # fontTools raises whatever a broken table leads it to.
        faults.append(_("{file}: không phải tệp phông chữ dùng được").format(file=file.name))
    else:
        return content, font
    return None


def _missing_letters(name: str, font: Any) -> list[str]:
    known = font.getBestCmap()
    missing = sorted(each for each in _NEEDED if ord(each) not in known)
    if not missing:
        return []
    shown = " ".join(missing[:12]) + (" …" if len(missing) > 12 else "")
    return [
        _("{file}: thiếu {count} chữ, dấu phải có: {letters}").format(
            file=name, count=len(missing), letters=shown
        )
    ]


def _missing_styles(styles: tuple[Style, ...] | list[Style]) -> str:
    return _("thiếu kiểu {styles}; cần đủ bốn tệp Regular, Bold, Italic, BoldItalic").format(
        styles=", ".join(styles)
    )


def _typeface(fonts: Mapping[Style, bytes]) -> Typeface:
    from fontTools.ttLib import TTFont

    names = TTFont(BytesIO(fonts["Regular"]), lazy=True)["name"]
    edition = str(names.getDebugName(5) or "").removeprefix("Version ").split(";")[0].strip()
    digest = sha256(b"".join(sha256(fonts[style]).digest() for style in STYLES)).hexdigest()
    name = f"{names.getBestFamilyName()} {edition}".strip()
    return Typeface(digest, name, MappingProxyType(dict(fonts)))
