"""The findings of one inspection as their editor shows them, and its form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Finding, Inspection
from inspect_flow.rules.quantities import as_written
from inspect_flow.rules.quantity_reading import read_quantity
from inspect_flow.services.answer_sheet import checklist_of
from inspect_flow.services.comments import comments_of_many
from inspect_flow.services.figures import quantities_of
from inspect_flow.services.findings import findings_of
from inspect_flow.services.queries.findings import FindingRow, list_findings
from inspect_flow.services.registry import get
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.areas import Area, area_label
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.findings import FindingKind, Severity
from inspect_flow.web.sent import Sent

TEXTS = ("statement", "criteria", "condition", "cause", "effect", "recommendation", "note")


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding with all that its reader needs to judge it."""

    row: FindingRow
    version: int
    legal_bases: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]  # who, what: mostly the unit's comment on it


@dataclass(frozen=True, slots=True)
class AreaFindings:
    """The findings of one area, in two columns."""

    label: str
    strengths: tuple[FindingView, ...]
    shortcomings: tuple[FindingView, ...]
    context: tuple[FindingView, ...]


def areas_of(work: Work, inspection: Inspection) -> list[AreaFindings]:
    """Return the findings by area, in the order of the papers."""
    stored = {each.code: each for each in findings_of(work, inspection)}
    rows = [each for each in list_findings(work, inspection=inspection) if each.code in stored]
    said = defaultdict(list)
    for remark in comments_of_many(work, "finding", [each.id or 0 for each in stored.values()]):
        said[remark.comment.subject_id].append((remark.author, remark.comment.text))
    views = [_view(row, stored[row.code], said[stored[row.code].id or 0]) for row in rows]
    known = [each.value for each in Area]
    order = sorted(
        {each.row.area for each in views},
        key=lambda area: (known.index(area) if area in known else len(known), area),
    )
    return [_area(area, [each for each in views if each.row.area == area]) for area in order]


def _view(row: FindingRow, stored: Finding, said: Sequence[tuple[str, str]]) -> FindingView:
    return FindingView(row, stored.version, tuple(stored.legal_bases), tuple(said))


def _area(area: str, views: Sequence[FindingView]) -> AreaFindings:
    kinds = {kind: tuple(v for v in views if v.row.kind is kind) for kind in FindingKind}
    label = views[0].row.area_label or _("Chưa ghi lĩnh vực")
    return AreaFindings(
        label,
        kinds[FindingKind.STRENGTH],
        kinds[FindingKind.SHORTCOMING],
        kinds[FindingKind.CONTEXT],
    )


def area_options(work: Work, inspection: Inspection, chosen: str = "") -> list[tuple[str, str]]:
    """Return the areas to choose from; one in other words stays as it is written."""
    year = get(work, Campaign, inspection.campaign_id).year
    options = [(each.value, area_label(each.value, year)) for each in Area]
    known = {value for value, _text in options}
    return options if not chosen or chosen in known else [*options, (chosen, chosen)]


def typed_of(finding: Finding) -> dict[str, str]:
    """Return a finding's fields as its form shows them."""
    typed = {name: str(getattr(finding, name)) for name in (*TEXTS, "area", "item", "severity")}
    typed["quantities"] = "\n".join(as_written(each) for each in quantities_of(finding.quantities))
    typed["legal_bases"] = "\n".join(finding.legal_bases)
    return typed


def fields_in(
    work: Work, inspection: Inspection, form: Sent, known: Finding | None = None
) -> dict[str, Any]:
    """Read the form of a finding; raise `BadInput` with every fault at once."""
    fields: dict[str, Any] = {name: form.text(name) for name in (*TEXTS, "area", "item")}
    faults = [] if fields["statement"] else [_("Nhận xét chưa có nội dung")]
    fields["severity"] = form.text("severity") or Severity.UNKNOWN.value
    if fields["severity"] not in {each.value for each in Severity}:
        faults.append(_("Mức độ không có trong danh sách"))
    checklist = checklist_of(work, inspection)
    if fields["item"] and checklist and checklist.item(fields["item"]) is None:
        faults.append(_("Bảng kiểm không có tiêu chí '{item}'").format(item=fields["item"][:20]))
    fields["legal_bases"] = form.lines("legal_bases")
    fields["quantities"] = _quantities(form.lines("quantities"), known, faults)
    if faults:
        raise BadInput(_("Nhận xét chưa lưu được"), faults)
    return fields


def _quantities(
    lines: Sequence[str], known: Finding | None, faults: list[str]
) -> list[dict[str, str]]:
    """Read each line as the source's own words; a line left as it was keeps its figures."""
    before = {
        as_written(each): each.plain() for each in quantities_of(known.quantities if known else [])
    }
    found = []
    for line in lines:
        try:
            found.append(before.get(line) or read_quantity({"written": line}).plain())
        except BadInput as fault:
            faults += [f"{line[:60]}: {reason}" for reason in fault.reasons or [fault.thing]]
    return found
