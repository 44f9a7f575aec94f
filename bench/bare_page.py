"""The list of deficiencies as bare FastAPI and SQLAlchemy Core make it, for the same person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from sqlalchemy import ColumnElement, Engine, Row, Select, and_, func, select

from bench.databases import overheard
from inspect_flow.bootstrap.signing_in import visitor_with
from inspect_flow.bootstrap.workplace import Workplace
from inspect_flow.records.tables import Campaign, metadata
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.sight_conditions import deficiencies_in_sight
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.unit_clock import running_states
from inspect_flow.web.forms import Told
from inspect_flow.web.frame import Frame, SignedIn, language_links
from inspect_flow.web.navigation import links_for
from inspect_flow.web.rendering import environment

_TABLES = metadata.tables
_NO_DAY = date(9999, 12, 31)
_MOST = 50
PATH = "/deficiencies"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page shows besides its lines, and what ours asks to know who may see them.

    `asked` are statements with their parameters: who is signed in, and what bounds them.
    """

    asked: list[tuple[str, Any]]
    deficiencies_in_sight: ColumnElement[bool]
    campaigns_in_sight: ColumnElement[bool]
    frame: Frame
    errors: Any
    states: list[tuple[str, str]]
    running: tuple[str, ...]
    today: date


@dataclass(frozen=True, slots=True)
class _Line:
    code: str
    statement: str
    state: str
    state_label: str
    deadline: date | None
    original_deadline: date | None
    days_left: int | None
    owner: str
    unit: str


@dataclass(frozen=True, slots=True)
class _Part:
    rows: list[_Line]
    in_all: int


def standing_of(workplace: Workplace, token: str) -> Standing:
    """Return what the page of whoever holds that session stands on."""
    with overheard(workplace.engine) as asked:
        visitor = visitor_with(workplace, token)
    assert visitor is not None
    person = visitor.person
    frame = Frame(
        languages=language_links("vi", PATH),
        person=SignedIn(person.name, person.title, visitor.unit_name),
        navigation=links_for(visitor, PATH),
        account="/account",
        sign_out="/sign-out",
        search="/search",
    )
    with workplace.desk_of(visitor.actor).reading() as work:
        states = work.office.machines["deficiency"].states.values()
        named = [(each.name, each.label) for each in states]
        return Standing(
            asked, deficiencies_in_sight(work), in_sight(work, Campaign), frame, Told(), named,
            running_states(work), work.on,
        )  # fmt: skip


def bare_app(engine: Engine, standing: Standing) -> FastAPI:
    """Return the application: one page at whatever path, which asks and shows what ours does."""
    app = FastAPI(openapi_url=None)
    template = environment().get_template("deficiencies/list.html")
    labels = dict(standing.states)
    chosen = {"show": "open", "campaign": "", "inspection": "", "unit": "", "state": ""}

    @app.get("/{path:path}")
    def show_list(path: str) -> HTMLResponse:
        with engine.connect() as connection:
            for statement, parameters in standing.asked:
                connection.exec_driver_sql(statement, parameters).all()
            found = connection.execute(_lines(standing)).all()
            in_all = connection.execute(_counted(standing)).scalar_one()
            known = [tuple(each) for each in connection.execute(_campaigns(standing))]
        rows = [_line(each, labels, standing) for each in found[:_MOST]]
        last = rows[-1]
        later = f"{PATH}?show=open&after={last.deadline}_{last.code}"
        told = template.render(
            frame=standing.frame, errors=standing.errors, states=standing.states,
            campaigns=known, chosen=chosen, part=_Part(rows, in_all),
            active=0, first=f"{PATH}?show=open", started=False, later=later,
            is_inspected=False,
        )  # fmt: skip
        return HTMLResponse(told)

    return app


def _lines(standing: Standing) -> Select[Any]:
    deficiency, finding = _TABLES["deficiency"], _TABLES["finding"]
    inspection, version = _TABLES["inspection"], _TABLES["unit_version"]
    owner, unit = version.alias("owner"), version.alias("unit")
    deadline = func.coalesce(deficiency.c.deadline, _NO_DAY)
    return (
        select(
            deficiency.c.code, finding.c.statement, deficiency.c.state, deficiency.c.deadline,
            deficiency.c.original_deadline, owner.c.authority_name.label("owner"),
            unit.c.authority_name.label("unit"),
        )
        .join_from(deficiency, finding, finding.c.id == deficiency.c.finding_id)
        .join(inspection, inspection.c.id == deficiency.c.inspection_id)
        .join(owner, and_(owner.c.unit_id == deficiency.c.owner_id, *_valid(owner, standing)))
        .join(unit, and_(unit.c.unit_id == inspection.c.unit_id, *_valid(unit, standing)))
        .where(standing.deficiencies_in_sight, deficiency.c.state.in_(OPEN_DEFICIENCY))
        .order_by(deadline, deficiency.c.code)
        .limit(_MOST + 1)
    )  # fmt: skip


def _valid(version: Any, standing: Standing) -> Iterator[Any]:
    yield version.c.valid_from <= standing.today
    yield func.coalesce(version.c.valid_to, _NO_DAY) >= standing.today


def _counted(standing: Standing) -> Select[Any]:
    deficiency, inspection = _TABLES["deficiency"], _TABLES["inspection"]
    return (
        select(func.count())
        .join_from(deficiency, inspection, inspection.c.id == deficiency.c.inspection_id)
        .where(standing.deficiencies_in_sight, deficiency.c.state.in_(OPEN_DEFICIENCY))
    )


def _campaigns(standing: Standing) -> Select[Any]:
    campaign = _TABLES["campaign"]
    chosen = select(campaign.c.code, campaign.c.title).where(standing.campaigns_in_sight)
    return chosen.order_by(campaign.c.year.desc(), campaign.c.code)


def _line(found: Row[Any], labels: dict[str, str], standing: Standing) -> _Line:
    runs = found.deadline is not None and found.state in standing.running
    return _Line(
        found.code, found.statement, found.state, labels[found.state], found.deadline,
        found.original_deadline, (found.deadline - standing.today).days if runs else None,
        found.owner, found.unit,
    )  # fmt: skip
