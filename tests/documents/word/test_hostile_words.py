"""Texts that want to be fields or markup, are far too long, or cannot be written."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml.ns import qn

from inspect_flow.documents.rendering import render_docx
from tests.documents.test_hostile import minutes_that_say
from tests.documents.word.reading_word import opened, without_gaps, word_text

HOSTILE = [
    "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    '{ INCLUDETEXT "C:\\\\x" } {{ 7 * 7 }} {% for x in y %}',
    "=cmd|' /C calc'!A0 ]]> <!-- &lt;b&gt; hết",
    "<script>alert(1)</script><img src=x>",
]


def minutes(*statements: str) -> bytes:
    return render_docx("minutes", minutes_that_say(*statements))


def fields(document: Any) -> list[str]:
    body = document.element.body
    return [each.tag for name in ("instrText", "fldSimple", "fldChar", "hyperlink", "drawing")
            for each in body.iter(qn(f"w:{name}"))]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_and_fields_in_a_text_are_written_as_text(text: str) -> None:
    content = minutes(text)

    assert without_gaps(text) in without_gaps(word_text(content))
    assert fields(opened(content)) == []


def test_controls_and_broken_characters_are_dropped() -> None:
    said = word_text(minutes("trước\x00\x07\x1b\ud800\u202e\ufffesau hết"))

    assert "Trước" in said
    assert "sau hết." in said
    assert not set("\x00\x07\x1b\ud800\u202e\ufffe") & set(said)


def test_an_emoji_is_shown_as_in_the_pdf() -> None:
    assert "Tốt □ và □." in word_text(minutes("tốt \U0001f44d và \u4e2d"))


def test_fifty_thousand_characters_and_an_unbreakable_word_are_written_to_the_last() -> None:
    long = "Nội dung rất dài " * 2950 + "điểm cuối cùng"

    said = word_text(minutes(long, "x" * 3000))

    assert said.count("Nội dung rất dài") == 2950
    assert "điểm cuối cùng." in said
    assert "X" + "x" * 2999 in said


def test_five_hundred_findings_are_all_written() -> None:
    said = word_text(minutes(*(f"tồn tại số {number:03d} hết" for number in range(500))))

    assert [number for number in range(500) if f"số {number:03d} hết" not in said] == []
