"""Texts that want to be more than text, are far too long, or cannot be printed."""

from __future__ import annotations

import http.server
import threading
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspect_flow.documents.pages import html_to_pdf
from inspect_flow.documents.rendering import render_html, render_pdf
from inspect_flow.documents.templates import as_markup
from tests.documents.commune_papers import a_finding
from tests.documents.reading import texts, whole_text, words
from tests.documents.samples import sample

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src="file:///etc/passwd"><a rel=attachment href="file:///etc/passwd">x</a>',
    "{{ 7 * 7 }} {% include 'x' %}",
    "<style>@import url(http://127.0.0.1:9/x)</style>",
    "&lt;b&gt; &amp; \"'",
    "]]> <!-- -->",
]


def minutes_that_say(*statements: str) -> dict[str, Any]:
    paper = dict(sample("commune_minutes"))
    area = {"title": "Nội dung", "context": [], "strengths": []}
    paper["areas"] = [area | {"shortcomings": [a_finding(each) for each in statements]}]
    return paper


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_text_is_printed_as_text(text: str) -> None:
    printed = whole_text(render_pdf("minutes", minutes_that_say(text)))

    assert "".join(text.split()) in "".join(printed.split())


def test_a_local_file_cannot_be_read_into_the_paper(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("KHÔNG ĐƯỢC ĐỌC", encoding="utf-8")
    link = f'<link rel="attachment" href="{secret.as_uri()}"><img src="{secret.as_uri()}">'

    pdf = html_to_pdf(f"<html><body>{link}<object data='{secret.as_uri()}'></object></body></html>")

    assert b"EmbeddedFile" not in pdf
    assert "KHÔNG" not in whole_text(pdf)


def test_the_network_is_never_asked() -> None:
    asked: list[str] = []
    with _server(asked) as address:
        html_to_pdf(
            f"<html><head><link rel=stylesheet href='{address}/a.css'></head>"
            f"<body style='background:url({address}/b.png)'><img src='{address}/c.png'></body>"
        )

    assert asked == []


def test_an_unbreakable_word_stays_on_the_page() -> None:
    pdf = render_pdf("minutes", minutes_that_say("x" * 3000))

    assert whole_text(pdf).replace(" ", "").count("x" * 20) > 100
    assert len(texts(pdf)) < 10


def test_fifty_thousand_characters_are_printed_to_the_last() -> None:
    text = "Nội dung rất dài " * 2950 + "điểm cuối cùng"

    printed = whole_text(render_pdf("minutes", minutes_that_say(text)))

    assert printed.count("Nội dung rất dài") > 2800
    assert "điểm cuối cùng." in printed


def test_five_hundred_findings_are_all_printed() -> None:
    paper = minutes_that_say(*(f"tồn tại số {number:03d} hết" for number in range(500)))

    printed = whole_text(render_pdf("minutes", paper))

    assert all(f"Tồn tại số {number:03d} hết." in printed for number in range(500))


@pytest.mark.parametrize("kind", ["plan", "notice", "dossier", "checklist", "minutes"])
@pytest.mark.parametrize("draft", [True, False])
def test_a_paper_with_every_list_empty_is_printed(kind: str, draft: bool) -> None:
    paper = dict(sample(f"commune_{kind}"), draft=draft)
    paper.update({name: [] for name, value in paper.items() if isinstance(value, list)})

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in whole_text(render_pdf(kind, paper))


@pytest.mark.parametrize("kind", ["conclusion", "directive"])
def test_a_paper_with_no_finding_is_printed(kind: str) -> None:
    paper = dict(sample(f"commune_{kind}"), areas=[], requirements=[], opening=[], report_to="")

    assert "./." in whole_text(render_pdf(kind, paper))


def test_what_the_typeface_lacks_shows_as_a_box_and_controls_vanish() -> None:
    text = "mặt cười 😀, chữ Khmer ក, chữ Hán 漢, đảo chiều \u202e, đích \x07, ô ☑ ✓ ☐"

    printed = whole_text(render_pdf("minutes", minutes_that_say(text)))

    assert "Mặt cười □, chữ Khmer □, chữ Hán □, đảo chiều , đích , ô √ √ □." in printed


def test_decomposed_text_is_printed_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "khiếu nại của người dân")

    assert "Khiếu nại của người dân." in whole_text(
        render_pdf("minutes", minutes_that_say(decomposed))
    )


@given(st.text(max_size=80))
def test_no_text_becomes_markup(text: str) -> None:
    from html import unescape

    marked = str(as_markup(text))
    for tag in ('<span class="whole">', "</span>", "<br>", '<sup class="assumed">', "</sup>"):
        marked = marked.replace(tag, "")

    assert "<" not in marked
    assert "&" not in unescape(marked) or "&" in text


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_text_can_be_filled_in(statements: list[str]) -> None:
    html = render_html("minutes", minutes_that_say(*statements))

    assert html.count("<script") == 0
    assert html.rstrip().endswith("</html>")


class _Asked(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


class _server:
    def __init__(self, asked: list[str]) -> None:
        handler = type("Handler", (_Asked,), {"asked": asked})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def test_a_cell_longer_than_a_page_is_printed_to_the_last_word() -> None:
    paper = dict(sample("commune_directive"))
    finding = " ".join(f"từ{number:04d}" for number in range(3000))
    paper["requirements"] = [dict(paper["requirements"][0], finding=finding)]

    printed = whole_text(render_pdf("directive", paper))

    assert [n for n in range(3000) if f"ừ{n:04d}" not in printed] == []


def test_long_names_in_the_letterhead_stay_in_their_column() -> None:
    paper = dict(sample("commune_conclusion"))
    paper["letterhead"] = paper["letterhead"] | {"superior": "X" * 200, "symbol": "TB-" + "A" * 90}

    left = [word for word in words(render_pdf("conclusion", paper)) if set(word.text) <= {"X", "A"}]

    assert sum(len(word.text) for word in left) == 200 + 90
    assert max(word.right for word in left) <= 30 + 72.5
