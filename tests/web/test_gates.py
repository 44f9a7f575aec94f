"""What holds for every route and every answer, whatever page it is."""

from __future__ import annotations

import pytest
from fastapi.routing import APIRoute

from inspect_flow.web.pages import ROUTERS
from inspect_flow.web.visitors import Audience, Gate
from tests.web.offices import Office

ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
OPEN = {
    "/sign-in", "/sign-in/code", "/sign-out", "/language", "/password/forgotten", "/password/reset",
    "/calendar/{token}.ics", "/sign-in/oidc", "/sign-in/oidc/callback", "/sign-in/resume",
}  # fmt: skip


def _gate(route: APIRoute) -> Gate:
    gates = [each.dependency for each in route.dependencies if isinstance(each.dependency, Gate)]
    assert len(gates) == 1, f"{route.path} does not state for whom it is"
    return gates[0]


@pytest.mark.parametrize("route", ROUTES, ids=lambda each: f"{min(each.methods)} {each.path}")
def test_a_route_states_for_whom_it_is(route: APIRoute):
    assert (_gate(route).audience is Audience.ANYBODY) == (route.path in OPEN)


def test_nobody_is_let_in_without_signing_in(office: Office):
    browser = office.browser()
    for route in ROUTES:
        if route.path in OPEN:
            continue
        path = route.path.format_map(_AnyCode())
        for method in route.methods:
            answer = browser.request(method, path, follow_redirects=False)
            assert answer.status_code in (303, 401, 422), (method, path, answer.status_code)
            assert "KT-2019" not in answer.text


def test_only_administrators_reach_what_is_theirs(office: Office):
    browser = office.signed_in("truongdoan")
    for route in ROUTES:
        if _gate(route).audience is not Audience.ADMINISTRATOR:
            continue
        for method in route.methods:
            path = route.path.format_map(_AnyCode())
            assert browser.request(method, path).status_code == 404, (method, path)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "", "origin": "https://evil.example"},
    ],
)
def test_another_site_changes_nothing(office: Office, headers: dict[str, str]):
    browser = office.signed_in("thuky")
    del browser.headers["sec-fetch-site"]
    sent = {name: value for name, value in headers.items() if value}

    answer = browser.post("/sign-out", headers=sent)

    assert answer.status_code == 403
    assert browser.get("/account", follow_redirects=False).status_code == 200


def test_a_cookie_without_any_word_on_where_it_comes_from_changes_nothing(office: Office):
    browser = office.signed_in("thuky")
    del browser.headers["sec-fetch-site"]

    assert browser.post("/sign-out").status_code == 403


def test_every_answer_forbids_what_is_inline_and_what_is_kept(office: Office):
    browser = office.signed_in("thuky")
    for path in ("/", "/account", "/nowhere", "/sign-in"):
        headers = browser.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_long_pages_are_sent_compressed(visiting_office: Office):
    answer = visiting_office.signed_in("thuky").get("/inspections/KT-2019-001/checklist")

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.num_bytes_downloaded < len(answer.content) / 5


class _AnyCode(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "1"
