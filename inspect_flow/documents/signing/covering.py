"""Tell what the pictures of signatures hide: a forged page can be laid over a true one as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from inspect_flow.documents.pdf_files import fields_of, words_in
from inspect_flow.documents.signing.stamp import Place, places, seal_place

# Other programs place a picture by hand: 5 mm around the block are still the block.
_AROUND_A_BLOCK = 14.0
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Picture:
    """Something added to be seen on a page, and the first printed words under it."""

    page: int
    is_in_block: bool
    hides: str


def added_pictures(content: bytes, length: int) -> list[Picture]:
    """Return what is seen on the pages that the first `length` bytes do not show."""
    before = content[:length]
    hands = places(fields_of(before, "").get("SignatureAreas", ""))
    blocks = [_grown(each) for hand in hands for each in (hand, seal_place(hand))]
    pictures = []
    for place in _added_places(before, content):
        is_in_block = any(_holds(block, place) for block in blocks)
        words = () if is_in_block else words_in(before, place.page, _box(place))
        pictures.append(Picture(place.page, is_in_block, " ".join(words[:_MOST_WORDS])))
    return pictures


def _added_places(before: bytes, after: bytes) -> Iterator[Place]:
    import pikepdf

    with pikepdf.open(BytesIO(before)) as old, pikepdf.open(BytesIO(after)) as new:
        for number, (was, page) in enumerate(zip(old.pages, new.pages, strict=True), start=1):
            known = {each.objgen for each in _annotations(was) if each.is_indirect}
            for each in _annotations(page):
                if each.is_indirect and each.objgen in known:
                    continue
                place = _place(number, [float(point) for point in each.Rect])
                if place.width > 1 and place.height > 1:
                    yield place


def _annotations(page: Any) -> Sequence[Any]:
    return list(page.obj.get("/Annots", []))


def _place(page: int, corners: Sequence[float]) -> Place:
    left, right = sorted((corners[0], corners[2]))
    bottom, top = sorted((corners[1], corners[3]))
    return Place(page, left, bottom, right, top)


def _grown(place: Place) -> Place:
    more = _AROUND_A_BLOCK
    return Place(
        place.page, place.left - more, place.bottom - more, place.right + more, place.top + more
    )


def _holds(block: Place, place: Place) -> bool:
    return (
        block.page == place.page
        and block.left <= place.left
        and block.bottom <= place.bottom
        and place.right <= block.right
        and place.top <= block.top
    )


def _box(place: Place) -> tuple[float, float, float, float]:
    return place.left, place.bottom, place.right, place.top
