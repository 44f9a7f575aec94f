"""The year: a province, its replies day by day, two nodes every morning, and what goes wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from bench.ledger import Ledger
from bench.province_cases import write_year
from bench.province_history import Year
from bench.province_units import found_province
from bench.reminder_year.judging import FOLLOW_UP, Judgement, judge
from bench.reminder_year.mailboxes import by_key, synthetic_mailboxes
from bench.reminder_year.replies import ACTS, script
from inspect_flow.bootstrap.delivering import deliver_by
from inspect_flow.bootstrap.opening import load_office
from inspect_flow.bootstrap.reminding import hand_over_all, sweep_all
from inspect_flow.delivery.mail import MailServer
from inspect_flow.delivery.settings import MailSettings
from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Deficiency, Unit
from inspect_flow.services.clocks.settling import settle
from inspect_flow.services.registry import actor_named
from inspect_flow.services.work import SYSTEM, Office, Work
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade
from inspect_flow.storage.session import transaction
from inspect_flow.vocabulary.errors import InspectFlowError
from inspect_flow.vocabulary.reminders import Channel
from tests.delivery.smtp_sink import Sink, an_smtp_server

_ANSWERED_AT = time(9)
_SWEPT_AT = time(8)
_REMEDIED_AFTER = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a province, how long a year, and what goes wrong on which days after its first.

    The last downtime of the sweep stands over Tết.
    """

    campaigns: int = 20
    inspections: int = 50
    communes: int = 120
    first: date = date(2026, 5, 25)
    days: int = 365
    seed: int = 2026
    downtimes: tuple[tuple[int, int], ...] = ((95, 99), (150, 152), (255, 266))
    mail_away: tuple[int, int] = (128, 134)


@dataclass(slots=True)
class Played:
    """What the year was like."""

    acts: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    sweeps: list[datetime] = field(default_factory=list)
    failed: int = 0


def simulate(url: str, scale: Scale, tell: Callable[[str], None]) -> tuple[Judgement, Played]:
    """Play the year over an empty database and judge it."""
    engine = open_engine(url, must_exist=False)
    upgrade(engine)
    office = load_office(url)
    _found(engine, office, scale)
    with an_smtp_server() as sink:
        played = _Play(engine, office, scale, sink).play(tell)
        arrived = [str(mail["Message-ID"]) for mail in sink.arrived]
    with Session(engine) as session:
        boxes = synthetic_mailboxes(session)
        judgement = judge(
            session, office, played.sweeps, boxes, by_key(session, arrived), FOLLOW_UP
        )
    engine.dispose()
    return judgement, played


def _found(engine: Engine, office: Office, scale: Scale) -> None:
    with engine.begin() as connection:
        ledger = Ledger(connection)
        province = found_province(ledger, 1, scale.communes)
        for number in range(1, scale.campaigns + 1):
            chance = Random(f"{scale.seed}/{number}")
            named = replace(province, code=f"{province.code}-{number:02d}")
            year = Year(ledger, office.machines, named, 2026, False, chance,
                        decision=f"{100 + number}", is_followed=False)  # fmt: skip
            inspected = chance.sample(province.communes, min(scale.inspections, scale.communes))
            write_year(year, inspected, (0, 3))
        ledger.close()


class _Play:
    """One year, day after day."""

    def __init__(self, engine: Engine, office: Office, scale: Scale, sink: Sink) -> None:
        self._engine, self._office, self._scale, self._sink = engine, office, scale, sink
        self._chance = Random(scale.seed)
        self._played = Played()
        self._diary: dict[date, list[tuple[int, str, str]]] = {}

    def play(self, tell: Callable[[str], None]) -> Played:
        """Let every day pass and return what it was like."""
        self._write_diary()
        with ThreadPoolExecutor(2) as nodes:
            for number in range(self._scale.days):
                day = self._scale.first + timedelta(days=number)
                if day.day == 1:
                    tell(f"{day:%m/%Y}: {len(self._sink.arrived):,} mails so far")
                self._open_or_close_the_mail(number)
                if not any(first <= number <= last for first, last in self._scale.downtimes):
                    self._morning(nodes, day)
                if self._office.calendar.is_working(day):
                    self._working_day(day)
        return self._played

    def _write_diary(self) -> None:
        """Draw what becomes of each deficiency, and on which days."""
        with Session(self._engine) as session:
            for each in session.exec(select(Deficiency).order_by(col(Deficiency.id))):
                assert each.deadline is not None
                directed = each.deadline - _REMEDIED_AFTER + timedelta(days=25)
                steps = [(directed, "head", "direct")]
                steps += script(self._chance, directed, each.deadline)
                for day, who, act in steps:
                    day = self._office.calendar.next_working_day(day)
                    self._diary.setdefault(day, []).append((each.id or 0, who, act))

    def _open_or_close_the_mail(self, number: int) -> None:
        first, last = self._scale.mail_away
        is_away = first <= number <= last
        self._sink.to_recipient = lambda _address: "421 closing" if is_away else "250 OK"

    def _morning(self, nodes: ThreadPoolExecutor, day: date) -> None:
        at = at_local(day, _SWEPT_AT)
        self._played.sweeps.append(at)
        for failed in nodes.map(self._node, [at, at]):
            self._played.failed += failed

    def _node(self, at: datetime) -> int:
        """Do what one tick of one node does."""
        swept = sweep_all(self._engine, self._office, lambda: at)
        hand_over_all(self._engine, self._office, lambda: at, swept, {Channel.MAIL})
        settings = MailSettings("127.0.0.1", self._sink.port, "none", "snv@example.vn")
        server = MailServer(settings)
        try:
            ways = {Channel.MAIL: server}
            return deliver_by(self._engine, self._office, ways, lambda: at).failed
        finally:
            server.close()

    def _working_day(self, day: date) -> None:
        acts = self._diary.pop(day, [])
        for start in range(0, len(acts), 50):
            with transaction(self._engine) as session:
                for number, (identity, who, act) in enumerate(acts[start : start + 50], start):
                    at = at_local(day, _ANSWERED_AT) + timedelta(seconds=number)
                    self._act(session, identity, who, act, at)

    def _act(self, session: Session, identity: int, who: str, act: str, at: datetime) -> None:
        work = Work(session, self._office, SYSTEM, at, at)
        deficiency = session.get_one(Deficiency, identity)
        work = work.by(actor_named(work, self._code(session, deficiency, who)))
        try:
            ACTS[act](work, deficiency)
            self._played.acts[act] += 1
        except InspectFlowError:
            # A script drawn at random asks for things that the case no longer allows.
            self._played.refused[act] += 1
        settle(work)

    def _code(self, session: Session, deficiency: Deficiency, who: str) -> str:
        if who == "unit":
            return f"{session.get_one(Unit, deficiency.owner_id).code}-ct"
        return {"head": "t01-td", "secretary": "t01-tk", "member": "t01-tv"}[who]
