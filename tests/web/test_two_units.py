"""Two units of one campaign: whatever one of them opens, nothing of the other is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from inspect_flow.documents.pdf_files import page_texts
from tests.web.commune_office import COMMENTING, COMMUNE, REMEDYING, WARD, a_commune_office
from tests.web.offices import Office

# Names, codes and titles that belong to one side alone.
OF_THE_COMMUNE = (COMMUNE, "UBND xã Mẫu", "can-bo-xa-mau", "HĐND và UBND xã")
OF_THE_WARD = (WARD, "phường Mẫu", "can-bo-phuong-mau")
_LINK = re.compile(r'(?:href|action)="(/[^"#]*)')
_LEFT_ALONE = ("/static/", "/sign-out", "/language", "/account", "/figures", "/units")
_MOST = 70


@pytest.fixture(scope="module")
def remedying(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Lend the campaign after both were inspected: 31/12/2026."""
    with a_commune_office(REMEDYING, tmp_path_factory.mktemp("two-units")) as lent:
        yield lent


@pytest.fixture
def commenting(tmp_path: Path) -> Iterator[Office]:
    """Lend the campaign three weeks before the ward's surprise visit."""
    with a_commune_office(COMMENTING, tmp_path) as lent:
        yield lent


def _opened(browser: TestClient) -> dict[str, bytes]:
    """Open every address that leads on from the first page, and return what came."""
    waiting, opened = ["/", "/search?q=mau", "/search?q=KT-2026"], {}
    while waiting and len(opened) < _MOST:
        path = waiting.pop(0)
        if path in opened or path.startswith(_LEFT_ALONE):
            continue
        answer = browser.get(path.replace("&amp;", "&"))
        opened[path] = _plain(answer.content)
        if answer.headers.get("content-type", "").startswith("text/html"):
            waiting += [each for each in _LINK.findall(answer.text) if each not in opened]
    return opened


def _plain(content: bytes) -> bytes:
    """Return what a reader of the file reads: papers and sheets are packed."""
    if content.startswith(b"%PDF"):
        return "\n".join(page_texts(content)).encode()
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as package:
            return b"".join(package.read(each) for each in package.namelist())
    return content


def _betrayals(opened: dict[str, bytes], secrets: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (path, secret)
        for path, content in opened.items()
        for secret in secrets
        if secret.encode() in content
    ]


def test_the_commune_opens_nothing_of_the_ward(remedying: Office):
    opened = _opened(remedying.signed_in("tu"))

    assert len(opened) > 30
    assert any(path.startswith("/files/") or path.endswith("/pdf") for path in opened)
    assert _betrayals(opened, OF_THE_WARD) == []


def test_the_ward_opens_nothing_of_the_commune(remedying: Office):
    opened = _opened(remedying.signed_in("quan"))

    assert len(opened) > 15
    assert _betrayals(opened, OF_THE_COMMUNE) == []


def test_before_a_surprise_the_ward_finds_no_trace_of_it(commenting: Office):
    opened = _opened(commenting.signed_in("quan"))

    assert _betrayals(opened, (*OF_THE_COMMUNE, WARD, "CCHC-2026-MAU", "14/05/2026")) == []


def test_no_code_and_no_number_of_the_other_unit_opens_anything(remedying: Office):
    head, ward = remedying.signed_in("hanh"), remedying.signed_in("quan")
    theirs = _opened(remedying.signed_in("tu"))
    own = _opened(ward)

    tried = [path for path in theirs if re.search(r"KT-2026-101|VB-2026|/files/", path)]
    assert len(tried) > 20
    for path in tried:
        if path in own:
            continue
        assert ward.get(path.replace("&amp;", "&")).status_code in (404, 405), path
    assert head.get(f"/inspections/{COMMUNE}").status_code == 200
