"""The outbox: what waits, what could not be delivered, and what to do about it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _
from inspect_flow.services.queries.messages import (
    count_messages,
    message_numbered,
    messages_before,
    shown_body,
)
from inspect_flow.services.reminding.outbox import cancel, retry
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.vocabulary.reminders import MessageState
from inspect_flow.web.administering import administration_tabs
from inspect_flow.web.forms import Errors, fault, typed_text
from inspect_flow.web.frame import Link
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import AtOffice, Audience

router = pages(Audience.ADMINISTRATOR)
_LIST = "/administration/outbox"
_AT_ONCE = 50


@router.get("/administration/outbox")
def show(request: Request, desk: AtOffice, state: str = "", before: int | None = None) -> Response:
    """List the messages, newest first."""
    wanted = MessageState(state) if state in list(MessageState) else None
    with desk.reading() as work:
        rows = messages_before(work, wanted, before, _AT_ONCE + 1)
        counts = count_messages(work)
    shown = rows[:_AT_ONCE]
    later = f"{_LIST}?state={state}&before={shown[-1].number}" if len(rows) > _AT_ONCE else None
    states = [
        Link(f"{each.label} ({counts.get(each, 0)})", f"{_LIST}?state={each.value}", each == wanted)
        for each in MessageState
    ]
    return page(
        request, "administration/outbox.html", rows=shown, later=later,
        states=[Link(_("tất cả"), _LIST, wanted is None), *states],
        labels={each.value: each.label for each in MessageState}, tabs=administration_tabs(_LIST),
    )  # fmt: skip


@router.get("/administration/outbox/{number}")
def show_one(request: Request, desk: AtOffice, number: int) -> Response:
    """Show one message."""
    return _one(request, desk, number, {})


@router.post("/administration/outbox/{number}/retry")
def send_again(request: Request, desk: AtOffice, number: int) -> Response:
    """Send a message again, to the address that is known by now."""
    try:
        desk.carry_out(lambda work: retry(work, message_numbered(work, number)))
    except MoveRefused as refusal:
        return _one(request, desk, number, fault("retry", refusal), 409)
    return go_to(request, f"{_LIST}/{number}", _("Thư sẽ được gửi lại trong lượt tới."))


@router.post("/administration/outbox/{number}/cancel")
def take_out(
    request: Request, desk: AtOffice, number: int, reason: Annotated[str, Form()] = ""
) -> Response:
    """Take a message out of the outbox."""
    if not reason.strip():
        return _one(request, desk, number, {"reason": _("Ghi lý do hủy thư")}, 422)
    try:
        desk.carry_out(
            lambda work: cancel(work, message_numbered(work, number), typed_text(reason)[:500])
        )
    except MoveRefused as refusal:
        return _one(request, desk, number, fault("reason", refusal), 409)
    return go_to(request, f"{_LIST}/{number}", _("Đã hủy thư."))


def _one(
    request: Request, desk: AtOffice, number: int, errors: Errors, status: int = 200
) -> Response:
    with desk.reading() as work:
        message = message_numbered(work, number)
    can_act = message.state in (MessageState.DEAD.value, MessageState.WAITING.value)
    return page(
        request, "administration/message.html", status=status, message=message, errors=errors,
        can_act=can_act, body=shown_body(message), label=MessageState(message.state).label,
        tabs=administration_tabs(_LIST),
    )  # fmt: skip
