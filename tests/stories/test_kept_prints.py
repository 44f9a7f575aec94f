"""The issued print: one for ever, whoever prints first; signed files follow one another."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from inspect_flow.records.tables import Document
from inspect_flow.services.documents import documents_of
from inspect_flow.services.prints import (
    awaiting_print,
    documents_with,
    keep_print,
    kept_print,
    signed_files_of,
)
from inspect_flow.services.signing import keep_signed, newest_file
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import Conflict, MoveRefused
from inspect_flow.vocabulary.standings import SigningOrigin
from tests.builders import House, an_inspection
from tests.stories.acts import is_proved
from tests.stories.at_once import at_once, desk_of, mine

FIRST, SECOND = b"%PDF-1.7 first", b"%PDF-1.7 second"


def the_minutes(house: House) -> Document:
    return documents_of(house.work, an_inspection(house, until="minutes_signed"))[-1]


def test_two_who_print_at_once_leave_one_issued_print(stored_house: House) -> None:
    minutes = the_minutes(stored_house)

    def keeping(pdf: bytes):
        return lambda work: keep_print(work, mine(work, minutes), pdf, {"engine": "x"})

    told = at_once(stored_house, [("lan", keeping(FIRST)), ("hanh", keeping(SECOND))])

    with desk_of(stored_house, "lan") as work:
        kept = kept_print(work, mine(work, minutes))
        assert kept in (FIRST, SECOND)
        assert all(each == kept or isinstance(each, Conflict) for each in told)
        assert documents_with(work, [sha256(kept or b"").hexdigest()])
        assert minutes.code not in [each.code for each in awaiting_print(work)]
    assert is_proved(stored_house)


def test_two_who_sign_at_once_do_not_lose_a_signature(stored_house: House) -> None:
    minutes = the_minutes(stored_house)
    keep_print(stored_house.work, minutes, FIRST, {})

    def signing(name: str):
        def act(work: Work) -> None:
            document = mine(work, minutes)
            content = FIRST + name.encode()
            keep_signed(work, document, content, FIRST, [name], SigningOrigin.HERE, {})

        return act

    told = at_once(stored_house, [("lan", signing("Lan")), ("hanh", signing("Hạnh"))])

    with desk_of(stored_house, "lan") as work:
        (kept,) = signed_files_of(work, mine(work, minutes))
        assert newest_file(work, mine(work, minutes)) == FIRST + kept.signers[0].encode()
    assert [isinstance(each, Conflict) for each in told].count(True) == 1
    assert is_proved(stored_house)


def test_a_draft_has_no_print_to_keep(house: House) -> None:
    inspection = an_inspection(house, until="findings_drafted")
    draft = documents_of(house.work, inspection)[-1]

    with pytest.raises(MoveRefused, match="chưa ban hành"):
        keep_print(house.by("lan", date(2019, 8, 14)), draft, FIRST, {})
