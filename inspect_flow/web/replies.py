"""Answers with pages: each stands in the frame of who reads it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse

from inspect_flow.bootstrap.signing_in import Visitor
from inspect_flow.locale.translation import current_language
from inspect_flow.records.tables import WebSession
from inspect_flow.web.forms import Told
from inspect_flow.web.frame import Frame, Notice, SignedIn, language_links
from inspect_flow.web.navigation import links_for
from inspect_flow.web.rendering import render
from inspect_flow.web.visitors import known_visitor, workplace_of


def page(
    request: Request, template: str, *, status: int = 200, notice: Notice | None = None, **told: Any
) -> HTMLResponse:
    """Answer with a page; `told` is what its template shows."""
    asking = known_visitor(request)
    frame = _frame(request, asking, notice)
    told["errors"] = Told(told.get("errors", {}))
    return HTMLResponse(render(template, frame=frame, **told), status_code=status)


def go_to(request: Request, path: str, notice: str = "") -> RedirectResponse:
    """Send the browser on to another page of ours, which tells what was just done."""
    asking = known_visitor(request)
    if notice and asking is not None and asking.session is not None:
        with workplace_of(request).doorman().transaction() as work:
            session = work.session.get_one(WebSession, asking.session.id)
            session.notice = notice[:500]
            work.session.add(session)
    return RedirectResponse(path, status_code=303)


def own_path(path: str, otherwise: str = "/") -> str:
    """Return the path if it leads to a page of ours, so that no link of ours leads away."""
    parts = urlsplit(path)
    is_own = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if is_own and not parts.scheme and not parts.netloc else otherwise


def _frame(request: Request, asking: Visitor | None, notice: Notice | None) -> Frame:
    languages = language_links(current_language(), _shown_at(request))
    if asking is None:
        return Frame(languages=languages, notice=notice)
    return Frame(
        languages=languages,
        person=_signed_in(asking),
        navigation=links_for(asking, request.url.path),
        notice=notice or _kept_notice(request, asking),
        account="/account",
        sign_out="/sign-out",
        search="/search",
    )


def _shown_at(request: Request) -> str:
    if hasattr(request.state, "shown_at"):
        return str(request.state.shown_at)
    if request.method != "GET":
        return "/"
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def _signed_in(asking: Visitor) -> SignedIn:
    person = asking.person
    if not person.name:
        return SignedIn(person.title or person.code, "", asking.unit_name)
    return SignedIn(person.name, person.title, asking.unit_name)


def _kept_notice(request: Request, asking: Visitor) -> Notice | None:
    if asking.session is None or not asking.session.notice:
        return None
    with workplace_of(request).doorman().transaction() as work:
        session = work.session.get_one(WebSession, asking.session.id)
        told, session.notice = session.notice, ""
        work.session.add(session)
    return Notice(told)
