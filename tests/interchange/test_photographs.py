"""Photographs that people hand in: drawn anew, never trusted."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from inspect_flow.interchange.photographs import LARGEST_FILE, LONGEST_SIDE, read_photograph
from inspect_flow.vocabulary.errors import BadInput
from tests.documents.photographs import SECRET, a_picture


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_a_camera_hides_in_a_picture_is_gone(kind: str) -> None:
    given = a_picture(kind)
    assert SECRET.encode() in given

    kept = read_photograph(given, "anh")

    assert SECRET.encode() not in kept.content
    assert not opened(kept.content).getexif()
    assert opened(kept.content).format == kind


def test_a_picture_taken_on_its_side_is_put_upright() -> None:
    kept = read_photograph(a_picture(turned=True), "anh.jpg")

    assert (kept.width, kept.height) == (600, 900)


def test_a_large_picture_is_made_smaller() -> None:
    kept = read_photograph(a_picture(size=(4000, 1000)), "anh.jpg")

    assert opened(kept.content).size == (kept.width, kept.height) == (LONGEST_SIDE, 300)


def test_what_is_transparent_becomes_white() -> None:
    written = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(written, "PNG")

    kept = read_photograph(written.getvalue(), "anh.png")

    assert opened(kept.content).getpixel((0, 0)) == (255, 255, 255)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def a_bomb() -> bytes:
    """Build a PNG of a few hundred bytes that claims 50,000 by 50,000 points."""
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", body), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def a_gif() -> bytes:
    written = BytesIO()
    Image.new("RGB", (4, 4)).save(written, "GIF")
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "rỗng"),
        (b"\xff" * (LARGEST_FILE + 1), "nặng quá"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "không phải ảnh"),
        (b"<html><img src='file:///etc/passwd'></html>", "không phải ảnh"),
        (a_gif(), "không phải ảnh"),
        (a_bomb(), "quá nhiều điểm"),
        (a_picture()[:4000], "cắt cụt"),
        (a_picture("PNG")[:200], "cắt cụt"),
    ],
    ids=["empty", "huge", "svg", "html", "gif", "bomb", "cut-jpeg", "cut-png"],
)
def test_anything_else_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_photograph(content, "anh.jpg")

    assert "anh.jpg" in refused.value.thing
    assert reason in refused.value.reasons[0]
