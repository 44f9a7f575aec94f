"""The Long Điền case for trying the workplace: played up to one day, with an account per role."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from inspect_flow.bootstrap.demonstration import CASE, UNITS
from inspect_flow.bootstrap.mornings import Mornings
from inspect_flow.bootstrap.opening import open_work
from inspect_flow.definitions.places import folder
from inspect_flow.identity.passwords import hashed
from inspect_flow.identity.tokens import new_password
from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.interchange.playing import play_case
from inspect_flow.interchange.unit_file import load_units
from inspect_flow.locale.dates import at_local
from inspect_flow.locale.translation import N_, _
from inspect_flow.records.tables import Person
from inspect_flow.services.accounts.opening import grant, open_account
from inspect_flow.services.people import register_person
from inspect_flow.services.queries.names import find_unit
from inspect_flow.services.registry import find, seek
from inspect_flow.services.work import OPERATOR, Work
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade
from inspect_flow.vocabulary.accounts import GrantedRole

ADMINISTRATOR = "quan-tri"
CLERK = "can-bo-long-dien"

# User name, person of the case file, what for.
_ROLES = (
    ("truongdoan", "duc", N_("trưởng đoàn kiểm tra")),
    ("thuky", "thu-ky", N_("thư ký đoàn kiểm tra")),
    ("thanhvien", "dd-stp", N_("thành viên đoàn kiểm tra")),
    ("chutich", "hung", N_("lãnh đạo đơn vị được kiểm tra")),
    ("donvi", CLERK, N_("công chức của đơn vị được kiểm tra")),
    ("lanhdao", "pct-ubnd-tinh", N_("lãnh đạo UBND tỉnh")),
    ("quantri", ADMINISTRATOR, N_("quản trị hệ thống")),
)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A way in for trying; the password is told once."""

    username: str
    password: str
    name: str
    what: str


class _TheDayHasCome(Exception):
    """The case is played no further."""


def play_until(database: Path, day: date, moment: datetime, house: str | None = None) -> str:
    """Play the case into a new database up to, and without, `day`; return its address."""
    url = f"sqlite:///{database}"
    engine = open_engine(url, must_exist=False)
    upgrade(engine)
    engine.dispose()
    with open_work(url, None, (moment, moment), house) as work:
        examples = folder("examples", house)
        load_units(work, (examples / UNITS).read_bytes(), UNITS)
        read = read_case((examples / CASE).read_bytes(), CASE)
        mornings = Mornings(work, database.with_name("thu-nhac-viec"))

        def until(next_day: date) -> None:
            if next_day >= day:
                raise _TheDayHasCome
            mornings.until(next_day)

        with suppress(_TheDayHasCome):
            play_case(work, read.case, CASE, lambda _what: None, until)
    return url


def open_demo_accounts(url: str, moment: datetime, house: str | None = None) -> list[DemoAccount]:
    """Give one person per role a way in; return the passwords, which nothing keeps."""
    with open_work(url, None, (moment, moment), house) as work:
        _register_people(work.by(OPERATOR))
        return [_opened(work, *role) for role in _ROLES]


def _register_people(work: Work) -> None:
    if seek(work, Person, ADMINISTRATOR) is None:
        office = find_unit(work, "snv-brvt")
        title = "Công chức Sở Nội vụ, quản trị hệ thống"
        register_person(work, ADMINISTRATOR, "", title=title, unit=office)
    if seek(work, Person, CLERK) is None:
        division = find_unit(work, "pnv-long-dien")
        register_person(work, CLERK, "", title="Công chức Phòng Nội vụ", unit=division)


def _opened(work: Work, username: str, code: str, what: str) -> DemoAccount:
    person, password = find(work, Person, code), new_password()
    account = open_account(work, person, username, hashed(password), must_change=False)
    if code == ADMINISTRATOR:
        grant(work, account, GrantedRole.ADMINISTRATOR)
    return DemoAccount(username, password, person.name or person.title, _(what))


def prepare_demo(
    target: Path, day: date, house: str | None = None
) -> tuple[str, list[DemoAccount], timedelta]:
    """Make the case anew under `target`; return its address, the accounts, and its clock's lag.

    Behind the world by so much, the clock starts at eight on `day` and runs as every clock does.
    """
    target.mkdir(parents=True, exist_ok=True)
    database = target / "thu-tren-web.db"
    for tail in ("", "-wal", "-shm"):
        Path(f"{database}{tail}").unlink(missing_ok=True)
    moment = at_local(day, time(8, 0))
    url = play_until(database, day, moment, house)
    accounts = open_demo_accounts(url, moment, house)
    return url, accounts, datetime.now(UTC) - moment
