"""The Long Điền case of 2019, played to the end of the year and judged like the synthetic year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes
from pathlib import Path

from sqlmodel import Session, col, select

from bench.reminder_year.judging import Judgement, Mailboxes, judge
from bench.reminder_year.mailboxes import by_key
from bench.reminder_year.oracle import Demand
from inspect_flow.bootstrap.demonstration import CASE, UNITS
from inspect_flow.bootstrap.mornings import Mornings
from inspect_flow.bootstrap.opening import load_office, open_work
from inspect_flow.definitions.places import folder
from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.interchange.playing import play_case
from inspect_flow.interchange.unit_file import load_units
from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import CoResponsible, Deficiency, Extension, Inspection, Unit
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade

_FIRST, _LAST = date(2019, 4, 19), date(2019, 12, 31)
_LOADED_AT = datetime(2020, 1, 6, 1, tzinfo=UTC)
_BY_HAND = {
    "secretary": ["thu-ky-doan@example.vn"],
    "delegation_head": ["truong-doan@example.vn"],
    "lead_agency": ["snv-brvt@example.vn"],
    "chairman": ["ubnd-tinh@example.vn"],
}
# Only the district itself has a head whose name the case tells.
_HEADS = {"long-dien": ["chu-tich.long-dien@example.vn"]}


def judge_long_dien(place: Path) -> Judgement:
    """Play the case into `place`, every morning swept, and judge what was sent."""
    url = f"sqlite:///{place / 'long-dien.db'}"
    engine = open_engine(url, must_exist=False)
    upgrade(engine)
    with open_work(url, None, (_LOADED_AT, _LOADED_AT)) as work:
        examples, mornings = folder("examples", None), Mornings(work, place / "spool")
        load_units(work, (examples / UNITS).read_bytes(), UNITS)
        case = read_case((examples / CASE).read_bytes(), CASE).case
        play_case(work, case, CASE, pass_until=mornings.until)
        mornings.until(_LAST)
    days = [_FIRST + timedelta(days=number) for number in range((_LAST - _FIRST).days + 1)]
    sweeps = [at_local(day, time(7, 40)) for day in days]
    with Session(engine) as session:
        arrived = by_key(session, _message_ids(place / "spool"))
        found = judge(session, load_office(url), sweeps, _mailboxes(session), arrived)
    engine.dispose()
    return found


def _message_ids(spool: Path) -> Iterable[str]:
    for file in spool.glob("*.eml"):
        yield str(message_from_bytes(file.read_bytes())["Message-ID"])


def _mailboxes(session: Session) -> Mailboxes:
    units = dict(session.exec(select(Unit.id, Unit.code)).all())
    owners = dict(session.exec(select(Deficiency.id, Deficiency.owner_id)).all())
    asked = dict(session.exec(select(Extension.id, Extension.deficiency_id)).all())
    helping = Counter(
        session.exec(select(col(CoResponsible.deficiency_id), col(CoResponsible.unit_id))).all()
    )

    inspected = dict(session.exec(select(Inspection.id, Inspection.unit_id)).all())

    def boxes(demand: Demand, word: str) -> Iterable[str]:
        is_asked = demand.entity == "extension"
        deficiency = asked[demand.identity] if is_asked else demand.identity
        is_visit = demand.entity == "inspection"
        owner = units[inspected[deficiency] if is_visit else owners[deficiency]]
        if word == "co_responsible":
            return [f"{units[unit]}@example.vn" for of, unit in helping if of == deficiency]
        if word == "unit_head":
            return _HEADS.get(owner, [])
        return _BY_HAND.get(word, [f"{owner}@example.vn"])

    return boxes
