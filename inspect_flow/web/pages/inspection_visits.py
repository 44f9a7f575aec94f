"""When and where the delegation comes, who heads the visit, whom the notice reaches."""

from __future__ import annotations

from datetime import date, time

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.dates import clock_of, short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Inspection, Person
from inspect_flow.rules.permissions import may
from inspect_flow.services.inspections import name_contact, name_head_of_visit
from inspect_flow.services.queries.names import called, people
from inspect_flow.services.registry import find
from inspect_flow.services.standing import inspectors_on, roles_of
from inspect_flow.services.visit_days import DaySlot, visit_of, visit_slots
from inspect_flow.services.visits import ARRANGEABLE, arrange_visit
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, InspectFlowError, MoveRefused, NotFound
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Told, typed_day
from inspect_flow.web.inspections.heading import delegations_inspection, heading_of
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_MOST_DAYS = 4


@router.get("/inspections/{code}/visit")
def show(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Show days, place, head and contact."""
    return _shown(request, desk, code)


@router.post("/inspections/{code}/visit")
def arrange(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Keep what changed about the visit."""
    errors: dict[str, str] = {}
    try:
        desk.carry_out(lambda work: _arranged(work, code, form, errors))
    except (BadInput, MoveRefused, NotFound) as refusal:
        return _shown(request, desk, code, form, refusal, errors)
    return go_to(request, f"/inspections/{code}", _("Đã lưu buổi làm việc."))


def _arranged(work: Work, code: str, form: Sent, errors: dict[str, str]) -> None:
    errors.clear()
    inspection = delegations_inspection(work, code)
    slots = _slots(form, errors)
    if errors:
        raise BadInput(_("Chưa lưu được buổi làm việc"), list(errors.values()))
    head = find(work, Person, form.text("head")) if form.text("head") else None
    if head is not None and head.id != inspection.head_id:
        name_head_of_visit(work, inspection, head)
    if form.has("contact") and form.line("contact") != inspection.contact:
        name_contact(work, inspection, form.line("contact"))
    visit, place = visit_of(work, inspection), form.line("place")
    same = slots == _known(work, inspection) and place == (visit.place if visit else "")
    if slots and not same:
        programme = visit.programme if visit else ()
        group = visit.group if visit else ""
        arrange_visit(work, [inspection], slots, place=place, group=group, programme=programme)


def _known(work: Work, inspection: Inspection) -> list[DaySlot]:
    return [
        DaySlot(each.on, each.starts_at, each.ends_at) for each in visit_slots(work, inspection)
    ]


def _slots(form: Sent, errors: dict[str, str]) -> list[DaySlot]:
    found = []
    for number in range(1, _MOST_DAYS + 1):
        on: date | None = typed_day(form.text(f"on-{number}"), f"on-{number}", errors)
        starts, ends = (_clock(form, f"{name}-{number}", errors) for name in ("from", "to"))
        if on is not None:
            found.append(DaySlot(on, starts, ends))
    return found


def _clock(form: Sent, name: str, errors: dict[str, str]) -> time | None:
    typed = form.text(name)
    try:
        return clock_of(typed) if typed else None
    except ValueError:
        errors[name] = _("'{value}' không phải giờ; viết 08:00 hoặc 8h30").format(value=typed[:20])
        return None


def _shown(
    request: Request,
    desk: Desk,
    code: str,
    form: Sent | None = None,
    refusal: InspectFlowError | None = None,
    errors: dict[str, str] | None = None,
) -> Response:
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        head = heading_of(work, inspection, "visit")
        typed = form.strings if form else _stored(work, inspection)
        members = inspectors_on(work, inspection, work.on)
        known = people(work, (*(each.person_id for each in members), inspection.head_id))
        may_arrange = may("inspection.arrange", roles_of(work, inspection))
    faults = errors or ({"": ". ".join([refusal.thing, *refusal.reasons])} if refusal else {})
    return page(
        request, "inspections/visit.html", status=status_of(refusal) if refusal else 200,
        head=head, typed=Told(typed), rows=range(1, _MOST_DAYS + 1), errors=faults,
        persons=[(each.code, _office(each)) for each in known.values()],
        may_arrange=may_arrange and head.state in ARRANGEABLE,
    )  # fmt: skip


def _office(person: Person) -> str:
    title = person.title if person.name else ""
    return ", ".join(filter(None, (called(person), title)))


def _stored(work: Work, inspection: Inspection) -> dict[str, str]:
    visit, head = visit_of(work, inspection), people(work, (inspection.head_id,))
    typed = {
        "place": visit.place if visit else "",
        "contact": inspection.contact,
        "head": next((each.code for each in head.values()), ""),
    }
    for number, slot in enumerate(_known(work, inspection), 1):
        typed[f"on-{number}"] = short_date(slot.on)
        typed[f"from-{number}"] = f"{slot.starts_at:%H:%M}" if slot.starts_at else ""
        typed[f"to-{number}"] = f"{slot.ends_at:%H:%M}" if slot.ends_at else ""
    return typed
