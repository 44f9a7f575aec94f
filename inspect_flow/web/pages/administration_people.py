"""Persons: registered and amended; a unit left behind is kept as a former post."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Person, Unit
from inspect_flow.services.people import amend_person, register_person
from inspect_flow.services.queries.names import find_unit
from inspect_flow.services.queries.persons import list_persons
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import InspectFlowError
from inspect_flow.web.administering import administration_tabs
from inspect_flow.web.forms import Errors, fault, typed_text
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import AtOffice, Audience

router = pages(Audience.ADMINISTRATOR)
_LIST = "/administration/persons"
_MOST = 300
_FIELDS = ("code", "name", "title", "unit", "email", "phone")


@router.get("/administration/persons")
def show(request: Request, desk: AtOffice, text: str = "") -> Response:
    """List the persons."""
    with desk.reading() as work:
        rows = list_persons(work, text=typed_text(text)[:200])
    return page(
        request, "administration/persons.html", rows=rows[:_MOST], total=len(rows),
        text=typed_text(text)[:200], tabs=administration_tabs(_LIST),
    )  # fmt: skip


@router.get("/administration/persons/new")
def ask_new(request: Request) -> Response:
    """Ask for somebody new."""
    return _form(request, {}, {})


@router.post("/administration/persons/new")
def register(request: Request, desk: AtOffice, sent: TheForm) -> Response:
    """Register somebody."""
    typed = _typed(sent)

    def deed(work: Work) -> None:
        register_person(
            work,
            typed["code"],
            typed["name"],
            title=typed["title"],
            unit=_unit(work, typed["unit"]),
            leads_unit=typed["leads_unit"],
            email=typed["email"],
            phone=typed["phone"],
        )

    errors = _nameless(typed)
    if errors:
        return _form(request, typed, errors, 422)
    try:
        desk.carry_out(deed)
    except InspectFlowError as refusal:
        return _form(request, typed, fault("code", refusal), 422)
    return go_to(request, _LIST, _("Đã thêm {code}.").format(code=typed["code"]))


@router.get("/administration/persons/{code}")
def ask_changes(request: Request, desk: AtOffice, code: str) -> Response:
    """Show what is known of somebody, to be changed."""
    with desk.reading() as work:
        person = find(work, Person, code)
        unit = work.session.get(Unit, person.unit_id) if person.unit_id else None
    known = person.model_dump() | {"unit": unit.code if unit else ""}
    return _form(request, known, {}, known_code=code)


@router.post("/administration/persons/{code}")
def amend(request: Request, desk: AtOffice, code: str, sent: TheForm) -> Response:
    """Change what is known of somebody."""
    typed = _typed(sent)
    errors = _nameless(typed)
    if errors:
        return _form(request, typed, errors, 422, known_code=code)

    def deed(work: Work) -> None:
        person, place = find(work, Person, code), _unit(work, typed["unit"])
        wanted = {each: typed[each] for each in ("name", "title", "email", "phone", "leads_unit")}
        wanted["unit_id"] = place.id if place else None
        changes = {each: new for each, new in wanted.items() if getattr(person, each) != new}
        if changes:
            amend_person(work, person, changes)

    try:
        desk.carry_out(deed)
    except InspectFlowError as refusal:
        return _form(request, typed, fault("unit", refusal), 422, known_code=code)
    return go_to(request, _LIST, _("Đã sửa {code}.").format(code=code))


def _typed(sent: Sent) -> dict[str, Any]:
    return {
        **{each: sent.line(each) for each in _FIELDS},
        "leads_unit": bool(sent.line("leads_unit")),
    }


def _nameless(typed: dict[str, Any]) -> Errors:
    is_known = typed["name"] or typed["title"]
    return {} if is_known else {"name": _("Ghi họ tên hoặc chức danh")}


def _unit(work: Work, typed: str) -> Unit | None:
    return find_unit(work, typed) if typed else None


def _form(
    request: Request, typed: Any, errors: Errors, status: int = 200, known_code: str = ""
) -> Response:
    shown = {**dict.fromkeys(_FIELDS, ""), "leads_unit": False, **typed}
    return page(
        request, "administration/person.html", status=status, person=shown, errors=errors,
        known_code=known_code, tabs=administration_tabs(_LIST),
    )  # fmt: skip
