"""Styles and fonts are kept by browsers for ever, and a changed one has a new address."""

import re

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from inspect_flow.web.static_files import FOLDER, FOR_EVER, MOUNTED_AT, static_app, static_url


@pytest.fixture
def client():
    """Ask the mounted static files."""
    return TestClient(Starlette(routes=[Mount(MOUNTED_AT, static_app())]))


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("app.css", "text/css; charset=utf-8"),
        ("app.js", "text/javascript; charset=utf-8"),
        ("early.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("vendor/be-vietnam-pro/be-vietnam-pro-vietnamese-400-normal.woff2", "font/woff2"),
    ],
)
def test_a_file_is_kept_for_ever_and_says_what_it_is(client, name, media_type):
    answer = client.get(static_url(name))

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == FOR_EVER
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content == (FOLDER / name).read_bytes()


def test_a_phone_loads_little(client):
    names = ["vendor/govuk-frontend/govuk-frontend.min.css", "app.css", "app.js"]
    names += ["vendor/htmx/htmx.min.js"]
    answers = [client.get(static_url(name)) for name in names]

    assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
    assert sum(answer.num_bytes_downloaded for answer in answers) < 50_000


def test_a_page_of_another_version_gets_the_present_file_but_not_for_ever(client):
    answer = client.get(f"{MOUNTED_AT}/0123456789abcdef/app.css")

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    ["app.css", "x/", "x/none.css", "x/../../rendering.py", "x/%2e%2e/%2e%2e/app.py", "x/vendor"],
)
def test_nothing_else_is_served(client, path):
    answer = client.get(f"{MOUNTED_AT}/{path}")

    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_a_name_that_does_not_exist_is_refused_when_the_page_is_made():
    with pytest.raises(FileNotFoundError, match=r"missing\.css"):
        static_url("missing.css")


def test_every_file_that_our_style_names_is_here():
    named = re.findall(r'url\("([^"]+)"\)', (FOLDER / "app.css").read_text("utf-8"))

    assert len(named) == 4
    assert [name for name in named if not (FOLDER / name).is_file()] == []
