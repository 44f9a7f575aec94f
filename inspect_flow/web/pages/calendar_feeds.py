"""Calendars for phones and mail programs: a secret address each, made and revoked by its reader."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.calendars import feed_by_token, note_feed_used
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Person
from inspect_flow.services.calendars.feeds import list_feeds, make_feed, revoke_feed
from inspect_flow.services.lookup import get
from inspect_flow.web.downloads import download
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import Asking, AtDesk, Audience, Shared, settings_of

router = pages(Audience.SIGNED_IN)
feeds = pages(Audience.ANYBODY)


@feeds.get("/calendar/{token}.ics")
def hand_out(shared: Shared, token: str) -> Response:
    """Give the calendar behind a secret address; who knows the address needs no account."""
    with shared.doorman().reading() as work:
        content = feed_by_token(work, token)
    shared.doorman().carry_out(lambda work: note_feed_used(work, token))
    return download(content, "lich-kiem-tra.ics", "text/calendar; charset=utf-8")


@router.get("/account/calendar")
def show(request: Request, desk: AtDesk) -> Response:
    """Show the addresses that lead to one's calendar."""
    return _shown(request, desk, "")


@router.post("/account/calendar")
def make(request: Request, asking: Asking, desk: AtDesk) -> Response:
    """Make an address and tell it this once."""
    _number, token = desk.carry_out(
        lambda work: make_feed(work, get(work, Person, asking.person.id))
    )
    return _shown(request, desk, f"{settings_of(request).origin}/calendar/{token}.ics")


@router.post("/account/calendar/{number}/revoke")
def revoke(request: Request, desk: AtDesk, number: int) -> Response:
    """Let an address lead nowhere any more."""
    desk.carry_out(lambda work: revoke_feed(work, number))
    return go_to(request, "/account/calendar", _("Đã thu hồi địa chỉ lịch."))


def _shown(request: Request, desk: AtDesk, address: str) -> Response:
    with desk.reading() as work:
        rows = [each for each in list_feeds(work) if each.revoked_at is None]
    return page(request, "account/calendar.html", rows=rows, address=address)
