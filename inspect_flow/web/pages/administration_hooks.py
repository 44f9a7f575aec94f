"""Programs that are told of events: registered, tried, switched on and off, given a new secret."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.announcing import ping
from inspect_flow.identity.tokens import new_token
from inspect_flow.locale.translation import N_, _
from inspect_flow.records.tables import EventHook
from inspect_flow.services.event_hooks.kinds import known_kinds
from inspect_flow.services.event_hooks.registering import (
    HookAsked,
    amend_hook,
    faults_of,
    give_secret,
    hook_numbered,
    make_hook,
    remove_hook,
    switch_hook,
)
from inspect_flow.services.ports import DeliveryFault
from inspect_flow.services.queries.accounts import list_accounts
from inspect_flow.services.queries.event_hooks import list_hooks, told_lately
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.vocabulary.reminders import MessageState
from inspect_flow.web.administering import administration_tabs
from inspect_flow.web.forms import Errors
from inspect_flow.web.frame import Notice
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import AtOffice, Audience, Shared

router = pages(Audience.ADMINISTRATOR)
_LIST = "/administration/hooks"
_LATELY = 20
_NOTHING = HookAsked("", "", ())


@router.get("/administration/hooks")
def show(request: Request, desk: AtOffice) -> Response:
    """List the programs."""
    with desk.reading() as work:
        rows = list_hooks(work)
    tabs = administration_tabs(_LIST)
    return page(request, "administration/hooks.html", rows=rows, states=MessageState, tabs=tabs)


@router.get("/administration/hooks/new")
def ask(request: Request, desk: AtOffice) -> Response:
    """Ask for what a program is to be told, and where."""
    return _form(request, desk, _NOTHING, {})


@router.post("/administration/hooks/new")
def make(request: Request, desk: AtOffice, sent: TheForm) -> Response:
    """Register a program; the secret that signs is told this once."""
    asked = _asked(sent)
    with desk.reading() as work:
        errors = faults_of(work, asked)
    if errors:
        return _form(request, desk, asked, errors, 422)
    secret, _digest = new_token()
    number = desk.carry_out(lambda work: make_hook(work, asked, secret).id or 0)
    return _one(request, desk, number, {}, secret=secret)


@router.get("/administration/hooks/{number}")
def show_one(request: Request, desk: AtOffice, number: int) -> Response:
    """Show one program: what it was told lately, and what can be done."""
    return _one(request, desk, number, {})


@router.post("/administration/hooks/{number}")
def amend(request: Request, desk: AtOffice, number: int, sent: TheForm) -> Response:
    """Change name, address and kinds."""
    asked = _asked(sent)
    with desk.reading() as work:
        hook_numbered(work, number)
        errors = faults_of(work, asked, is_new=False)
    if errors:
        return _one(request, desk, number, errors, 422, asked=asked)
    desk.carry_out(lambda work: amend_hook(work, hook_numbered(work, number), asked))
    return go_to(request, f"{_LIST}/{number}", _("Đã lưu."))


@router.post("/administration/hooks/{number}/ping")
def try_it(request: Request, desk: AtOffice, shared: Shared, number: int) -> Response:
    """Send a trial now, and tell what came back."""
    with desk.reading() as work:
        hook = hook_numbered(work, number)
    try:
        said = _("bên nhận trả lời {code}").format(code=ping(hook, shared.clock()).status)
    except DeliveryFault as fault:
        said = fault.said
    return go_to(request, f"{_LIST}/{number}", _("Gửi thử: {said}.").format(said=said))


@router.post("/administration/hooks/{number}/secret")
def renew(request: Request, desk: AtOffice, number: int) -> Response:
    """Give another secret, told this once."""
    secret, _digest = new_token()
    desk.carry_out(lambda work: give_secret(work, hook_numbered(work, number), secret))
    return _one(request, desk, number, {}, secret=secret)


@router.post("/administration/hooks/{number}/{deed}")
def switch(request: Request, desk: AtOffice, number: int, deed: str) -> Response:
    """Switch on or off, or take off the list."""
    if deed not in _DEEDS:
        raise NotFound(_("Không có trang này"))
    carry_out, done = _DEEDS[deed]
    desk.carry_out(lambda work: carry_out(work, hook_numbered(work, number)))
    return go_to(request, _LIST if deed == "remove" else f"{_LIST}/{number}", _(done))


_DEEDS: dict[str, tuple[Callable[[Work, EventHook], object], str]] = {
    "on": (lambda work, hook: switch_hook(work, hook, is_on=True), N_("Đã bật báo tin.")),
    "off": (lambda work, hook: switch_hook(work, hook, is_on=False), N_("Đã tắt báo tin.")),
    "remove": (remove_hook, N_("Đã bỏ phần mềm nhận tin.")),
}


def _asked(sent: Sent) -> HookAsked:
    name, url, username = (sent.typed(each) for each in ("name", "url", "username"))
    return HookAsked(name, url, sent.chosen("kinds"), username)


def _form(
    request: Request, desk: AtOffice, asked: HookAsked, errors: Errors, status: int = 200
) -> Response:
    with desk.reading() as work:
        accounts = [each for each in list_accounts(work) if not each.is_closed]
        known = known_kinds(work.office.machines)
    return page(
        request, "administration/hook_new.html", status=status, errors=errors, known=known,
        accounts=[(each.username, f"{each.username}: {each.name}") for each in accounts],
        **asdict(asked),
    )  # fmt: skip


def _one(
    request: Request,
    desk: AtOffice,
    number: int,
    errors: Errors,
    status: int = 200,
    *,
    secret: str = "",
    asked: HookAsked | None = None,
) -> Response:
    with desk.reading() as work:
        hook_numbered(work, number)
        [row] = list_hooks(work, number)
        lately, known = told_lately(work, number, _LATELY), known_kinds(work.office.machines)
    typed = asked or HookAsked(row.name, row.url, row.kinds)
    sentence = _("Khóa ký tin, chỉ hiện một lần này: {secret}")
    shown: dict[str, Any] = {"name": typed.name, "url": typed.url, "kinds": typed.kinds}
    return page(
        request, "administration/hook.html", status=status, row=row, errors=errors, known=known,
        lately=lately, states=MessageState,
        labels={each.value: each.label for each in MessageState},
        notice=Notice(sentence.format(secret=secret)) if secret else None,
        **shown,
    )  # fmt: skip
