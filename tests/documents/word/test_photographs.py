"""The photographs of a news item in its Word file: the picture itself and what it shows."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from inspect_flow.documents.rendering import render_docx
from tests.documents.samples import sample
from tests.documents.word.reading_word import opened


def a_photograph(width: int, height: int) -> bytes:
    written = BytesIO()
    Image.new("RGB", (width, height), (30, 90, 60)).save(written, "JPEG")
    return written.getvalue()


@pytest.mark.parametrize("size", [(1600, 900), (600, 1200)])
def test_a_photograph_is_put_in_whole_and_fits_the_page(size: tuple[int, int]) -> None:
    photograph = a_photograph(*size)
    context: dict[str, Any] = {**sample("commune_news")}
    shown = {"picture": b64encode(photograph).decode(), "media_type": "image/jpeg"}
    context["photos"] = [
        {"caption": "quang cảnh buổi kiểm tra", "alt": "Hai bên quanh bàn họp", **shown}
    ]

    document = opened(render_docx("news", context))

    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Hai bên quanh bàn họp"
    assert shape.width.mm <= 165
    assert shape.height / shape.width == pytest.approx(size[1] / size[0], rel=0.01)
    parts = [each.blob for each in document.part.package.parts if "/media/" in each.partname]
    assert parts == [photograph]
    assert any("Quang cảnh buổi kiểm tra" in each.text for each in document.paragraphs)
