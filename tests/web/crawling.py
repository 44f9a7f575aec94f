"""Everything that a person is served: pages, links, files, read down to their text."""

from __future__ import annotations

import json
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from html import unescape
from io import BytesIO
from urllib.parse import unquote, urljoin, urlsplit
from zipfile import ZipFile

import httpx2 as httpx
import pikepdf
import pypdfium2
from starlette.testclient import TestClient

_LINK = re.compile(r'(?:href|src|action|hx-get)="([^"]+)"')
_LEAVING = ("/sign-out", "/static/", "/language")
_MOST = 900
"""More addresses than a unit is ever shown: a crawl that reaches it goes round in circles."""
_MOST_QUESTIONS = 12
"""Of one path: calendars lead on from month to month without an end."""


def crawl(browser: TestClient, seeds: Iterable[str]) -> dict[str, str]:
    """Return what each address says that can be reached from the seeds."""
    said: dict[str, str] = {}
    asked: Counter[str] = Counter()
    waiting = deque(seeds)
    while waiting:
        address = waiting.popleft()
        path = address.split("?")[0]
        if address in said or asked[path] >= _MOST_QUESTIONS:
            continue
        asked[path] += 1
        answer = browser.get(address, follow_redirects=False)
        said[address] = words_of(answer)
        assert answer.status_code < 500, (address, answer.text)
        assert len(said) < _MOST, sorted(said)
        waiting += [each for each in _links(address, answer) if each not in said]
    return said


def words_of(answer: httpx.Response) -> str:
    """Return all words of an answer, packed or not, with those of its headers."""
    told = [f"{name}: {unquote(value)}" for name, value in answer.headers.items()]
    return "\n".join([*told, *_body(answer)])


def _body(answer: httpx.Response) -> Iterator[str]:
    content = answer.content
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as package:
            yield from (unescape(package.read(each).decode("utf-8", "replace"))
                        for each in package.namelist())  # fmt: skip
    elif content.startswith(b"%PDF"):
        yield from _of_pdf(content)
    elif "json" in answer.headers.get("content-type", ""):
        yield json.dumps(json.loads(content), ensure_ascii=False)
    else:
        yield unescape(content.decode("utf-8", "replace"))


def _of_pdf(content: bytes) -> Iterator[str]:
    yield content.decode("latin-1")
    with pikepdf.open(BytesIO(content)) as file:
        yield from (str(value) for value in file.docinfo.values())
        yield from (bytes(each.read_bytes()).decode("utf-8", "replace")
                    for each in file.objects if isinstance(each, pikepdf.Stream)
                    and each.get("/Type") in ("/Metadata", "/EmbeddedFile"))  # fmt: skip
    with pypdfium2.PdfDocument(content) as pages:
        for page in pages:
            yield page.get_textpage().get_text_range()


def _links(address: str, answer: httpx.Response) -> Iterator[str]:
    if "location" in answer.headers:
        yield from _own(address, answer.headers["location"])
    if answer.headers.get("content-type", "").startswith("text/html"):
        for found in _LINK.findall(answer.text):
            yield from _own(address, unescape(found))


def _own(address: str, link: str) -> Iterator[str]:
    whole = urlsplit(urljoin(f"http://testserver{address}", link))
    if whole.netloc == "testserver" and not whole.path.startswith(_LEAVING):
        yield f"{whole.path}?{whole.query}" if whole.query else whole.path
