"""Hold the ledger, the outbox and the mailboxes against what the oracle demands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select
from sqlmodel import Session, col

from bench.reminder_year.oracle import Demand, Happened, Policy, demands, happened
from inspect_flow.definitions.places import folder
from inspect_flow.records.tables import Clock, Event, Message, MessageReminder, Reminder
from inspect_flow.services.work import Office

Mailboxes = Callable[[Demand, str], Iterable[str]]
"""Who reads the mail of an addressee: of a demand, the addresses behind the policy's word."""
_Rows = dict[int, tuple[tuple[str, int, str, str, date], str]]
_INTERVALS = Path(__file__).parents[2] / "inspect_flow" / "calendars" / "intervals.yaml"
ALL = ("inspection", "deficiency", "extension")
FOLLOW_UP = ("deficiency", "extension")
"""The synthetic inspections begin the year concluded, without clocks of their own."""


@dataclass(slots=True)
class Judgement:
    """What was demanded, what was done, and every difference between them."""

    demanded: int = 0
    by_rung: Counter[str] = field(default_factory=Counter)
    too_old: int = 0
    expected_copies: int = 0
    messages: int = 0
    arrived: int = 0
    faults: list[str] = field(default_factory=list)


def judge(
    session: Session,
    office: Office,
    sweeps: Sequence[datetime],
    mailboxes: Mailboxes,
    arrived: Counter[str],
    judged: Collection[str] = ALL,
) -> Judgement:
    """Compare what concerns the `judged` kinds; `arrived` counts mail by the key of its message."""
    policy = _policy(office)
    asked = {each.name: each for each in demands(policy, _history(session, judged), sweeps)}
    found = Judgement(demanded=len(asked))
    found.by_rung = Counter(each.rung for each in asked.values())
    found.too_old = sum(each.is_too_old for each in asked.values())
    _ledger(_rows(session, judged), asked, found)
    _copies(session, policy, asked, mailboxes, found, judged)
    _boxes(session, arrived, found)
    return found


def _policy(office: Office) -> Policy:
    place = folder("workflows", office.house) / "reminders.yaml"
    written = yaml.safe_load(place.read_text(encoding="utf-8"))
    intervals = yaml.safe_load(_INTERVALS.read_text(encoding="utf-8"))["intervals"]
    return Policy(written, intervals, office.calendar.is_working)


def _history(session: Session, judged: Collection[str]) -> list[Happened]:
    """Return what happened to the records, without what reminders themselves have noted."""
    noted = (".reminder_sent", ".escalated", ".responsibility_proposed")
    rows = session.execute(
        select(
            col(Event.entity), col(Event.entity_id), col(Event.at), col(Event.tag), col(Event.body)
        )
        .where(col(Event.entity).in_(judged))
        .order_by(col(Event.entity), col(Event.entity_id), col(Event.version))
    )
    return [each for each in happened(tuple(row) for row in rows) if not each.tag.endswith(noted)]


def _rows(session: Session, judged: Collection[str]) -> _Rows:
    rows = session.execute(
        select(
            col(Reminder.id), col(Clock.subject), col(Clock.subject_id), col(Clock.step),
            col(Reminder.rung), col(Reminder.due), col(Reminder.state),
        ).join(Clock, col(Clock.id) == col(Reminder.clock_id))
        .where(col(Clock.subject).in_(judged))
    )  # fmt: skip
    return {row[0]: ((row[1], row[2], row[3], row[4], row[5]), row[6]) for row in rows}


def _ledger(rows: _Rows, asked: dict[Any, Demand], found: Judgement) -> None:
    counted = Counter(name for name, _state in rows.values())
    found.faults += [f"not raised: {name}" for name in sorted(asked.keys() - counted.keys())]
    found.faults += [f"raised unasked: {name}" for name in sorted(counted.keys() - asked.keys())]
    found.faults += [f"raised {n} times: {name}" for name, n in counted.items() if n > 1]
    for name, state in rows.values():
        lapsed = name in asked and asked[name].is_too_old
        if (state == "lapsed") != lapsed or state == "waiting":
            found.faults.append(f"stands as {state}: {name}")


def _copies(
    session: Session,
    policy: Policy,
    asked: dict[Any, Demand],
    mailboxes: Mailboxes,
    found: Judgement,
    judged: Collection[str],
) -> None:
    names = _rows(session, judged)
    rows = session.execute(
        select(col(MessageReminder.reminder_id), col(Message.address)).join(
            Message, col(Message.id) == col(MessageReminder.message_id)
        )
    )
    told = Counter((names[reminder][0], address) for reminder, address in rows if reminder in names)
    wanted = {
        (name, address)
        for name, each in asked.items()
        if not each.is_too_old
        for address in _addresses(policy, each, mailboxes)
    }
    found.expected_copies = len(wanted)
    found.faults += [f"not told: {each}" for each in sorted(wanted - told.keys())]
    found.faults += [f"told unasked: {each}" for each in sorted(told.keys() - wanted)]
    found.faults += [f"told {n} times: {each}" for each, n in told.items() if n > 1]


def _addresses(policy: Policy, demand: Demand, mailboxes: Mailboxes) -> Collection[str]:
    ladders, clock = policy.written["ladders"], policy.written["clocks"][demand.step]
    rungs = ladders[clock["ladder"]]
    stem = demand.rung if demand.rung in rungs else demand.rung.rpartition("_")[0]
    to = rungs[stem]["to"]
    words = [to] if isinstance(to, str) else to
    return {address for word in words for address in mailboxes(demand, word)}


def _boxes(session: Session, arrived: Counter[str], found: Judgement) -> None:
    # Who has no address stands on the worklist of a person; nothing can arrive there.
    addressed = select(col(Message.key)).where(col(Message.address) != "")
    keys = {str(key) for key in session.execute(addressed).scalars()}
    found.messages, found.arrived = len(keys), arrived.total()
    found.faults += [f"never arrived: {key}" for key in sorted(keys - arrived.keys())]
    found.faults += [f"arrived from nowhere: {key}" for key in sorted(arrived.keys() - keys)]
    found.faults += [f"arrived {n} times: {key}" for key, n in arrived.items() if n > 1]


def report(title: str, found: Judgement) -> str:
    """Return the judgement as text."""
    by_rung = ", ".join(f"{name} {n:,}" for name, n in found.by_rung.most_common())
    lines = [
        title,
        f"  the policy demanded     {found.demanded:>8,} reminders: {by_rung}",
        f"  too old when swept      {found.too_old:>8,} entered as lapsed",
        f"  owed to mailboxes       {found.expected_copies:>8,} lines",
        f"  messages written        {found.messages:>8,}, {found.arrived:,} arrived",
        f"  differences             {len(found.faults):>8,}",
        *(f"    {fault}" for fault in found.faults[:20]),
        "  Each reminder that the policy demands was sent once, none besides."
        if not found.faults
        else "  NOT what the policy demands.",
    ]
    return "\n".join(lines)
