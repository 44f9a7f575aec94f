"""The plan of a campaign by Excel: written out, sent back, looked at, and only then written."""

from __future__ import annotations

from base64 import b64decode, b64encode
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
from inspect_flow.records.tables import Campaign
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, Conflict, InspectFlowError
from inspect_flow.vocabulary.units import UnitLevel
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Errors, fault
from inspect_flow.web.handing import workbook
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
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
        return _form(request, desk, code, errors, 422)
    sheet, basis = handed[0], form.text("basis")
    try:
        with desk.reading() as work:
            changes = _changes(work, code, sheet.content, sheet.name, basis)
            lines = [_told(each) for each in changes.items]
    except BadInput as refusal:
        return _form(request, desk, code, fault("sheet", refusal), 422)
    except InspectFlowError as refusal:
        return _form(request, desk, code, fault("basis", refusal), status_of(refusal))
    return page(
        request, "campaigns/sheet_changes.html", code=code, lines=lines, basis=basis,
        unnamed=changes.unnamed, name=sheet.name, shown=_mark(changes),
        sheet=b64encode(sheet.content).decode(),
    )  # fmt: skip


@router.post("/campaigns/{code}/sheet/apply")
def apply(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Write what was shown, if the record still stands as it did then."""
    try:
        content = b64decode(form.typed("sheet"), validate=True)
    except ValueError:
        raise BadInput(_("Tệp gửi lên không trọn vẹn"), [_("chọn lại tệp rồi gửi")]) from None
    basis, name, shown = form.text("basis"), form.text("name"), form.text("shown")
    number = desk.carry_out(lambda work: _applied(work, code, content, name, basis, shown))
    told = _("Đã nhập kế hoạch: {n} đơn vị mới.").format(n=number)
    return go_to(request, f"/campaigns/{code}", told)


def _changes(work: Work, code: str, content: bytes, name: str, basis: str) -> PlanChanges:
    return plan_changes(work, find(work, Campaign, code), content, name, basis)


def _applied(work: Work, code: str, content: bytes, name: str, basis: str, shown: str) -> int:
    changes = _changes(work, code, content, name, basis)
    if _mark(changes) != shown:
        raise Conflict(
            _("Kế hoạch {code} vừa được sửa").format(code=code),
            [_("gửi lại tệp để xem thay đổi so với nội dung mới; chưa ghi gì")],
        )
    return len(apply_plan(work, find(work, Campaign, code), changes, basis))


def _mark(changes: PlanChanges) -> str:
    """Return what tells these changes from any others."""
    plain = [(each.filled.row, each.filled.line, each.before) for each in changes.items]
    return sha256(repr(plain).encode()).hexdigest()


def _told(change: PlanChange) -> tuple[str, str, str]:
    """Return the unit, and what its line said and will say."""
    before = "" if change.planned is None else _words(asdict(change.before))
    after = _words(asdict(change.filled.line))
    return change.filled.unit.code, before, after or _("chưa xếp lịch")


def _words(line: dict[str, object]) -> str:
    parts = (
        short_date(each) if isinstance(each, date) else str(each or "") for each in line.values()
    )
    return "; ".join(part for part in parts if part)


def _form(request: Request, desk: AtDesk, code: str, errors: Errors, status: int = 200) -> Response:
    with desk.reading() as work:
        is_draft = find(work, Campaign, code).state == "drafting"
    return page(
        request, "campaigns/sheet.html", status=status, code=code, errors=errors,
        levels=[(each.value, each.label) for each in UnitLevel], is_draft=is_draft,
    )  # fmt: skip
