"""Two units in one campaign, and a third that is to be surprised: who may learn what of whom.

The neighbour's case is that of Long Điền told again; whatever it says bears a mark that nobody
else's data holds, so that a leak can be found in any byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from inspect_flow.bootstrap.demo_accounts import _register_people
from inspect_flow.bootstrap.demonstration import CASE, UNITS
from inspect_flow.bootstrap.opening import open_work
from inspect_flow.definitions.places import folder
from inspect_flow.identity.passwords import hashed
from inspect_flow.identity.tokens import new_password
from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.interchange.loading.ledger import Ledger
from inspect_flow.interchange.loading.people_book import PeopleBook
from inspect_flow.interchange.loading.unit_book import UnitBook
from inspect_flow.interchange.playing.follow_up import play_follow_up
from inspect_flow.interchange.playing.opening import play_opening
from inspect_flow.interchange.playing.play import _unit_side
from inspect_flow.interchange.playing.stage import Stage
from inspect_flow.interchange.playing.visit import play_visit
from inspect_flow.interchange.unit_file import load_units
from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Deficiency, Inspection, Person
from inspect_flow.services.accounts.opening import grant, open_account
from inspect_flow.services.comments import add_comment
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.people import register_person
from inspect_flow.services.queries.names import find_unit
from inspect_flow.services.registry import actor_named, find
from inspect_flow.services.work import OPERATOR, Work
from inspect_flow.vocabulary.accounts import GrantedRole
from tests.kept_schema import a_database
from tests.web.files import a_pdf
from tests.web.offices import REMEDY_DAY, Office, lend, played_once, settle_file

MARK = "qzxvj"
OWN, SIBLING, SURPRISED = "KT-2019-001", "KT-2019-777qzxvj", "KT-2019-778qzxvj"

_NAMES = {
    "UBND huyện Long Điền": "long-qzxvj",
    "Phòng Nội vụ": "pnv-qzxvj",
    "Phòng Tài chính - Kế hoạch": "ptckh-qzxvj",
    "Phòng Giáo dục và Đào tạo": "pgddt-qzxvj",
    "Phòng Kinh tế và Hạ tầng": "pktht-qzxvj",
    "Bộ phận Tiếp nhận và Trả kết quả": "tnkq-qzxvj",
    "Văn phòng huyện Long Điền": "vp-qzxvj",
    "ông Nguyễn Bá Hùng": "ông Nguyễn Bá Qzxvj",
    "KT-2019-001": SIBLING,
    "KT-2019-001-CC-01": f"{SIBLING}-CC-01",
}
_FREE = {
    "statement", "note", "text", "task", "responsible", "recommendation", "evidence", "place",
    "discrepancy", "title", "notes", "contact", "until_note",
}  # fmt: skip
_PEOPLE = {
    # User name: (person, unit, title, leads the unit)
    "truongdoan": ("duc", "", "", False),
    "thuky": ("thu-ky", "", "", False),
    "thanhvien": ("dd-stp", "", "", False),
    "chutich": ("hung", "", "", False),
    "donvi": ("can-bo-long-dien", "", "", False),
    "lanhdao": ("pct-ubnd-tinh", "", "", False),
    "quantri": ("quan-tri", "", "", False),
    "donvi-ben": ("can-bo-qzxvj", "pnv-qzxvj", "Công chức Phòng Nội vụ Qzxvj", False),
    "chutich-ben": ("hung-qzxvj", "", "", False),
    "donvi-tren": ("can-bo-brvt", "brvt", "Công chức UBND tỉnh", False),
    "donvi-duoi": ("can-bo-an-ngai", "an-ngai-qzxvj", "Công chức UBND xã", False),
    "nguoingoai": ("can-bo-tu-phap", "skhdt-brvt", "Công chức sở khác", False),
}


@contextmanager
def neighbouring_office(place: Path) -> Iterator[Office]:
    """Lend both units' cases on 12/9/2019, when each puts right what was found."""
    played = played_once("neighbours", lambda file: _play(file, REMEDY_DAY))
    with lend(played, REMEDY_DAY, place) as lent:
        yield lent


def _play(database: Path, day: date) -> dict[str, str]:
    url, moment = f"sqlite:///{database}", at_local(day)
    a_database(url).dispose()
    examples = folder("examples", None)
    with open_work(url, None, (moment, moment), None) as work:
        load_units(work, (examples / UNITS).read_bytes(), UNITS)
        told = yaml.safe_load((examples / CASE).read_text())
        written = yaml.safe_dump(_both(told), allow_unicode=True, sort_keys=False)
        _perform(work, read_case(written.encode(), CASE).case, day)
    with open_work(url, None, (moment, moment), None) as work:
        _register_people(work.by(OPERATOR))
        passwords = {name: _opened(work, name, *who) for name, who in _PEOPLE.items()}
    with open_work(url, None, (moment, moment), None) as work:
        _leave_traces(work)
    settle_file(url)
    return passwords


def _both(told: dict[str, Any]) -> dict[str, Any]:
    """Return the case with the neighbour's told again beside it."""
    [first] = told["inspections"]
    told["units"] += [
        {**each, "code": each["code"].replace("long-dien", MARK), "name": f"{each['name']} Qzxvj",
         "parent": each["parent"].replace("long-dien", "long-qzxvj")}
        for each in told["units"] if each["code"].endswith("-long-dien")
    ]  # fmt: skip
    told["units"] += [
        {"code": "long-qzxvj", "name": "UBND huyện Qzxvj", "level": "district", "parent": "brvt",
         "symbol": "UBND", "place": "Qzxvj"},
        {"code": "an-ngai-qzxvj", "name": "UBND An Ngãi Qzxvj", "level": "district",
         "parent": "long-dien", "symbol": "UBND", "place": "An Ngãi Qzxvj"},
    ]  # fmt: skip
    told["people"].append(
        {"code": "hung-qzxvj", "name": "ông Nguyễn Bá Qzxvj", "title": "Chủ tịch UBND huyện Qzxvj",
         "unit": "long-qzxvj", "leads_unit": True, "email": "chu-tich.qzxvj@example.vn"}
    )  # fmt: skip
    surprised = {"code": SURPRISED, "unit": "an-ngai-qzxvj", "head": "duc", "announced": False}
    told["inspections"] = [first, _retold(first), surprised]
    return told


def _retold(part: Any, key: str = "") -> Any:
    if isinstance(part, dict):
        return {name: _retold(value, name) for name, value in part.items()}
    if isinstance(part, list):
        return [_retold(each, key) for each in part]
    if not isinstance(part, str):
        return part
    if part in _NAMES:
        return _NAMES[part]
    if key == "number":
        return f"77{part}"
    return f"{part} Qzxvj" if key in _FREE else part


class _TheDayHasCome(Exception):
    """This unit's case is played no further."""


def _perform(work: Work, case: CaseFile, day: date) -> None:
    """Play every unit's case up to the day, one after the other."""

    def until(next_day: date) -> None:
        if next_day >= day:
            raise _TheDayHasCome

    ledger = Ledger(work, CASE, update=True)
    units = UnitBook(ledger, date(2019, 4, 19), list(case.units))
    people = PeopleBook(ledger, units)
    stage = Stage(work, case, units, people, 2019, pass_until=until)
    for entry in case.units:
        units.identity(entry.code or entry.name)
    for person in case.people:
        people.declare(person)
    campaign, inspections = play_opening(stage)
    for inspection, part in zip(inspections, case.inspections, strict=True):
        if not part.visits:
            continue
        stage.cast.unit = _unit_side(stage, inspection, part)
        with suppress(_TheDayHasCome):
            play_visit(stage, campaign, inspection, part)
            play_follow_up(stage, inspection, part)
    ledger.close()


def _opened(work: Work, username: str, code: str, unit: str, title: str, leads: bool) -> str:
    if unit:
        place = find_unit(work, unit)
        register_person(work, code, "", title=title, unit=place, leads_unit=leads)
    password = new_password()
    who = find(work, Person, code)
    account = open_account(work, who, username, hashed(password), must_change=False)
    if username == "quantri":
        grant(work, account, GrantedRole.ADMINISTRATOR)
    return password


def _leave_traces(work: Work) -> None:
    """Let both units hang files and remarks on their cases."""
    for person, inspection, mark in (
        ("can-bo-long-dien", OWN, ""),
        ("can-bo-qzxvj", SIBLING, MARK),
    ):
        acting = work.by(actor_named(work, person))
        case = find(acting, Inspection, inspection)
        for record in (case, find(acting, Deficiency, f"{inspection}-TT-01")):
            add_evidence(acting, record, a_pdf() + mark.encode(), f"minh chứng {mark}.pdf")
            add_comment(acting, record, f"Đã gửi minh chứng {mark}")
