"""The plan of a campaign by Excel: written out, sent back, looked at, and only then written."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.interchange.sheets.plan_changes import (
    PlanChange,
    PlanChanges,
    apply_plan,
    plan_changes,
)
from inspect_flow.interchange.sheets.plan_writing import plan_book
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, UnitVersion
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import find
from inspect_flow.services.units import versions_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, Conflict, InspectFlowError, MoveRefused
from inspect_flow.vocabulary.units import UnitLevel
from inspect_flow.web.campaigns.differing import choices, differing
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Errors, Told, fault
from inspect_flow.web.handing import workbook
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
# Bytes; it travels through the page where one agrees. 3,321 units make 150 KB.
_LARGEST = 600_000


@router.get("/campaigns/{code}/plan.xlsx")
def write(request: Request, asking: Asking, desk: AtDesk, code: str, level: str = "") -> Response:
    """Write the plan for Excel, with units of a level that may be added."""
    chosen = UnitLevel(level) if level in tuple(UnitLevel) else None
    with desk.reading() as work:
        content = plan_book(work, find(work, Campaign, code), chosen)
    return workbook(request, desk, content, f"{code}-ke-hoach")


@router.get("/campaigns/{code}/sheet")
def ask(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Offer the sheet, and ask for it filled in."""
    return _form(request, desk, code, {})


@router.post("/campaigns/{code}/sheet")
def look(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Show what the sheet would change; nothing is written yet."""
    errors: dict[str, str] = {}
    handed = form.handed("sheet", errors)
    if not errors and (not handed or len(handed[0].content) > _LARGEST):
        errors["sheet"] = _("Chọn tệp Excel của kế hoạch, không quá 600 KB")
    if errors:
        return _form(request, desk, code, errors, 422, form)
    sheet, basis = handed[0], form.text("basis")
    try:
        with desk.reading() as work:
            changes = _changes(work, code, sheet.content, sheet.name, form)
            _refuse_arranging(work, changes)
            names = versions_on(work, (each.filled.unit.id or 0 for each in changes.items), work.on)
            lines = [_told(each, names) for each in changes.items]
    except (BadInput, MoveRefused) as refusal:
        told = fault("sheet", refusal)
        return _form(request, desk, code, told, status_of(refusal), form)
    except InspectFlowError as refusal:
        return _form(request, desk, code, fault("basis", refusal), status_of(refusal), form)
    return page(
        request, "campaigns/sheet_changes.html", code=code, lines=lines, basis=basis,
        unnamed=changes.unnamed, name=sheet.name, shown=_mark(changes),
        sheet=b64encode(sheet.content).decode(),
        own={name: value for name, value in form.strings.items() if name.startswith("own_")},
    )  # fmt: skip


@router.post("/campaigns/{code}/sheet/apply")
def apply(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Write what was shown, if the record still stands as it did then."""
    try:
        content = b64decode(form.typed("sheet"), validate=True)
    except ValueError:
        raise BadInput(_("Tệp gửi lên không trọn vẹn"), [_("chọn lại tệp rồi gửi")]) from None
    new, changed = desk.carry_out(lambda work: _applied(work, code, content, form))
    told = _("Đã nhập kế hoạch {code}: {new} đơn vị mới, {changed} đơn vị thay đổi.").format(
        code=code, new=new, changed=changed
    )
    return go_to(request, f"/campaigns/{code}", told)


def _changes(work: Work, code: str, content: bytes, name: str, form: Sent) -> PlanChanges:
    campaign, own = find(work, Campaign, code), differing(work, form)
    return plan_changes(work, campaign, content, name, form.text("basis"), **own)


def _refuse_arranging(work: Work, changes: PlanChanges) -> None:
    """Raise `MoveRefused` before anything is shown that the visitor may not write.

    One stands for all: who arranges visits does so for the whole campaign.
    """
    known = next((each.planned for each in changes.items if each.planned is not None), None)
    if known is not None:
        require(work, known.inspection, "inspection.arrange")


def _applied(work: Work, code: str, content: bytes, form: Sent) -> tuple[int, int]:
    """Return how many units came new, and how many were changed."""
    changes = _changes(work, code, content, form.text("name"), form)
    if _mark(changes) != form.text("shown"):
        raise Conflict(
            _("Kế hoạch {code} vừa được sửa").format(code=code),
            [_("gửi lại tệp để xem thay đổi so với nội dung mới; chưa ghi gì")],
        )
    campaign, own = find(work, Campaign, code), differing(work, form)
    new = apply_plan(work, campaign, changes, form.text("basis"), **own)
    return len(new), len(changes.items) - len(new)


def _mark(changes: PlanChanges) -> str:
    """Return what tells these changes from any others."""
    plain = [(each.filled.row, each.filled.line, each.before) for each in changes.items]
    return sha256(repr(plain).encode()).hexdigest()


def _told(change: PlanChange, names: Mapping[int, UnitVersion]) -> tuple[str, bool, str, str]:
    """Return the unit, whether it comes new, and what its line said and will say."""
    unit = change.filled.unit
    version = names.get(unit.id or 0)
    before = "" if change.planned is None else _words(asdict(change.before))
    after = _words(asdict(change.filled.line))
    name = f"{version.name} ({unit.code})" if version else unit.code
    return name, change.planned is None, before, after or _("chưa xếp lịch")


def _words(line: dict[str, object]) -> str:
    parts = (
        short_date(each) if isinstance(each, date) else str(each or "") for each in line.values()
    )
    return "; ".join(part for part in parts if part)


def _form(
    request: Request,
    desk: AtDesk,
    code: str,
    errors: Errors,
    status: int = 200,
    form: Sent | None = None,
) -> Response:
    with desk.reading() as work:
        campaign = find(work, Campaign, code)
        own = choices(work, campaign)
    return page(
        request, "campaigns/sheet.html", status=status, code=code, errors=errors,
        levels=[(each.value, each.label) for each in UnitLevel], own=own,
        is_draft=campaign.state == "drafting", typed=Told(form.strings if form else {}),
    )  # fmt: skip
