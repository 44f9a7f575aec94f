"""Options that writing and amending a finding share, and their way into the record's fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from inspect_flow.commands.words import Word, pairs
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import BadInput, InspectFlowError
from inspect_flow.vocabulary.findings import Severity

if TYPE_CHECKING:
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.work import Work

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--area", metavar="TEXT", help=N_("Lĩnh vực cải cách hành chính")),
    click.option("--quantity", "quantities", multiple=True, metavar="KEY=VALUE;…",
                 help=N_("Số liệu như văn bản ghi, ví dụ ratio=105/277; percent=trên 46%")),
    click.option("--criteria", metavar="TEXT", help=N_("Yêu cầu phải đạt")),
    click.option("--condition", metavar="TEXT", help=N_("Thực tế")),
    click.option("--cause", metavar="TEXT", help=N_("Nguyên nhân")),
    click.option("--effect", metavar="TEXT", help=N_("Ảnh hưởng")),
    click.option("--recommendation", metavar="TEXT", help=N_("Kiến nghị")),
    click.option("--severity", type=Word(Severity), help=N_("Mức độ")),
    click.option("--item", metavar="CODE", help=N_("Tiêu chí trong bảng kiểm")),
    click.option("--legal-basis", "legal_bases", multiple=True, metavar="TEXT",
                 help=N_("Căn cứ pháp lý")),
    click.option("--note", metavar="TEXT", help=N_("Ghi chú")),
)  # fmt: skip


def finding_options(function: Function) -> Function:
    """Give a verb the options of a finding."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def finding_fields(work: Work, inspection: Inspection, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record's fields from what was typed; what was not typed is left out."""
    from inspect_flow.locale.vietnamese_text import nfc
    from inspect_flow.services.findings import stored_area

    given = {name: value for name, value in typed.items() if value not in (None, ())}
    fields: dict[str, Any] = {
        name: nfc(value) if isinstance(value, str) else value for name, value in given.items()
    }
    if "area" in fields:
        fields["area"] = stored_area(fields["area"])
    if "severity" in fields:
        fields["severity"] = fields["severity"].value
    if "legal_bases" in fields:
        fields["legal_bases"] = [nfc(text) for text in fields["legal_bases"]]
    if "quantities" in fields:
        fields["quantities"] = read_quantities(fields["quantities"])
    if "item" in fields:
        _refuse_unknown_item(work, inspection, fields["item"])
    return fields


def read_quantities(texts: tuple[str, ...]) -> list[dict[str, str]]:
    """Read each "ratio=105/277; percent=trên 46%"; raise `BadInput` with the faults of all."""
    from inspect_flow.rules.quantity_reading import read_quantity

    found, faults = [], []
    for text in texts:
        try:
            # A quantity without any key is words alone; they are kept as they stand.
            written = pairs([text], ";") if "=" in text else {"text": text}
            found.append(read_quantity(written).plain())
        except InspectFlowError as fault:
            faults += [f"{text}: {reason}" for reason in fault.reasons or [fault.thing]]
    if faults:
        raise BadInput(_("Số liệu không đọc được"), faults)
    return found


def _refuse_unknown_item(work: Work, inspection: Inspection, item: str) -> None:
    from inspect_flow.services.answer_sheet import checklist_of

    checklist = checklist_of(work, inspection)
    if checklist is not None and checklist.item(item) is None:
        raise BadInput(
            _("Bảng kiểm {code} không có tiêu chí '{item}'").format(code=checklist.code, item=item)
        )
