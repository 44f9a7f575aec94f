"""`inspect-flow serve`: the workplace in a browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.moments import Day
from inspect_flow.locale.translation import N_, _

if TYPE_CHECKING:
    from inspect_flow.web.server import Place


@click.command(
    "serve",
    cls=Verb,
    help=N_("Mở nơi làm việc trên trình duyệt: đoàn, đơn vị và lãnh đạo mỗi người một việc."),
    epilog="inspect-flow serve\ninspect-flow serve --demo out",
)
@click.option("--host", default="127.0.0.1", metavar="TEXT", help=N_("Địa chỉ lắng nghe"))
@click.option("--port", default=8784, type=click.IntRange(1, 65535), metavar="N",
              help=N_("Cổng lắng nghe"))  # fmt: skip
@click.option("--origin", metavar="URL", help=N_("Địa chỉ mà trình duyệt thấy, nếu có máy chủ "
              "TLS phía trước: https://tên-miền"))  # fmt: skip
@click.option("--demo", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help=N_("Thử với vụ việc Long Điền 2019 trong thư mục này, mỗi vai trò một tài "
              "khoản, mật khẩu in ra một lần"))  # fmt: skip
@click.option("--demo-on", type=Day(), default="12/9/2019", show_default=True, metavar="DATE",
              help=N_("Ngày mà vụ việc thử đang ở đó: 14/8/2019 là buổi kiểm tra"))  # fmt: skip
@pass_desk
def serve(
    desk: Desk, host: str, port: int, origin: str | None, demo: Path | None, demo_on: date
) -> None:
    """Serve until the process is told to end."""
    from inspect_flow.bootstrap.oidc_settings import provider_settings
    from inspect_flow.web.server import Place
    from inspect_flow.web.server import serve as answer
    from inspect_flow.web.settings import settings_for

    settings = settings_for(host, port, origin, provider_settings())
    place = Place(host, port, desk.database, desk.definitions)
    if demo is not None:
        place = _prepare_demo(place, demo, demo_on)
    click.echo(_("Mở trình duyệt ở {origin} (Ctrl+C để dừng).").format(origin=settings.origin))
    answer(place, settings)


def _prepare_demo(place: Place, folder: Path, day: date) -> Place:
    from inspect_flow.bootstrap.demo_accounts import prepare_demo

    url, accounts, behind = prepare_demo(folder, day, place.house)
    click.echo(_("Tài khoản thử (mật khẩu chỉ in một lần này):"))
    for each in accounts:
        click.echo(f"  {each.username:<12} {each.password}  {each.name} – {each.what}")
    return replace(place, database=url, behind=behind)
