"""The verb that corrects signed minutes: changed findings, and new minutes in their place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.moving import people_named
from inspect_flow.commands.telling import tell, told_of
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from inspect_flow.records.tables import Finding, Inspection
    from inspect_flow.services.work import Work

_LISTS = {"quantity": "quantities", "legal_basis": "legal_bases"}


@click.command(
    "correct-minutes",
    cls=Verb,
    help=N_("Đính chính biên bản đã ký: sửa nhận xét, ban hành biên bản thay thế, phải ghi lý do"),
    epilog='inspect-flow inspection correct-minutes KT-2019-001 --change "H1.statement=chưa ban '
    'hành kế hoạch năm 2019" --reason "Ghi thiếu năm" --as hanh',
)
@click.argument("code")
@click.option("--change", "changes", multiple=True, required=True, metavar="CODE.NAME=TEXT",
              help=N_("Nội dung đúng, ví dụ H1.statement=…; ghi nhiều lần để sửa nhiều chỗ")
              )  # fmt: skip
@click.option("--reason", default="", metavar="TEXT", help=N_("Lý do, bắt buộc"))
@pass_desk
def correct_minutes(desk: Desk, code: str, changes: tuple[str, ...], reason: str) -> None:
    """Correct findings after the signature."""
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.correcting import correct_minutes as correct
    from inspect_flow.services.correcting import signed_minutes
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        inspection = find(work, Inspection, code)
        corrections = _corrections(work, inspection, changes)
        old = signed_minutes(work, inspection)
        with people_named(work, old, "supersede"):
            new = correct(work, inspection, corrections, reason)
        done = _n(
            "Đã đính chính {count} nhận xét; biên bản {new} thay thế {old}.", len(corrections)
        ).format(count=len(corrections), new=new.code, old=old.code)
        corrected = [finding.code for finding, _fields in corrections]
        kept = told_of(work, new, done, supersedes=old.code, corrected=corrected)
    tell(desk, kept)


def _corrections(
    work: Work, inspection: Inspection, texts: Iterable[str]
) -> list[tuple[Finding, dict[str, Any]]]:
    """Read every "H1.statement=…"; lists (quantity, legal_basis) may be given several times."""
    from inspect_flow.commands.finding_options import finding_fields
    from inspect_flow.services.findings import finding_coded

    typed: dict[str, dict[str, Any]] = {}
    faults = []
    for text in texts:
        place, equals, value = text.partition("=")
        code, dot, written = place.strip().partition(".")
        field = written.strip().replace("-", "_")
        if not (equals and dot and code and field):
            faults.append(_("'{text}' phải có dạng H1.statement=nội dung").format(text=text))
            continue
        fields = typed.setdefault(code.upper(), {})
        if field in _LISTS:
            fields[_LISTS[field]] = (*fields.get(_LISTS[field], ()), value.strip())
        elif field in fields:
            faults.append(_("'{name}' ghi hai lần").format(name=place.strip()))
        else:
            fields[field] = value.strip()
    if faults:
        raise BadInput(_("Nội dung đính chính không đọc được"), faults)
    return [
        (finding_coded(work, inspection, code), finding_fields(work, inspection, fields))
        for code, fields in typed.items()
    ]
