"""Photographs of an inspection that its news item shows."""

from __future__ import annotations

from typing import Any

from inspect_flow.locale.translation import _, _n
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.tables import Inspection
from inspect_flow.services import journal
from inspect_flow.services.papers.news import PHOTOS
from inspect_flow.services.permissions import require
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput

MOST_PHOTOS = 8
LONGEST_CAPTION = 300


def add_photograph(
    work: Work, inspection: Inspection, content: bytes, media_type: str, caption: str, alt: str = ""
) -> int:
    """Add a picture that was read with care, with the words under it; return how many there are."""
    require(work, inspection, "document.draft")
    known = list(inspection.extra.get(PHOTOS) or [])
    words = " ".join(nfc(caption).split())
    if not words or len(words) > LONGEST_CAPTION:
        raise BadInput(
            _("Chú thích ảnh phải có từ 1 đến {limit} ký tự").format(limit=LONGEST_CAPTION)
        )
    if len(known) >= MOST_PHOTOS:
        raise BadInput(
            _n("{code}: tin bài đã có {count} ảnh", len(known)).format(
                code=inspection.code, count=len(known)
            ),
            [_("bỏ bớt ảnh bằng --clear rồi thêm lại")],
        )
    shown: dict[str, Any] = {
        "sha256": work.office.files.put(content),
        "media_type": media_type,
        "caption": words,
        "alt": " ".join(nfc(alt).split()),
    }
    extra = {**inspection.extra, PHOTOS: [*known, shown]}
    details = {"caption": words, "sha256": shown["sha256"]}
    journal.change(work, inspection, {"extra": extra}, "inspection.photo_added", details)
    return len(known) + 1


def remove_photographs(work: Work, inspection: Inspection) -> None:
    """Take all pictures out of the news item; issued ones stay as they were."""
    require(work, inspection, "document.draft")
    extra = {key: value for key, value in inspection.extra.items() if key != PHOTOS}
    journal.change(work, inspection, {"extra": extra}, "inspection.photos_removed")
