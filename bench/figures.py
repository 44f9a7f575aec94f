"""Rows without anything to compare them with: scoring, definitions, loading a case."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from bench.measuring import Figure, Findings, Timing, alone, timed
from inspect_flow.bootstrap.opening import load_office
from inspect_flow.interchange.case_file.reading import read_case_path
from inspect_flow.interchange.loading.case import load_case
from inspect_flow.rules.answers import Answers, GivenAnswer
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.rules.checklist_results import score_checklist
from inspect_flow.services.work import OPERATOR, Office, Work
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade
from inspect_flow.storage.session import transaction
from inspect_flow.vocabulary.answers import AnswerWord

_DISTRICT = "district_2019"
_CASE = Path(__file__).parent.parent / "examples" / "long_dien_2019.yaml"
_LOADED_AT = datetime(2020, 1, 6, 1, tzinfo=UTC)


def measure(found: Findings, quick: bool) -> None:
    """Add the figures of this module."""
    rounds = 3 if quick else 10
    found.figures.append(_scoring(load_office().checklists[_DISTRICT], rounds * 5))
    found.figures += [_definitions(what, read, rounds) for what, read in _READERS.items()]
    found.figures += _case(rounds)


def _scoring(checklist: ChecklistDefinition, rounds: int) -> Figure:
    answers = _answers(checklist)
    taken = alone(lambda: score_checklist(checklist, answers), rounds)
    n_items = len(list(checklist.items()))
    return _figure(f"scoring a checklist of {n_items} items, all answered", taken)


def _answers(checklist: ChecklistDefinition) -> Answers:
    return {
        item.code: GivenAnswer(
            item.code,
            AnswerWord.CONFORMS,
            {figure.code: Decimal(number + 1) for number, figure in enumerate(item.figures)},
        )
        for item in checklist.items()
    }


_READERS: dict[str, Callable[[Office], object]] = {
    "workflows": lambda office: office.machines,
    "checklists and their legal bases": lambda office: (office.checklists, office.legal_bases),
    "calendars and time limits": lambda office: (office.calendar, office.intervals),
}


def _definitions(what: str, read: Callable[[Office], object], rounds: int) -> Figure:
    taken = alone(lambda: read(load_office()), rounds)
    return _figure(f"reading and checking the {what}", taken, "only at their first use")


def _case(rounds: int) -> list[Figure]:
    reading = alone(lambda: read_case_path(_CASE), rounds)
    with tempfile.TemporaryDirectory(prefix="inspect-flow-") as folder:
        pairs = [_loaded(Path(folder) / f"{number}.db") for number in range(rounds)]
    first, again = (Timing(tuple(each)) for each in zip(*pairs, strict=True))
    return [
        _figure(f"reading and checking {_CASE.name}", reading),
        _figure("loading it into an empty SQLite database", first),
        _figure("loading it a second time, which changes nothing", again),
    ]


def _loaded(database: Path) -> tuple[float, float]:
    engine = open_engine(f"sqlite:///{database}", must_exist=False)
    upgrade(engine)
    office = load_office(str(engine.url))
    case = read_case_path(_CASE).case

    def load() -> None:
        with transaction(engine) as session:
            work = Work(session, office, OPERATOR, _LOADED_AT, _LOADED_AT)
            load_case(work, case, _CASE.name)

    taken = timed(load), timed(load)
    engine.dispose()
    return taken


def _figure(what: str, taken: Timing, note: str = "") -> Figure:
    value = f"{taken.least * 1000:.1f} ms (median {taken.middle * 1000:.1f})"
    return Figure(what, value, note)
