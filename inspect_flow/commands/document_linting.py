"""`inspect-flow document lint`: the rules of form, on stored papers and on files of any origin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.output import progress, show_json, show_rows
from inspect_flow.commands.reading_files import content_of
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.errors import BadInput, MoveRefused

if TYPE_CHECKING:
    from inspect_flow.documents.linting.rule import Breach


@click.command(
    "lint",
    cls=Verb,
    help=N_("Kiểm tra thể thức của văn bản, của tệp PDF, hoặc của mọi văn bản trong đợt"),
    epilog="inspect-flow document lint VB-2019-0001\n"
    "inspect-flow document lint bien-ban.pdf\n"
    "inspect-flow document lint --campaign CCHC-2019",
)
@click.argument("target", required=False, metavar="[CODE]")
@click.option("--campaign", metavar="CODE", help=N_("Mọi văn bản của đợt còn hiệu lực"))
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="COUNT", help=N_("Số tiến trình cùng lúc")
)
@pass_desk
def lint(desk: Desk, target: str | None, campaign: str | None, workers: int | None) -> None:
    """Tell every breach; end with code 3 when there is one."""
    if (target is None) == (campaign is None):
        raise BadInput(_("Ghi mã văn bản, tệp PDF, hoặc --campaign với mã đợt; một trong ba"))
    if target is not None and _is_file(target):
        found = {target: _lint_file(Path(target))}
    else:
        found = _lint_stored(desk, target, campaign, workers)
    _show(desk, found)


def _is_file(target: str) -> bool:
    return target.casefold().endswith(".pdf") or Path(target).is_file()


def _lint_file(file: Path) -> Sequence[Breach]:
    from inspect_flow.documents.apart import apart
    from inspect_flow.documents.lint import lint_file

    return apart(file.name, lint_file, content_of(file))


def _lint_stored(
    desk: Desk, code: str | None, campaign: str | None, workers: int | None
) -> dict[str, Sequence[Breach]]:
    from inspect_flow.bootstrap.bulk_printing import Order, lint_papers, papers_in_force
    from inspect_flow.records.tables import Campaign, Document
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        if campaign is not None:
            codes = papers_in_force(work, find(work, Campaign, campaign))
        else:
            codes = [find(work, Document, code or "").code]
        count = 1 if campaign is None else workers
        order = Order(codes, Path(), count, work.office.house)
        with progress(lint_papers(work, order), _("Đang kiểm tra"), len(codes)) as shown:
            return dict(shown)


def _show(desk: Desk, found: dict[str, Sequence[Breach]]) -> None:
    rows = [_row(paper, each) for paper, breaches in found.items() for each in breaches]
    if desk.as_json:
        show_json(rows)
    elif rows:
        columns = {
            "paper": _("Văn bản"),
            "rule": _("Quy tắc"),
            "weight": _("Mức"),
            "place": _("Chỗ"),
            "sentence": _("Nội dung"),
            "remedy": _("Cách sửa"),
        }
        show_rows(rows, columns, as_json=False)
    count = sum(not row["advice"] for row in rows)
    if count:
        raise MoveRefused(
            _n("{count} chỗ chưa đúng thể thức trong {papers} văn bản đã kiểm tra", count).format(
                count=count, papers=len(found)
            )
        )
    if not desk.as_json:
        click.echo(_("{papers} văn bản đúng thể thức.").format(papers=len(found)))


def _row(paper: str, breach: Breach) -> dict[str, Any]:
    left, top = breach.at or (None, None)
    return {
        "paper": paper,
        "rule": breach.rule,
        "weight": _("nên sửa") if breach.is_advice else _("phải sửa"),
        "advice": breach.is_advice,
        "place": breach.place,
        "page": breach.page or None,
        "left_mm": None if left is None else round(left, 1),
        "top_mm": None if top is None else round(top, 1),
        "sentence": breach.sentence,
        "remedy": breach.remedy,
    }
