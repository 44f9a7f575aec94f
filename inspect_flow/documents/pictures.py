"""Photographs inside a context: the address that carries their bytes, and back."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

# Carries the bytes themselves: only what a context holds can be drawn, no file, no network.
PICTURE_SCHEME = "inspect-flow-picture:"
ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


def drawn_picture(photo: Mapping[str, str]) -> Markup:
    """Return the picture of a photograph for the paper."""
    from markupsafe import Markup

    place = f"{PICTURE_SCHEME}{photo['media_type']},{photo['picture']}"
    return Markup('<img src="{}" alt="{}">').format(place, photo["alt"])


def picture_at(url: str) -> tuple[bytes, str]:
    """Return bytes and type of a picture that stands in the address itself."""
    media_type, _comma, written = url.removeprefix(PICTURE_SCHEME).partition(",")
    if media_type not in ENDINGS:
        raise ValueError(f"refused: {url[:80]}")
    return b64decode(written, validate=True), media_type
