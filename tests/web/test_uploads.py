"""Files are bounded while they are read, and judged by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from socket import create_connection

import pytest
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from PIL import Image
from starlette.testclient import TestClient

from inspect_flow.bootstrap.handing_in import cleared
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.web import errors as refusals
from inspect_flow.web import uploads
from inspect_flow.web.downloads import download
from inspect_flow.web.uploads import TheForm
from tests.web.files import a_package_with, a_pdf, a_picture, a_word_file
from tests.web.serving import serving


@pytest.fixture
def browser() -> TestClient:
    """Lend an application that tells what came of a form with files."""
    app = FastAPI()
    app.state.heard = []
    refusals.install(app)

    @app.post("/api/send")
    def send(sent: TheForm) -> JSONResponse:
        errors: dict[str, str] = {}
        good = sent.handed("files", errors)
        app.state.heard.append([each.name for each in good])
        return JSONResponse(
            {"text": sent.text("text"), "good": [each.name for each in good], "errors": errors}
        )

    return TestClient(app)


def test_several_files_come_with_what_was_typed(browser):
    files = [("files", ("Báo cáo.pdf", a_pdf())), ("files", ("ảnh.jpg", a_picture()))]

    told = browser.post("/api/send", data={"text": "Đã  xong\r\n"}, files=files).json()

    assert told == {"text": "Đã  xong", "good": ["Báo cáo.pdf", "ảnh.jpg"], "errors": {}}


def test_names_and_words_typed_in_another_unicode_form_are_kept_in_one(browser):
    files = [("files", ("ba\u0301o.pdf", a_pdf()))]

    told = browser.post("/api/send", data={"text": "xa\u0303"}, files=files).json()

    assert told["text"] == "xã"
    assert told["good"] == ["báo.pdf"]


def test_a_file_that_is_too_large_is_read_to_its_end_and_told(browser, monkeypatch):
    class Zeros(BytesIO):
        left = 200

        def read(self, _size: int | None = -1) -> bytes:
            self.left -= 1
            return bytes(1 << 20) if self.left >= 0 else b""

    told = browser.post(
        "/api/send", data={"text": "giữ lại"}, files=[("files", ("phim.mp4", Zeros()))]
    ).json()

    assert told["text"] == "giữ lại"
    assert "200 MB" in told["errors"]["files"]
    assert "50 MB" in told["errors"]["files"]


def test_of_a_file_that_is_too_large_nothing_more_is_kept(browser, monkeypatch):
    monkeypatch.setattr(uploads, "_KEPT_AT_MOST", 10)

    told = browser.post("/api/send", files=[("files", ("a.pdf", bytes(500_000)))] * 3).json()

    assert told["good"] == []


def test_an_upload_that_was_cut_off_is_refused_with_the_remedy(browser):
    whole = browser.build_request(
        "POST", "/api/send", data={"text": "a"}, files=[("files", ("a.pdf", a_pdf()))]
    )
    torn = whole.read()[:-60]

    answer = browser.post(
        "/api/send", content=torn, headers={"content-type": whole.headers["content-type"]}
    )

    assert answer.status_code == 422
    assert "gửi lại" in answer.json()["reasons"][0]


def test_whoever_hangs_up_in_the_middle_leaves_nothing_behind(browser):
    whole = browser.build_request("POST", "/api/send", files=[("files", ("a.pdf", a_pdf()))])
    content = whole.read()
    lines = [f"POST /api/send HTTP/1.1\r\nHost: a\r\nContent-Length: {len(content)}\r\n",
             f"Content-Type: {whole.headers['content-type']}\r\n\r\n"]  # fmt: skip

    with serving(browser.app) as address:
        port = int(address.rpartition(":")[2])
        with create_connection(("127.0.0.1", port)) as line:
            line.sendall("".join(lines).encode() + content[:-60])
        with create_connection(("127.0.0.1", port)) as line:
            line.sendall("".join(lines).encode() + content)
            assert b"200 OK" in line.recv(2000)
    assert browser.app.state.heard == [["a.pdf"]]


def test_too_many_files_at_once_are_refused(browser):
    answer = browser.post("/api/send", files=[("files", ("a.txt", b"a"))] * 30)

    assert answer.status_code == 422


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_pictures_are_drawn_anew_without_the_place_where_they_were_taken(kind):
    kept = cleared(a_picture(kind), f"ảnh.{kind.lower()}")

    picture = Image.open(BytesIO(kept))
    assert picture.format == kind
    assert not picture.getexif()


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "rong.pdf": (lambda: b"", "tệp rỗng"),
    "cut.pdf": (lambda: a_pdf()[:-200], "chưa trọn"),
    "cut.jpg": (lambda: a_picture()[:-200], "cắt cụt"),
    "bom.png": (lambda: a_picture("PNG", (9000, 9000)), "quá nhiều điểm"),
    "cut.docx": (lambda: a_word_file()[:-30], "chưa trọn"),
    "bom.docx": (lambda: a_word_file(**{"word/a__xml": bytes(80_000_000)}), "giải nén ra"),
    "long.docx": (lambda: a_word_file(**{"word/trong__zip": b"PK"}), "tệp nén"),
    "ra.docx": (lambda: a_package_with("word/../../etc/passwd"), "đường dẫn lạ"),
    "link.docx": (lambda: a_package_with("word/link", 0o120777), "đường dẫn lạ"),
    "anh.svg": (lambda: b"<svg onload='alert(1)'/>", "loại tệp không được nhận"),
    "bao-cao.pdf": (lambda: b"<html><script>1</script>", "loại tệp không được nhận"),
    "cai.exe": (lambda: b"MZ\x90\x00" + bytes(100), "loại tệp không được nhận"),
    "gia.pdf": (lambda: b"%PDF-1.7\nnothing here\n%%EOF", "PDF"),
    "anh.heic": (lambda: bytes(4) + b"ftypheic" + bytes(40), "JPEG"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_what_is_torn_or_made_to_harm_is_refused_in_words(name: str):
    made, said = HARMFUL[name]
    content = made()
    with pytest.raises(BadInput) as refused:
        cleared(content, name)

    assert said in "; ".join(refused.value.reasons)


def test_an_office_file_is_kept_as_it_came():
    content = a_word_file()

    assert cleared(content, "kế hoạch.docx") == content


def test_a_file_goes_out_to_be_saved_under_its_vietnamese_name():
    headers = download(b"a", 'Kế hoạch "khắc phục".pdf', "application/pdf").headers

    assert headers["content-disposition"].startswith("attachment; filename=")
    assert "filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch" in headers["content-disposition"]
    assert headers["content-security-policy"].startswith("sandbox")
    assert headers["x-content-type-options"] == "nosniff"


def test_no_page_takes_a_file_past_the_guard():
    web = Path(uploads.__file__).parent
    reads = re.compile(r"UploadFile|request\.(form|stream|body)\(|\bFile\(")
    readers = {str(each.relative_to(web)) for each in web.rglob("*.py")
               if reads.search(each.read_text("utf-8"))}  # fmt: skip
    # The last two take fields only; what is resumed after signing in keeps no file.
    assert readers == {"sent.py", "uploads.py", "pages/sign_in.py", "resuming.py"}
