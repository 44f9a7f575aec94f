"""`inspect-flow init`: a new database, ready to work with."""

from __future__ import annotations

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.locale.translation import N_, _


@click.command(
    "init",
    cls=Verb,
    help=N_("Tạo cơ sở dữ liệu mới; chạy lại trên cơ sở dữ liệu đã có thì không làm mất gì."),
    epilog="inspect-flow init --database sqlite:///cchc.db",
)
@pass_desk
def init(desk: Desk) -> None:
    """Create the database and its tables."""
    from inspect_flow.storage.engine import database_url, open_engine, shown
    from inspect_flow.storage.schema import upgrade

    url = database_url(desk.database)
    engine = open_engine(url, must_exist=False)
    before, after = upgrade(engine)
    place = shown(engine)
    if before == after:
        click.echo(_("Cơ sở dữ liệu {place} đã có sẵn, giữ nguyên.").format(place=place))
        return
    click.echo(_("Đã tạo cơ sở dữ liệu {place}.").format(place=place))
    click.echo(_("Tiếp theo: inspect-flow unit load TỆP, rồi inspect-flow case load TỆP."))
