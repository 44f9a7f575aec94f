"""Words, times, numbers and pairs are read as people type them, and refused in a sentence."""

from __future__ import annotations

import unicodedata
from datetime import time
from decimal import Decimal

import pytest

from inspect_flow.commands.typed_text import LONGEST_TEXT, TypedText
from inspect_flow.commands.words import ClockTime, Number, Word, chosen, number, pairs
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.roles import Role


@pytest.mark.parametrize("typed", ["partly", "PARTLY", "đạt một phần", "dat mot phan"])
def test_a_word_is_known_by_its_stored_form_and_by_its_label(typed):
    assert Word(AnswerWord).convert(typed, None, None) is AnswerWord.PARTLY


def test_a_word_with_underscores_may_be_typed_with_hyphens():
    assert Word(AnswerWord).convert("not-arising", None, None) is AnswerWord.NOT_ARISING


def test_an_unknown_word_is_answered_with_the_nearest_and_with_all():
    with pytest.raises(BadInput) as refused:
        Word(AnswerWord).convert("confroms", None, None)

    assert refused.value.reasons[0] == "có phải ý là 'conforms'?"
    assert "not_arising (không phát sinh)" in refused.value.reasons[1]


def test_only_the_offered_words_may_be_chosen():
    with pytest.raises(BadInput):
        Word(Role, [Role.HEAD, Role.MEMBER]).convert("system", None, None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("8:00", time(8)), ("08h30", time(8, 30)), ("8h", time(8)), ("23.59", time(23, 59))],
)
def test_a_time_is_read_as_people_write_it(typed, meant):
    assert ClockTime().convert(typed, None, None) == meant


@pytest.mark.parametrize("typed", ["25:00", "8:61", "sáng", ""])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(BadInput, match="không phải giờ"):
        ClockTime().convert(typed, None, None)


@pytest.mark.parametrize("typed", ["1,5", "1.5", " 1,50 "])
def test_a_number_takes_comma_or_point_and_stays_exact(typed):
    assert Number().convert(typed, None, None) == Decimal("1.5")


@pytest.mark.parametrize("typed", ["một", "", "NaN", "Infinity", "1.2.3"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(BadInput, match="không phải số"):
        number(typed)


def test_text_is_composed_before_anything_reads_it():
    decomposed = unicodedata.normalize("NFD", "Đề nghị bổ sung")

    assert TypedText().convert(decomposed, None, None) == "Đề nghị bổ sung"


@pytest.mark.parametrize("typed", ["a\udcffb", "a\x00b", "a\x1b[31mb", "x" * (LONGEST_TEXT + 1)])
def test_text_that_cannot_be_kept_is_refused(typed):
    with pytest.raises(BadInput, match="nội dung không dùng được"):
        TypedText().convert(typed, None, None)


def test_pairs_may_stand_in_one_text():
    assert pairs(["ratio=105/277; percent = trên 46%"], ";") == {
        "ratio": "105/277",
        "percent": "trên 46%",
    }


def test_every_bad_pair_is_named_at_once():
    with pytest.raises(BadInput) as refused:
        pairs(["a", "=b", "c=1", "c=2"])

    assert len(refused.value.reasons) == 3


def test_a_state_is_chosen_by_name_or_label():
    states = {"on_site": "Đang kiểm tra", "closed": "Đã kết thúc"}

    assert chosen("dang kiem tra", states, "trạng thái") == "on_site"
    with pytest.raises(BadInput, match="'mở' không phải trạng thái"):
        chosen("mở", states, "trạng thái")
