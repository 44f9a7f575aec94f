"""Persons: registered and amended; a unit left behind is kept as a former post."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Form, Request
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
from inspect_flow.web.visitors import AtOffice, Audience

router = pages(Audience.ADMINISTRATOR)
_LIST = "/administration/persons"
_MOST = 300
Typed = Annotated[str, Form()]


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
def register(
    request: Request,
    desk: AtOffice,
    code: Typed = "",
    name: Typed = "",
    title: Typed = "",
    unit: Typed = "",
    email: Typed = "",
    phone: Typed = "",
    leads_unit: Typed = "",
) -> Response:
    """Register somebody."""
    typed = _typed(code, name, title, unit, email, phone, leads_unit)

    def deed(work: Work) -> None:
        register_person(
            work,
            typed["code"],
            typed["name"],
            title=typed["title"],
            unit=_unit(work, typed["unit"]),
            leads_unit=bool(leads_unit),
            email=typed["email"],
            phone=typed["phone"],
        )

    errors = {} if typed["name"] or typed["title"] else {"name": _("Ghi họ tên hoặc chức danh")}
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
def amend(
    request: Request,
    desk: AtOffice,
    code: str,
    name: Typed = "",
    title: Typed = "",
    unit: Typed = "",
    email: Typed = "",
    phone: Typed = "",
    leads_unit: Typed = "",
) -> Response:
    """Change what is known of somebody."""
    typed = _typed(code, name, title, unit, email, phone, leads_unit)
    if not typed["name"] and not typed["title"]:
        told = {"name": _("Ghi họ tên hoặc chức danh")}
        return _form(request, typed, told, 422, known_code=code)

    def deed(work: Work) -> None:
        person, place = find(work, Person, code), _unit(work, typed["unit"])
        wanted = {each: typed[each] for each in ("name", "title", "email", "phone")}
        wanted |= {"leads_unit": bool(leads_unit), "unit_id": place.id if place else None}
        changes = {each: new for each, new in wanted.items() if getattr(person, each) != new}
        if changes:
            amend_person(work, person, changes)

    try:
        desk.carry_out(deed)
    except InspectFlowError as refusal:
        return _form(request, typed, fault("unit", refusal), 422, known_code=code)
    return go_to(request, _LIST, _("Đã sửa {code}.").format(code=code))


def _typed(code: str, name: str, title: str, unit: str, email: str, phone: str, leads: str) -> Any:
    values = {"code": code, "name": name, "title": title, "unit": unit}
    told = {**values, "email": email, "phone": phone}
    kept = {each: " ".join(typed_text(text).split()) for each, text in told.items()}
    return {**kept, "leads_unit": bool(leads)}


def _unit(work: Work, typed: str) -> Unit | None:
    return find_unit(work, typed) if typed else None


def _form(
    request: Request, typed: Any, errors: Errors, status: int = 200, known_code: str = ""
) -> Response:
    empty = dict.fromkeys(("code", "name", "title", "unit", "email", "phone"), "")
    shown = {**empty, "leads_unit": False, **typed}
    return page(
        request, "administration/person.html", status=status, person=shown, errors=errors,
        known_code=known_code, tabs=administration_tabs(_LIST),
    )  # fmt: skip
