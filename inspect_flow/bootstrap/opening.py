"""Open what a command works on: definitions, database, files, and the acting person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlmodel import Session

from inspect_flow.bootstrap.form import ContextJudge, Measured, MeasuringJudge
from inspect_flow.documents.mails import write_digest, write_invitation, write_letter
from inspect_flow.documents.page_counts import count_pages
from inspect_flow.documents.templates import template_version
from inspect_flow.interchange.calendar_sheet import write_calendar
from inspect_flow.services.clocks.settling import settle
from inspect_flow.services.effects import EFFECTS
from inspect_flow.services.registry import actor_named
from inspect_flow.services.stored_states import refuse_unknown_states
from inspect_flow.services.work import OPERATOR, Office, Work
from inspect_flow.storage.engine import database_url, open_engine
from inspect_flow.storage.files import FolderStore, files_folder
from inspect_flow.storage.schema import require_current
from inspect_flow.storage.session import reading, transaction


def load_office(
    database: str | None = None, house: str | None = None, measured: Measured | None = None
) -> Office:
    """Return the house's definitions and its file store.

    With `measured`, the breaches on pages by what is printed, a paper is issued only when it is
    known there; without it papers are judged by their contents alone.
    """
    files = FolderStore(files_folder(database_url(database)))
    return Office(
        EFFECTS,
        files,
        template_version=lambda kind: template_version(kind, house),
        write_digest=lambda mail: write_digest(mail, house),
        write_letter=lambda mail: write_letter(mail, house),
        write_invitation=lambda mail: write_invitation(mail, house),
        write_calendar=write_calendar,
        count_pages=lambda kind, context: count_pages(kind, context, house),
        house=house,
        form=ContextJudge() if measured is None else MeasuringJudge(house, measured),
    )


@contextmanager
def open_work(
    database: str | None,
    acting: str | None,
    moment: tuple[datetime, datetime],
    house: str | None = None,
    measured: Measured | None = None,
) -> Iterator[Work]:
    """Yield a unit of work in one transaction; `moment` is (happened at, recorded at).

    Raises `PagesNotMeasured` where `measured` lacks a paper that is about to be issued, and
    `DefinitionError` when a stored record is in a state that its workflow does not know.
    """
    engine = open_engine(database_url(database))
    require_current(engine)
    try:
        with transaction(engine) as session:
            work = _work(session, load_office(database, house, measured), acting, moment)
            refuse_unknown_states(work)
            yield work
            settle(work)
    finally:
        engine.dispose()


@contextmanager
def open_reading(
    database: str | None,
    acting: str | None,
    moment: tuple[datetime, datetime],
    house: str | None = None,
) -> Iterator[Work]:
    """Yield a unit of work that only reads."""
    engine = open_engine(database_url(database))
    require_current(engine)
    try:
        with reading(engine) as session:
            yield _work(session, load_office(database, house), acting, moment)
    finally:
        engine.dispose()


def _work(
    session: Session, office: Office, acting: str | None, moment: tuple[datetime, datetime]
) -> Work:
    happened_at, recorded_at = moment
    work = Work(session, office, OPERATOR, happened_at, recorded_at)
    return work.by(actor_named(work, acting))
