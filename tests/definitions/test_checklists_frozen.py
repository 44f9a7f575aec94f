"""An edition is frozen as JSON with a hash and read back identical."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from inspect_flow.definitions.checklists import (
    canonical_json,
    content_hash,
    from_json,
    from_plain,
    load_checklists,
    to_plain,
)
from inspect_flow.vocabulary.errors import StorageUnusable
from tests.checklist_builders import a_checklist, an_item

CHECKLISTS = load_checklists().values()
every_checklist = pytest.mark.parametrize("checklist", CHECKLISTS, ids=lambda each: each.code)


@every_checklist
def test_a_checklist_comes_back_identical(checklist):
    assert from_plain(json.loads(json.dumps(to_plain(checklist)))) == checklist
    assert from_json(canonical_json(checklist)) == checklist


@every_checklist
def test_the_hash_survives_the_round_trip(checklist):
    assert content_hash(from_json(canonical_json(checklist))) == content_hash(checklist)


def test_1_and_1_00_have_one_hash():
    one, padded = a_checklist(an_item(max="1")), a_checklist(an_item(max="1.00"))

    assert content_hash(one) == content_hash(padded)


def test_a_changed_comma_changes_the_hash():
    before = a_checklist(an_item())
    after = a_checklist(replace(an_item(), shortcoming="Chưa đủ,"))

    assert content_hash(before) != content_hash(after)


def test_numbers_stay_exact():
    frozen = from_json(canonical_json(a_checklist(an_item(max="0.125"))))

    assert frozen.item("1.1").max == Decimal("0.125")


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"code": "x"}', "{"])
def test_a_broken_edition_is_refused_in_words(text):
    with pytest.raises(StorageUnusable, match="không đọc được"):
        from_json(text)
