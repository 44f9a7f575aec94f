"""Many sign-ins at the same moment, on two nodes that share one database of either kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Barrier
from typing import Any
from uuid import uuid4

import pyotp
import pytest
from sqlmodel import select

from inspect_flow.bootstrap.password_resets import ask_for_reset
from inspect_flow.bootstrap.proving import require_password
from inspect_flow.bootstrap.signing_in import Browser, give_code, sign_in, visitor_with
from inspect_flow.bootstrap.signing_in_elsewhere import Departure, come_back, depart, enter
from inspect_flow.bootstrap.workplace import Workplace, open_workplace
from inspect_flow.identity.oidc.settings import Identity
from inspect_flow.identity.passwords import hashed
from inspect_flow.records.tables import Message, SignInTry
from inspect_flow.rules.sign_in import MOST_BY_ADDRESS, MOST_BY_NAME
from inspect_flow.services.accounts.identities import link_identity
from inspect_flow.services.accounts.opening import account_named, open_account
from inspect_flow.services.accounts.secrets import set_second_factor
from inspect_flow.services.people import register_person
from inspect_flow.vocabulary.errors import InspectFlowError
from tests.desks import MONDAY_8AM
from tests.kept_schema import a_database
from tests.postgres import Postgres

PASSWORD = "đúng mật khẩu"
SHUT, WRONG = "đã sai quá nhiều lần", "chưa đúng"


@dataclass
class Nodes:
    """Two nodes of one workplace."""

    both: tuple[Workplace, Workplace]

    def at_once(self, acts: Sequence[Callable[[Workplace], Any]]) -> list[Any]:
        """Let everybody act at the same moment, on the nodes in turn; return what each was told."""
        start = Barrier(len(acts))

        def act(number: int, what: Callable[[Workplace], Any]) -> Any:
            start.wait(timeout=30)
            try:
                return what(self.both[number % 2])
            except InspectFlowError as refusal:
                return str(refusal)

        with ThreadPoolExecutor(len(acts)) as people:
            return list(people.map(act, range(len(acts)), acts))


@dataclass(frozen=True)
class Someone:
    """A person with an account, at a place from which nobody else signs in."""

    name: str
    here: Browser

    def signs_in(self, name: str = "", password: str = PASSWORD) -> Callable[[Workplace], str]:
        """Return the signing in, to be done at any node."""
        return lambda node: sign_in(node, name or self.name, password, self.here)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def nodes(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Nodes]:
    """Open two nodes on one database of each kind in turn."""
    with ExitStack() as lent:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('nodes') / 'shared.db'}"
        else:
            server: Postgres = request.getfixturevalue("postgres_server")
            url = lent.enter_context(server.database())
        a_database(url).dispose()
        one, other = (open_workplace(url, clock=lambda: MONDAY_8AM) for _each in range(2))
        lent.callback(one.close)
        lent.callback(other.close)
        yield Nodes((one, other))


@pytest.fixture(scope="module")
def kept_password() -> str:
    return hashed(PASSWORD)


@pytest.fixture
def lan(nodes: Nodes, kept_password: str) -> Someone:
    """Open an account that no other test has seen."""
    name = f"lan-{uuid4().hex[:12]}"
    with nodes.both[0].doorman().transaction() as work:
        person = register_person(work, name, "Lan", email=f"{name}@example.vn")
        open_account(work, person, name, kept_password, must_change=False)
    return Someone(name, Browser(name, "Chromium"))


def told(answers: Sequence[Any]) -> Counter[str]:
    """Count who was judged and who stood before a closed door; anything else is itself."""
    kinds = (SHUT, WRONG)
    return Counter(
        next((kind for kind in kinds if kind in str(each)), "let in" if len(each) == 43 else each)
        for each in answers
    )


def test_no_more_passwords_are_judged_at_once_than_one_after_the_other(nodes: Nodes, lan: Someone):
    guesses = [lan.signs_in(password=f"đoán {number}") for number in range(10)]

    assert told(nodes.at_once(guesses)) == {WRONG: MOST_BY_NAME, SHUT: 10 - MOST_BY_NAME}
    assert told(nodes.at_once([lan.signs_in()] * 2)) == {SHUT: 2}


def test_an_address_guesses_no_further_whatever_names_it_tries(nodes: Nodes, lan: Someone):
    with nodes.both[0].doorman().transaction() as work:
        for number in range(MOST_BY_ADDRESS - 3):
            row = SignInTry(username=f"ai{number}", address=lan.here.address, at=work.recorded_at)
            work.session.add(row)
    guesses = [lan.signs_in(f"tên{number}", "đoán") for number in range(8)]

    assert told(nodes.at_once(guesses)) == {WRONG: 3, SHUT: 5}
    elsewhere = Someone(lan.name, Browser("10.0.0.2", "Chromium"))
    assert told(nodes.at_once([elsewhere.signs_in()])) == {"let in": 1}


def test_who_knows_the_password_may_press_twice_and_fails_none(nodes: Nodes, lan: Someone):
    nodes.at_once([lan.signs_in(password="gõ nhầm")])

    answers = nodes.at_once([lan.signs_in()] * 4)

    assert told(answers) == {"let in": 4}
    assert all(visitor_with(nodes.both[0], token) for token in answers)
    with nodes.both[0].doorman().reading() as work:
        tries = select(SignInTry).where(SignInTry.address == lan.here.address)
        assert work.session.exec(tries).all() == []


def test_codes_are_guessed_no_faster_and_a_right_one_opens_once(nodes: Nodes, lan: Someone):
    secret = pyotp.random_base32()
    with nodes.both[0].doorman().transaction() as work:
        set_second_factor(work, account_named(work, lan.name), secret, 0)
    code = pyotp.TOTP(secret).at(MONDAY_8AM)
    waiting = nodes.at_once([lan.signs_in()] * 2)

    both = nodes.at_once([lambda node, t=t: give_code(node, t, code, lan.here) for t in waiting])
    assert told(both) == {"let in": 1, WRONG: 1}

    [token] = nodes.at_once([lan.signs_in()])
    wrong = "000000" if code != "000000" else "111111"
    guesses = nodes.at_once([lambda node: give_code(node, token, wrong, lan.here)] * 8)
    # The second use of the code may have been counted, or forgotten as the first one opened.
    assert told(guesses)[WRONG] in (MOST_BY_NAME - 1, MOST_BY_NAME)
    assert sum(told(guesses).values()) == 8


def test_a_mailbox_is_not_filled_by_asking_in_many_ways_of_writing(nodes: Nodes, lan: Someone):
    names = [lan.name.replace("lan", way) for way in ("lan", "LAN", "Lan", "lAn", " laN", "LAn")]

    nodes.at_once(
        [lambda node, name=name: ask_for_reset(node, name, "", lan.here.address) for name in names]
    )

    with nodes.both[0].doorman().reading() as work:
        mails = select(Message).where(Message.address == f"{lan.name}@example.vn")
        assert len(work.session.exec(mails).all()) == MOST_BY_NAME


def test_a_name_that_no_database_can_keep_is_as_unknown_as_any(nodes: Nodes, lan: Someone):
    assert told(nodes.at_once([lan.signs_in(f"{lan.name}\0"), lan.signs_in("n" * 9000)])) == {
        WRONG: 2
    }


def test_a_hijacked_session_guesses_the_password_no_further(nodes: Nodes, lan: Someone):
    [token] = nodes.at_once([lan.signs_in()])
    visitor = visitor_with(nodes.both[0], token)
    assert visitor is not None
    guesses = [lambda node: require_password(node, visitor, "đoán")] * 8

    assert told(nodes.at_once(guesses)) == {WRONG: MOST_BY_NAME, SHUT: 8 - MOST_BY_NAME}


def test_one_identity_may_come_in_at_several_places_at_once(nodes: Nodes, lan: Someone):
    identity = Identity("https://id.example.vn", "8f3c", "Lan")
    with nodes.both[0].doorman().transaction() as work:
        link_identity(work, account_named(work, lan.name), identity.issuer, identity.subject)

    assert told(nodes.at_once([lambda node: enter(node, identity, lan.here)] * 6)) == {"let in": 6}


def test_a_trip_to_the_provider_ends_once_however_often_it_comes_back(nodes: Nodes, lan: Someone):
    leaving = Departure()
    depart(nodes.both[0], leaving, lan.here)

    back = nodes.at_once([lambda node: come_back(node, leaving.token, leaving.state)] * 4)

    assert sum(not isinstance(each, str) for each in back) == 1
