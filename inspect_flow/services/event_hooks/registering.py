"""Register the programs that are told of events; only an administrator may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select, update

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.tables import Account, EventHook, EventMessage, Message, Person
from inspect_flow.rules.web_addresses import read_address
from inspect_flow.services import journal
from inspect_flow.services.accounts.opening import account_named, require_administrator
from inspect_flow.services.event_hooks.kinds import unknown_kinds
from inspect_flow.services.lookup import get
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, NotFound
from inspect_flow.vocabulary.reminders import MessageState

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class HookAsked:
    """What is typed of a program; `username` is whose sight it gets."""

    name: str
    url: str
    kinds: Sequence[str]
    username: str = ""


def faults_of(work: Work, asked: HookAsked, *, is_new: bool = True) -> dict[str, str]:
    """Return what is wrong with each field."""
    faults: dict[str, str] = {}
    if not 0 < len(_name(asked)) <= LONGEST_NAME:
        faults["name"] = _("Ghi tên phần mềm nhận tin, dài nhất {n} ký tự").format(n=LONGEST_NAME)
    try:
        read_address(asked.url.strip())
    except ValueError as fault:
        faults["url"] = _("Địa chỉ nhận tin: {fault}").format(fault=fault)
    unknown = unknown_kinds(asked.kinds, work.office.machines)
    if unknown:
        faults["kinds"] = _("Không có loại tin '{name}'").format(name=unknown[0])
    elif not asked.kinds:
        faults["kinds"] = _("Chọn ít nhất một loại tin")
    if is_new and _open_account(work, asked.username) is None:
        faults["username"] = _("Chọn tài khoản đang mở")
    return faults


def make_hook(work: Work, asked: HookAsked, secret: str) -> EventHook:
    """Register a program; it hears of what happens from now on."""
    require_administrator(work)
    _refuse(faults_of(work, asked))
    account = account_named(work, asked.username)
    hook = EventHook(
        name=_name(asked), url=asked.url.strip(), kinds=sorted(set(asked.kinds)), secret=secret,
        account_id=account.id or 0, made_at=work.recorded_at,
    )  # fmt: skip
    work.session.add(hook)
    work.session.flush()
    _told(work, hook, "account.hook_made", url=hook.url)
    return hook


def amend_hook(work: Work, hook: EventHook, asked: HookAsked) -> None:
    """Change name, address or kinds; whose sight it has stays."""
    require_administrator(work)
    _refuse(faults_of(work, asked, is_new=False))
    hook.name, hook.url, hook.kinds = _name(asked), asked.url.strip(), sorted(set(asked.kinds))
    _told(work, hook, "account.hook_amended", url=hook.url)


def switch_hook(work: Work, hook: EventHook, *, is_on: bool) -> None:
    """Let a program be told, or not; what happens meanwhile is not told afterwards."""
    require_administrator(work)
    hook.is_on, hook.silenced_at, hook.refusals = is_on, None, 0
    _told(work, hook, "account.hook_on" if is_on else "account.hook_off")


def give_secret(work: Work, hook: EventHook, secret: str) -> None:
    """Sign with another secret from the next message on."""
    require_administrator(work)
    hook.secret = secret
    _told(work, hook, "account.hook_secret")


def remove_hook(work: Work, hook: EventHook) -> None:
    """Take a program off the list for good, with what waited for it."""
    require_administrator(work)
    hook.is_on, hook.silenced_at, hook.removed_at = False, None, work.recorded_at
    own = select(EventMessage.message_id).where(EventMessage.hook_id == hook.id)
    work.session.exec(
        update(Message)
        .where(col(Message.id).in_(own), col(Message.state) == MessageState.WAITING.value)
        .values(state=MessageState.CANCELLED.value, next_try_at=None)
    )
    _told(work, hook, "account.hook_removed")


def hook_numbered(work: Work, number: int) -> EventHook:
    """Return one program that stands on the list; raises `NotFound`."""
    found = work.session.get(EventHook, number)
    if found is None or found.removed_at is not None:
        raise NotFound(_("Không có phần mềm nhận tin số {number}").format(number=number))
    return found


def _name(asked: HookAsked) -> str:
    return " ".join(nfc(asked.name).split())


def _open_account(work: Work, username: str) -> Account | None:
    try:
        account = account_named(work, username)
    except NotFound:
        return None
    return account if account.closed_at is None else None


def _refuse(faults: dict[str, str]) -> None:
    if faults:
        raise BadInput(_("Không ghi được phần mềm nhận tin"), list(faults.values()))


def _told(work: Work, hook: EventHook, tag: str, **details: str) -> None:
    work.session.add(hook)
    account = work.session.get_one(Account, hook.account_id)
    person = get(work, Person, account.person_id)
    journal.note(work, person, tag, {"name": hook.name, **details})
