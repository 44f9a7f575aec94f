"""Drawn pictures in the place of photographs, with what cameras hide in them."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

from PIL import Image, ImageDraw

from inspect_flow.interchange.photographs import read_photograph
from inspect_flow.vocabulary.overview_papers import NewsPhoto

SECRET = "10.5 N 107.2 E"


def a_picture(
    kind: str = "JPEG", size: tuple[int, int] = (900, 600), turned: bool = False
) -> bytes:
    """Draw a picture that carries a place and a comment, as a phone's does."""
    picture = Image.new("RGB", size, "#d9d9d9")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((size[0] // 10, size[1] // 2, size[0] * 9 // 10, size[1]), fill="#8c8c8c")
    pen.ellipse((size[0] // 3, size[1] // 6, size[0] // 2, size[1] // 2), fill="#404040")
    exif = Image.Exif()
    exif[0x010E] = SECRET
    if turned:
        exif[0x0112] = 6
    written = BytesIO()
    picture.save(written, kind, exif=exif)
    return written.getvalue()


def a_photo(caption: str) -> NewsPhoto:
    photograph = read_photograph(a_picture(), "anh.jpg")
    picture, alt = b64encode(photograph.content).decode("ascii"), f"Ảnh: {caption}"
    return NewsPhoto(picture=picture, media_type="image/jpeg", caption=caption, alt=alt)
