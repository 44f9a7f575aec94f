"""What is seen of a signature: a small page, laid out like the papers, put where the hand signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from types import MappingProxyType
from typing import Any

from inspect_flow.documents.pages import FAMILY, stamp_to_pdf
from inspect_flow.locale.dates import DEADLINE_ZONE
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

_POINTS_PER_MM = 72 / 25.4
# NĐ 30/2020, Phụ lục I: the seal covers about a third of the signature, on its left.
_SEAL_SIDE, _HAND_WIDTH = 36 * _POINTS_PER_MM, 40 * _POINTS_PER_MM
_LARGEST_PICTURE = 5 * 1024 * 1024
_MOST_PIXELS = 25_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page, in points from its lower left corner; pages count from 1."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Return the width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height in points."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Stamp:
    """The page to be shown and where."""

    place: Place
    pdf: bytes = field(repr=False)


def places(areas: str) -> list[Place]:
    """Read the signature areas that a printed file carries."""
    found = []
    for area in filter(None, (each.split() for each in areas.split(";"))):
        page, *points = area
        found.append(Place(int(page), *(float(each) for each in points)))
    return found


def seal_place(hand: Place) -> Place:
    """Return where the agency's seal goes: a third over the left of the signature."""
    middle, centre = (hand.left + hand.right) / 2, (hand.bottom + hand.top) / 2
    right = middle - _HAND_WIDTH / 2 + _HAND_WIDTH / 3
    return Place(
        hand.page, right - _SEAL_SIDE, centre - _SEAL_SIDE / 2, right, centre + _SEAL_SIDE / 2
    )


def picture_stamp(place: Place, picture: bytes, name: str) -> Stamp:
    """Show the picture of a signature or a seal and nothing else."""
    _refuse_other_than_png(picture, name)
    body = '<img src="inspect-flow-picture:0" alt="">'
    return _laid_out(place, body, MappingProxyType({"inspect-flow-picture:0": picture}))


def text_stamp(place: Place, name: str, organisation: str, at: datetime) -> Stamp:
    """Say who signed and when; no picture is drawn that nobody gave."""
    from markupsafe import escape

    lines = [f"Ký bởi: {name}"]
    lines += [f"Cơ quan: {organisation}"] if organisation else []
    # The decree's form of the time: ISO 8601 with the Vietnamese zone.
    lines.append(f"Thời gian ký: {at.astimezone(DEADLINE_ZONE).isoformat(timespec='seconds')}")
    return _laid_out(place, "".join(f"<p>{escape(line)}</p>" for line in lines), {})


def _laid_out(place: Place, body: str, pictures: Mapping[str, bytes]) -> Stamp:
    css = (
        f"@page {{ size: {place.width:.1f}pt {place.height:.1f}pt; margin: 0 }}"
        f'html {{ font: 8pt "{FAMILY}"; line-height: 1.15; color: black }}'
        "body { margin: 0; height: 100vh; overflow: hidden; display: flex; flex-direction: column;"
        " justify-content: center; align-items: center; text-align: center }"
        "p { margin: 0; max-width: 100%; overflow-wrap: anywhere }"
        f"img {{ max-width: {min(place.width, _HAND_WIDTH):.1f}pt;"
        f" max-height: {place.height:.1f}pt; object-fit: contain }}"
    )
    return Stamp(place, stamp_to_pdf(f"<body>{body}</body>", css, pictures))


def _refuse_other_than_png(picture: bytes, name: str) -> None:
    from PIL import Image, UnidentifiedImageError

    title = _("Ảnh {name}").format(name=name)
    if len(picture) > _LARGEST_PICTURE or not picture.startswith(b"\x89PNG\r\n\x1a\n"):
        raise BadInput(title, [_("phải là ảnh .png nền trong suốt, nhiều nhất 5 MB")])
    try:
        with Image.open(BytesIO(picture)) as image:
            opened: Any = image
            pixels = opened.width * opened.height
            if pixels <= _MOST_PIXELS:
                opened.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as fault:
        raise BadInput(title, [_("tệp ảnh hỏng; xuất lại từ phần mềm vẽ")]) from fault
    if pixels > _MOST_PIXELS:
        raise BadInput(title, [_("ảnh quá lớn; thu nhỏ còn vài nghìn điểm ảnh mỗi chiều")])
