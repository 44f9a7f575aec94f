"""`inspect-flow db`: bring the schema up to date, back up and restore with proof."""

from __future__ import annotations

from pathlib import Path

import click

from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.output import show_json
from inspect_flow.locale.translation import N_, _


@noun("db", N_("Cơ sở dữ liệu: nâng cấp, sao lưu, khôi phục."))
def database() -> None:
    """Group the verbs."""


@database.command(
    "upgrade",
    help=N_("Nâng cấu trúc cơ sở dữ liệu lên phiên bản của chương trình."),
    epilog="inspect-flow db upgrade",
)
@pass_desk
def upgrade_schema(desk: Desk) -> None:
    """Migrate to the newest schema."""
    from inspect_flow.storage.engine import database_url, open_engine
    from inspect_flow.storage.schema import upgrade

    before, after = upgrade(open_engine(database_url(desk.database)))
    if desk.as_json:
        show_json({"before": before, "after": after})
    elif before == after:
        click.echo(_("Cấu trúc đã là bản mới nhất ({after}).").format(after=after))
    else:
        click.echo(
            _("Đã nâng cấu trúc từ {before} lên {after}.").format(
                before=before or _("trống"), after=after
            )
        )


@database.command(
    "backup",
    help=N_("Sao lưu ra một tệp đã kiểm chứng, kèm tệp minh chứng và mã SHA-256."),
    epilog="inspect-flow db backup sao-luu-2026-11-23.db",
)
@click.argument("target", type=click.Path(path_type=Path))
@pass_desk
def backup(desk: Desk, target: Path) -> None:
    """Write a verified copy."""
    from inspect_flow.storage.backup import back_up
    from inspect_flow.storage.engine import database_url, open_engine
    from inspect_flow.storage.files import files_folder
    from inspect_flow.storage.schema import require_current

    url = database_url(desk.database)
    engine = open_engine(url)
    require_current(engine)
    copy = back_up(engine, files_folder(url), target)
    if desk.as_json:
        show_json({"path": str(copy.path), "sha256": copy.sha256, "root": copy.root})
        return
    text = _("Đã sao lưu ra {path}: {count} chuỗi sự kiện đã kiểm chứng.\nSHA-256: {digest}")
    click.echo(text.format(path=copy.path, count=copy.n_chains, digest=copy.sha256))


@database.command(
    "restore",
    help=N_("Khôi phục từ bản sao lưu vào chỗ trống; --verify chỉ kiểm tra bản sao."),
    epilog="inspect-flow db restore sao-luu.db --database sqlite:///moi.db",
)
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--verify", "only_verify", is_flag=True, help=N_("Chỉ kiểm tra, không khôi phục"))
@pass_desk
def restore_copy(desk: Desk, source: Path, only_verify: bool) -> None:
    """Verify a copy, and put it into an empty place unless told only to verify."""
    from inspect_flow.storage.backup import restore, verify_copy
    from inspect_flow.storage.engine import database_url
    from inspect_flow.storage.files import files_folder

    url = database_url(desk.database)
    copy = verify_copy(source) if only_verify else restore(source, url, files_folder(url))
    if desk.as_json:
        show_json({"path": str(copy.path), "sha256": copy.sha256, "root": copy.root})
    elif only_verify:
        text = _("Bản sao {path} nguyên vẹn: {count} chuỗi sự kiện. Gốc: {root}")
        click.echo(text.format(path=source, count=copy.n_chains, root=copy.root))
    else:
        text = _("Đã khôi phục {count} chuỗi sự kiện từ {path}.")
        click.echo(text.format(count=copy.n_chains, path=source))
