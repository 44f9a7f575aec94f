"""`inspect-flow audit`: prove that no event was altered, cut off or forked."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.output import show_json
from inspect_flow.commands.writing_files import write_whole
from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import BadInput

BROKEN = 9
"""Exit code when a chain does not prove."""


@noun("audit", N_("Kiểm chứng nhật ký sự kiện."))
def audit() -> None:
    """Group the verbs."""


@audit.command(
    "verify",
    help=N_("Kiểm chứng mọi chuỗi sự kiện; nêu tên bản ghi đầu tiên bị hỏng của mỗi chuỗi."),
    epilog="inspect-flow audit verify --against goc-2019-12-31.json",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=N_("Đối chiếu với tệp gốc đã giữ ở nơi khác"),
)
@pass_desk
def verify(desk: Desk, against: Path | None) -> None:
    """Verify all chains."""
    from inspect_flow.services.auditing import broken_links, heads, missing_since, root

    with desk.reading() as work:
        faults = list(broken_links(work.session))
        if against is not None:
            faults += missing_since(work.session, _kept(against))
        count, merkle = len(heads(work.session)), root(work.session)
    if desk.as_json:
        show_json({"records": count, "root": merkle, "faults": faults})
    else:
        for fault in faults:
            click.echo(fault)
        if not faults:
            text = _("Đã kiểm chứng {count} chuỗi sự kiện, không có sai lệch. Gốc: {root}")
            click.echo(text.format(count=count, root=merkle))
    if faults:
        sys.exit(BROKEN)


@audit.command(
    "root",
    help=N_("In gốc Merkle của mọi chuỗi; giữ ở nơi khác để chứng minh không có gì bị cắt bỏ."),
    epilog="inspect-flow audit root --to goc-2019-12-31.json",
)
@click.option("--to", "target", type=click.Path(path_type=Path), help=N_("Ghi cả danh sách ra tệp"))
@pass_desk
def root_of_all(desk: Desk, target: Path | None) -> None:
    """Print the root, or write the manifest."""
    from inspect_flow.services.auditing import manifest

    with desk.reading() as work:
        kept = manifest(work.session)
    if target is not None:
        write_whole(target, json.dumps(kept, indent=0).encode())
    if desk.as_json:
        show_json(kept)
    else:
        click.echo(kept["root"])


def _kept(path: Path) -> dict[str, object]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        said = spoken_fault(fault) if isinstance(fault, OSError) else _root_file()
        raise BadInput(_("Không đọc được tệp đối chiếu {path}").format(path=path), [said]) from None
    if not isinstance(kept, dict):
        raise BadInput(_("Tệp đối chiếu {path} không đúng dạng").format(path=path), [_root_file()])
    return kept


def _root_file() -> str:
    return _("dùng tệp do inspect-flow audit root --to tạo")
