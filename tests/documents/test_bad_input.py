"""Every kind of paper with texts as careless, unlucky and hostile hands would type them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from inspect_flow.documents.measuring.reading import Page, read_file
from inspect_flow.documents.rendering import render_docx, render_html, render_pdf
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.papers import PAPER_KINDS
from tests.documents.samples import sample
from tests.documents.spoiling import (
    lists_of_rows,
    replaced,
    shortened,
    typed_texts,
    with_every_text,
)

# Emoji, Khmer, Chinese, Arabic from right to left, a mark of direction, a bell.
STRANGE = "😀 ក 漢 السلام \u202e \x07"
UNBREAKABLE = "x" * 120
LEFT, RIGHT = 30.0, 15.0
# Where 500 findings, rows or people stand in a paper: one kind for each way of laying them out.
ROWS: dict[str, tuple[str | int, ...]] = {
    "plan": ("schedule",),
    "draft_minutes": ("areas", 0, "shortcomings"),
    "conclusion": ("areas", 0, "shortcomings"),
    "file_index": ("papers",),
}
# Between them these use every part of the layout: printing all 26 kinds would take minutes.
LAID_OUT = (
    "plan_decision", "checklist", "minutes", "reminder_letter", "campaign_summary", "news",
    "verification_slip", "self_report",
)  # fmt: skip


class Snare:
    """A file that nobody may read and a server that nobody may ask, as texts that name them."""

    def __init__(self, folder: Path) -> None:
        self.secret = folder / "secret.txt"
        self.secret.write_text("KHÔNG AI ĐƯỢC ĐỌC", encoding="utf-8")
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_error(404)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def text(self) -> str:
        """Return markup that would reach both, and a template that would compute."""
        file, address = self.secret.as_uri(), f"http://127.0.0.1:{self.server.server_port}"
        return (
            f"</p></td><svg><image href='{file}'/><script>alert(1)</script></svg>"
            f'<img src="{address}/a"><link rel=attachment href="{file}">'
            f"<style>@import url({address}/b)</style>{{{{ 7 * 7 }}}}"
        )


@pytest.fixture(scope="module")
def snare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snare]:
    """Lend the snare of this module."""
    laid = Snare(tmp_path_factory.mktemp("snare"))
    yield laid
    laid.server.shutdown()
    laid.server.server_close()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[tuple[str, tuple[str, ...]]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add((tag, tuple(name for name, _value in attrs)))


def tags_in(html: str) -> set[tuple[str, tuple[str, ...]]]:
    """Return every element of a page with the names of its attributes."""
    reader = _Tags()
    reader.feed(html)
    return reader.tags


def words_outside(page: Page) -> list[str]:
    """Return the words that stand in the margin at the right, at the left or are cut off."""
    return [
        word.text
        for word in page.words
        if word.left < LEFT - 0.5
        or word.right > page.width - RIGHT + 0.5
        or word.top < 0
        or word.bottom > page.height
    ]


def printed_whole(kind: str, paper: Any) -> str:
    """Print the paper, see that nothing is cut off, and return its text without blanks."""
    pages = read_file(render_pdf(kind, paper)).pages
    outside = {page.number: words_outside(page) for page in pages}
    assert {number: words for number, words in outside.items() if words} == {}
    return "".join(word.text for page in pages for word in page.words)


def spoiled_by(snare: Snare, kind: str) -> tuple[Any, Any]:
    """Return a paper, and the same with all that is bad in each of its texts."""
    paper = shortened(sample(f"commune_{kind}"))
    bad = f"{snare.text} {UNBREAKABLE} {STRANGE}"
    return paper, with_every_text(paper, lambda text: f"{text} {bad}")


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_whatever_stands_in_any_text_adds_no_element(kind: str, snare: Snare) -> None:
    paper, spoiled = spoiled_by(snare, kind)
    # A break within a long name and a number that stays whole are ours.
    ours = {("br", ()), ("span", ("class",))}

    assert tags_in(render_html(kind, spoiled)) - ours <= tags_in(render_html(kind, paper))


@pytest.mark.parametrize("kind", LAID_OUT)
def test_whatever_stands_in_any_text_stays_text_and_on_the_page(kind: str, snare: Snare) -> None:
    paper, spoiled = spoiled_by(snare, kind)

    text = printed_whole(kind, spoiled)

    assert "<script>alert(1)</script>" in text
    assert "□□□□□□□□□" in text
    assert text.lower().count("x" * 12) >= len(list(typed_texts(paper))) / 3
    assert "KHÔNGAIĐƯỢCĐỌC" not in text
    assert snare.asked == []


def emptied(kind: str) -> Any:
    """Return a paper whose every list and text is empty."""
    paper = with_every_text(sample(f"commune_{kind}"), lambda _text: "")
    for path, _entries in list(lists_of_rows(paper)):
        if len(path) == 1:
            paper = replaced(paper, path, [])
    return paper


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_an_empty_draft_is_printed(kind: str) -> None:
    assert printed_whole(kind, {**emptied(kind), "draft": True})


@pytest.mark.parametrize("kind", LAID_OUT)
def test_an_empty_paper_is_printed_as_issued(kind: str) -> None:
    assert printed_whole(kind, {**emptied(kind), "draft": False})


@pytest.mark.parametrize("kind", ROWS)
def test_five_hundred_rows_are_printed_to_the_last(kind: str) -> None:
    paper = sample(f"commune_{kind}")
    place = ROWS[kind]
    entries = dict(lists_of_rows(paper))[place]
    inner, _text = max(typed_texts(entries[0]), key=lambda each: len(each[1]))
    rows = [replaced(entries[0], inner, f"dòng thứ {number:03d} hết") for number in range(500)]

    text = printed_whole(kind, replaced(paper, place, rows))

    missing = [n for n in range(500) if f"òngthứ{n:03d}hết" not in text]
    assert missing == []


def test_fifty_thousand_characters_are_printed_to_the_last() -> None:
    paper = sample("commune_submission")
    place, _text = max(typed_texts(paper), key=lambda each: len(each[1]))

    text = printed_whole(
        "submission", replaced(paper, place, "nội dung rất dài " * 2940 + "điểm cuối")
    )

    assert text.lower().count("nộidungrấtdài") > 2900
    assert "điểmcuối" in text.lower()


def test_a_subject_of_fifty_thousand_characters_takes_seconds() -> None:
    paper = {**sample("commune_minutes"), "subject": "nội dung rất dài " * 2940 + "điểm cuối"}

    assert "điểmcuối" in printed_whole("minutes", paper)


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_word_files_take_the_same_texts(kind: str, snare: Snare) -> None:
    _paper, spoiled = spoiled_by(snare, kind)

    assert render_docx(kind, spoiled)[:2] == b"PK"
    assert snare.asked == []


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_a_context_of_another_shape_is_refused_in_words(kind: str) -> None:
    paper = dict.fromkeys(sample(f"commune_{kind}"), 7)

    with pytest.raises(BadInput) as refused:
        render_pdf(kind, paper)

    assert len(refused.value.reasons) > 5
