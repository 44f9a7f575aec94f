"""Verbs for calendars of people and units: the file itself, and secret addresses to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.telling import tell, told
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from inspect_flow.records.tables import Person, Unit
    from inspect_flow.services.work import Work

_ADDRESS = "/calendar/{token}.ics"


def _reader(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the two options of which one names whose calendar it is."""
    for option in (
        click.option("--unit", "unit", metavar="UNIT", help=N_("Lịch của đơn vị, theo mã")),
        click.option("--person", "person", metavar="PERSON", help=N_("Lịch của người, theo mã")),
    ):
        command = option(command)
    return command


def _found(work: Work, person: str | None, unit: str | None) -> Person | Unit:
    from inspect_flow.services.queries.names import find_person, find_unit

    if (person is None) == (unit is None):
        raise BadInput(_("Nêu lịch của ai: --person hoặc --unit, một trong hai"))
    return find_person(work, person) if person is not None else find_unit(work, unit or "")


@click.command(
    "feed",
    cls=Verb,
    help=N_("Ghi lịch (ICS) các buổi kiểm tra và thời hạn mà người hoặc đơn vị được biết"),
    epilog="inspect-flow calendar feed --person lan --to lan.ics\n"
    "inspect-flow calendar feed --unit long-dien",
)
@_reader
@click.option("--to", "file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help=N_("Ghi vào tệp; không ghi thì in ra màn hình"))  # fmt: skip
@pass_desk
def feed(desk: Desk, person: str | None, unit: str | None, file: Path | None) -> None:
    """Write the calendar file."""
    from inspect_flow.bootstrap.calendars import feed_of
    from inspect_flow.commands.writing_files import write_whole

    with desk.reading() as work:
        content = feed_of(work, _found(work, person, unit))
    if file is None:
        click.echo(content.decode(), nl=False)
        return
    write_whole(file, content)
    entries = content.count(b"\r\nBEGIN:VEVENT")
    sentence = _n("Đã ghi {file}: {count} mục lịch.", entries).format(file=file, count=entries)
    tell(desk, told(sentence, file=str(file), entries=entries))


@click.command(
    "feed-address",
    cls=Verb,
    help=N_("Tạo địa chỉ bí mật để ứng dụng lịch tự cập nhật; chỉ hiện một lần"),
    epilog="inspect-flow calendar feed-address --person lan",
)
@_reader
@pass_desk
def address(desk: Desk, person: str | None, unit: str | None) -> None:
    """Make an address and say its secret once."""
    from inspect_flow.services.calendars.feeds import make_feed

    with desk.transaction() as work:
        reader = _found(work, person, unit)
        number, token = make_feed(work, reader)
    path = _ADDRESS.format(token=token)
    sentence = _("Địa chỉ lịch số {number} của {code}: {path}").format(
        number=number, code=reader.code, path=path
    )
    made = told(sentence, number=number, token=token, path=path)
    made.sentences.append(
        _("Ai có địa chỉ này đều đọc được lịch. Ghi lại ngay: địa chỉ không hiện lần thứ hai.")
    )
    tell(desk, made)


@click.command(
    "feed-list",
    cls=Verb,
    help=N_("Liệt kê địa chỉ lịch: của ai, tạo lúc nào, dùng lần cuối, đã thu hồi chưa"),
    epilog="inspect-flow calendar feed-list",
)
@pass_desk
def list_(desk: Desk) -> None:
    """List the addresses; their secrets are known to nobody here."""
    from inspect_flow.services.calendars.feeds import list_feeds

    with desk.reading() as work:
        rows = [asdict(each) for each in list_feeds(work)]
    columns = {
        "number": _("Số"),
        "reader": _("Lịch của"),
        "made_at": _("Tạo lúc"),
        "made_by": _("Người tạo"),
        "last_used_at": _("Dùng lần cuối"),
        "revoked_at": _("Thu hồi lúc"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@click.command(
    "feed-revoke",
    cls=Verb,
    help=N_("Thu hồi một địa chỉ lịch: từ đó không đọc được nữa"),
    epilog="inspect-flow calendar feed-revoke 3",
)
@click.argument("number", type=int)
@pass_desk
def revoke(desk: Desk, number: int) -> None:
    """Revoke one address."""
    from inspect_flow.services.calendars.feeds import revoke_feed

    with desk.transaction() as work:
        revoke_feed(work, number)
    tell(desk, told(_("Đã thu hồi địa chỉ lịch số {number}.").format(number=number), number=number))
