"""A commune and a ward of one campaign in 2026: the ward is to be inspected as a surprise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from inspect_flow.bootstrap.opening import open_work
from inspect_flow.definitions.places import folder as shipped
from inspect_flow.identity.passwords import hashed
from inspect_flow.identity.tokens import new_password
from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.interchange.playing import play_case
from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Person
from inspect_flow.services.accounts.opening import open_account
from inspect_flow.services.people import register_person
from inspect_flow.services.queries.names import find_unit
from inspect_flow.services.registry import find
from inspect_flow.services.work import OPERATOR, Work
from tests.kept_schema import a_database
from tests.web.offices import Office, lend, played_once, settle_file

CASE = "xa_mau_2026.yaml"
COMMUNE, WARD = "KT-2026-101", "KT-2026-102"
REPORTING, COMMENTING, REMEDYING = date(2026, 4, 10), date(2026, 4, 23), date(2026, 12, 31)
CLERK, CLERK_OF_THE_WARD = "can-bo-xa-mau", "can-bo-phuong-mau"
# User name and person: Tú answers for the commune, Quân for the ward.
PEOPLE = {"hanh": "pgd-snv-mau", "lan": "cv-snv-mau", "tu": CLERK, "quan": CLERK_OF_THE_WARD}


class _TheDayHasCome(Exception):
    """The case is played no further."""


@contextmanager
def a_commune_office(day: date, folder: Path) -> Iterator[Office]:
    """Lend the campaign as it stood on that day; the commune has three days for its comments."""
    with lend(played_once(f"commune-{day}", lambda file: _play(file, day)), day, folder) as lent:
        yield lent


def _play(database: Path, day: date) -> dict[str, str]:
    url, moment = f"sqlite:///{database}", at_local(day)
    a_database(url).dispose()
    text = (shipped("examples", None) / CASE).read_text("utf-8")
    later = text.replace(
        "    comments:\n      date: 21/4/2026", "    comments:\n      date: 24/4/2026"
    )
    later = later.replace("04/BB-ĐKT\n      date: 21/4/2026", "04/BB-ĐKT\n      date: 24/4/2026")

    def until(next_day: date) -> None:
        if next_day >= day:
            raise _TheDayHasCome

    with open_work(url, None, (moment, moment), None) as work:
        read = read_case(later.encode(), CASE)
        with suppress(_TheDayHasCome):
            play_case(work, read.case, CASE, lambda _what: None, until)
        passwords = _accounts(work.by(OPERATOR))
    settle_file(url)
    return passwords


def _accounts(work: Work) -> dict[str, str]:
    office = find_unit(work, "vp-xa-mau")
    register_person(work, CLERK, "", title="Công chức Văn phòng HĐND và UBND xã", unit=office)
    office = find_unit(work, "ttpvhcc-phuong-mau")
    register_person(work, CLERK_OF_THE_WARD, "", title="Công chức Trung tâm", unit=office)
    passwords = {username: new_password() for username in PEOPLE}
    for username, code in PEOPLE.items():
        person = find(work, Person, code)
        open_account(work, person, username, hashed(passwords[username]), must_change=False)
    return passwords
