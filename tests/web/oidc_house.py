"""An office whose people may come in by a real OpenID provider on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from inspect_flow.identity.oidc.settings import ProviderSettings
from inspect_flow.services.accounts.identities import link_identity
from inspect_flow.services.accounts.opening import account_named
from inspect_flow.web.app import create_app
from inspect_flow.web.settings import CALLBACK, WebSettings
from tests.web.offices import ORIGIN, REMEDY_DAY, Office, an_office
from tests.web.oidc_provider import (
    CLIENT,
    SECRET,
    LocalProvider,
    running_provider,
)

LAN, QUAN = "lan-8f3c", "quan-0000"
SECURE = "https://kiemtra.example.vn"
CLOSED_PORT = "http://127.0.0.1:1"


@dataclass
class House:
    """An office whose people may come in by the provider."""

    office: Office
    provider: LocalProvider

    def browser(self, **settings: object) -> TestClient:
        """Return a browser on a node of its own."""
        told = {"issuer": self.provider.address, "client": CLIENT, "secret": SECRET, **settings}
        app = create_app(self.office.workplace, WebSettings(ORIGIN, ProviderSettings(**told)))
        return TestClient(app, base_url=ORIGIN, headers={"sec-fetch-site": "same-origin"})

    def link(self, username: str, subject: str) -> None:
        """Link an identity to an account, as the console does."""
        with self.office.workplace.doorman().transaction() as work:
            account = account_named(work, username)
            link_identity(work, account, f"{self.provider.address}/", subject)

    def signed_in(self, username: str) -> TestClient:
        """Return a browser in which that person is signed in by password."""
        browser = self.browser()
        browser.post(
            "/sign-in", data={"username": username, "password": self.office.passwords[username]}
        )
        return browser

    def back(self, browser: TestClient, person: str, leaving: str = "/sign-in/oidc") -> str:
        """Go to the provider as that person; return the address to which it sends back."""
        way_there = browser.get(leaving, follow_redirects=False)
        assert way_there.status_code == 303, way_there.text
        return self.provider.code_for(person, way_there.headers["location"])


@pytest.fixture(scope="module")
def provider() -> Iterator[LocalProvider]:
    with running_provider() as running:
        running.tell("back", f"{ORIGIN}{CALLBACK}")
        yield running


@pytest.fixture
def house(provider: LocalProvider, tmp_path: Path) -> Iterator[House]:
    with an_office(REMEDY_DAY, tmp_path) as office:
        yield House(office, provider)
    provider.tell("spoil", "")


def is_in(browser: TestClient) -> bool:
    return browser.get("/account", follow_redirects=False).status_code == 200


def refused(answer: Response, *words: str, status: int = 401) -> None:
    """Assert that the page says these words and offers the password."""
    assert answer.status_code == status
    for word in words:
        assert word in answer.text
    assert 'name="password"' in answer.text
