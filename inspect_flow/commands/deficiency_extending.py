"""Verbs about more time: ask for it, grant or refuse it, take the request back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.moments import DeadlineOption
from inspect_flow.commands.moving import override_option, people_named, set_aside
from inspect_flow.commands.telling import tell, told, told_of
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from inspect_flow.records.tables import Extension
    from inspect_flow.services.work import Work

_CODE = "KT-2019-001-TT-01"


@click.command(
    "extend",
    cls=Verb,
    help=N_("Đơn vị đề nghị gia hạn"),
    epilog=f'inspect-flow deficiency extend {_CODE} --deadline 31/10/2019 --reason "Chờ Sở góp ý"',
)
@click.argument("code")
@click.option(cls=DeadlineOption, required=True, help=N_("Thời hạn đề nghị"))
@click.option("--reason", required=True, metavar="TEXT", help=N_("Lý do đề nghị"))
@pass_desk
def extend(desk: Desk, code: str, deadline: date, reason: str) -> None:
    """Ask for more time."""
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.registry import find
    from inspect_flow.services.remediation import request_extension

    with desk.transaction() as work:
        extension = request_extension(work, find(work, Deficiency, code), deadline, reason)
    sentence = _("Đã ghi đề nghị gia hạn {code} đến {day}.").format(
        code=extension.code, day=short_date(deadline)
    )
    kept = told(sentence, code=extension.code, deficiency=code, requested_until=deadline)
    kept.sentences.append(
        _("Trả lời bằng: inspect-flow deficiency answer-extension {code} --grant").format(code=code)
    )
    tell(desk, kept)


@click.command(
    "answer-extension",
    cls=Verb,
    help=N_("Cho hoặc không cho gia hạn; ghi mã tồn tại hoặc mã đề nghị"),
    epilog=f"inspect-flow deficiency answer-extension {_CODE} --grant --as hanh",
)
@click.argument("code")
@click.option("--grant/--refuse", "granted", default=None, help=N_("Cho hay không cho"))
@click.option(cls=DeadlineOption, help=N_("Thời hạn được cho, nếu khác ngày đề nghị"))
@click.option("--reason", default="", metavar="TEXT", help=N_("Lý do, bắt buộc khi không cho"))
@override_option
@pass_desk
def answer_extension(
    desk: Desk,
    code: str,
    granted: bool | None,
    deadline: date | None,
    reason: str,
    overrides: tuple[str, ...],
) -> None:
    """Grant or refuse more time."""
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.registry import get
    from inspect_flow.services.remediation import grant_extension, refuse_extension

    if granted is None:
        raise BadInput(_("Ghi rõ --grant (cho gia hạn) hoặc --refuse (không cho)"))
    with desk.transaction() as work:
        extension = _waiting(work, code)
        with people_named(work, extension, "grant"):
            if granted:
                aside = set_aside(work, extension, "grant", overrides)
                grant_extension(work, extension, deadline, reason, overrides=aside)
            else:
                refuse_extension(work, extension, reason)
        deficiency = get(work, Deficiency, extension.deficiency_id)
        kept = told_of(work, deficiency, _answer(extension), extension=extension.code)
    tell(desk, kept)


@click.command(
    "withdraw-extension",
    cls=Verb,
    help=N_("Đơn vị rút đề nghị gia hạn"),
    epilog=f"inspect-flow deficiency withdraw-extension {_CODE} --as tu",
)
@click.argument("code")
@pass_desk
def withdraw_extension(desk: Desk, code: str) -> None:
    """Take the request back."""
    from inspect_flow.services.moving import move

    with desk.transaction() as work:
        extension = _waiting(work, code)
        with people_named(work, extension, "withdraw"):
            move(work, extension, "withdraw")
    tell(desk, told(_("Đã rút đề nghị gia hạn {code}.").format(code=extension.code),
                    code=extension.code))  # fmt: skip


def _waiting(work: Work, code: str) -> Extension:
    """Return the request of that code, or the one that waits at the deficiency of that code."""
    from inspect_flow.records.tables import Deficiency, Extension
    from inspect_flow.services.registry import find, seek
    from inspect_flow.services.remediation import extensions_of

    known = seek(work, Extension, code)
    if known is not None:
        return known
    requests = extensions_of(work, find(work, Deficiency, code))
    waiting = [each for each in requests if each.state == "requested"]
    if not waiting:
        raise BadInput(_("{code}: không có đề nghị gia hạn nào đang chờ").format(code=code))
    return waiting[0]


def _answer(extension: Extension) -> str:
    if extension.state == "granted" and extension.granted_until:
        return _("Đã cho gia hạn {code} đến {day}; hạn ban đầu vẫn được giữ.").format(
            code=extension.code, day=short_date(extension.granted_until)
        )
    return _("Không cho gia hạn {code}.").format(code=extension.code)
