"""No file and no address is reachable: from typed texts, from a house's templates, its sheet."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from inspect_flow.documents.rendering import render_pdf
from tests.documents.reading import whole_text
from tests.documents.samples import sample
from tests.project.tracked import PROJECT

SECRET = "KHÔNG ĐƯỢC ĐỌC"
# Each asks for {file} and {http} in another way.
MARKUP = [
    '<img src="{file}"><img src="{http}">',
    '<link rel="attachment" href="{file}"><a rel="attachment" href="{http}">x</a>',
    '<object data="{file}"></object><embed src="{http}">',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{file}" width="9" height="9"/>'
    '<use href="{http}#x"/></svg>',
    '<style>@import url("{http}"); @font-face {{ font-family: F; src: url("{file}") }}'
    ' body {{ background: url("{file}") }}</style><p style="font-family: F">x</p>',
    '<link rel="stylesheet" href="{http}"><p style="list-style-image: url({file})">x</p>',
    '<p style="content: url({file})">x</p><base href="{http}"><img src="x.png">',
    '<img src="data:text/html;base64,PHA+eDwvcD4="><img src="{file}?x#y">',
]  # fmt: skip


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """Lend the address of a server on this machine and the list of what it was asked for."""
    heard: list[str] = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_error(404)

        def log_message(self, *_arguments: Any) -> None:
            """Keep the tests' output clean."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Listening)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/x", heard
    server.shutdown()
    server.server_close()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "report_templates", tmp_path / "report_templates")
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return tmp_path


def holds_the_secret(pdf: bytes, tmp_path: Path) -> bool:
    """Look into every stream of the file."""
    (tmp_path / "x.pdf").write_bytes(pdf)
    with pikepdf.open(tmp_path / "x.pdf") as file:
        streams = [each for each in file.objects if isinstance(each, pikepdf.Stream)]
        found = any(SECRET.encode() in bytes(each.get_stream_buffer(
            pikepdf.StreamDecodeLevel.generalized)) for each in streams)  # fmt: skip
        return found or len(file.attachments) > 0


@pytest.mark.parametrize("markup", MARKUP)
def test_a_template_of_a_house_reaches_nothing(house, asked, markup) -> None:
    address, heard = asked
    template = house / "report_templates" / "notice.html"
    hole = markup.format(file=(house / "secret.txt").as_uri(), http=address)
    body = template.read_text(encoding="utf-8")
    template.write_text(
        body.replace("{% block body %}", "{% block body %}" + hole), encoding="utf-8"
    )

    pdf = render_pdf("notice", sample("commune_notice"), str(house))

    assert heard == []
    assert SECRET not in whole_text(pdf)
    assert not holds_the_secret(pdf, house)


def test_the_sheet_of_a_house_reaches_nothing(house, asked) -> None:
    address, heard = asked
    sheet = house / "report_templates" / "layout" / "paper.css"
    hole = (
        f'@import url("{address}");\n@page {{ background: url("{address}") }}\n'
        f'body {{ background: url("{(house / "secret.txt").as_uri()}") }}\n'
    )
    sheet.write_text(hole + sheet.read_text(encoding="utf-8"), encoding="utf-8")

    pdf = render_pdf("notice", sample("commune_notice"), str(house))

    assert heard == []
    assert not holds_the_secret(pdf, house)


@pytest.mark.parametrize("markup", MARKUP)
def test_a_typed_text_reaches_nothing(house, asked, markup) -> None:
    address, heard = asked
    paper: Any = dict(sample("commune_notice"))
    paper["subject"] = markup.format(file=(house / "secret.txt").as_uri(), http=address)

    pdf = render_pdf("notice", paper)

    assert heard == []
    assert not holds_the_secret(pdf, house)
