"""Vietnamese text: one Unicode form, the order of CLDR's `vi`, search without accents."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.locale.vietnamese_text import nfc, searchable, sort_key

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = "\u0300\u0309\u0303\u0301\u0323"
UNITS_OF_2019 = [
    "Bà Rịa", "Châu Đức", "Côn Đảo", "Đất Đỏ", "Long Điền", "Phú Mỹ", "Vũng Tàu", "Xuyên Mộc",
]  # fmt: skip

letters = st.sampled_from(ALPHABET + ALPHABET.upper() + " ")
vowels = st.tuples(st.sampled_from("aăâeêioôơuưy"), st.sampled_from(("", *TONES))).map("".join)
texts = st.lists(letters | vowels, max_size=20).map("".join)


def decomposed(text):
    return unicodedata.normalize("NFD", text)


@given(texts)
def test_both_ways_of_typing_become_one_text(text):
    assert nfc(decomposed(text)) == nfc(text) == unicodedata.normalize("NFC", text)


@given(texts)
def test_what_is_searched_has_neither_accents_nor_capitals(text):
    assert set(searchable(text)) <= set("abcdefghijklmnopqrstuvwxyz ")
    assert searchable(searchable(text)) == searchable(text)


@given(texts)
def test_search_finds_a_text_however_it_was_typed(text):
    assert searchable(decomposed(text)) == searchable(nfc(text)) == searchable(text.upper())


def test_a_clerk_without_vietnamese_keyboard_finds_a_district():
    assert searchable("huyện Long Điền") == "huyen long dien"
    assert searchable("ĐẤT ĐỎ") == searchable("đất đỏ") == "dat do"


@given(st.permutations(UNITS_OF_2019))
def test_the_units_of_the_province_stand_in_alphabetical_order(shuffled):
    assert sorted(shuffled, key=sort_key) == UNITS_OF_2019


@given(st.permutations(["ma", "mà", "mả", "mã", "má", "mạ", "mạc", "măm", "mâm", "me", "mê"]))
def test_letters_come_before_tones(shuffled):
    in_order = ["ma", "mà", "mả", "mã", "má", "mạ", "mạc", "măm", "mâm", "me", "mê"]

    assert sorted(shuffled, key=sort_key) == in_order


@given(st.permutations(ALPHABET))
def test_each_letter_of_the_alphabet_has_its_own_place(shuffled):
    assert sorted(shuffled, key=sort_key) == list(ALPHABET)


def test_small_letters_come_first_and_a_gap_before_all_letters():
    assert sorted(["An", "an", "a b", "ab"], key=sort_key) == ["a b", "ab", "an", "An"]


def test_digits_come_before_letters():
    assert sorted(["Phường A", "Phường 1"], key=sort_key) == ["Phường 1", "Phường A"]


@given(texts)
def test_the_order_does_not_depend_on_how_a_text_was_typed(text):
    assert sort_key(decomposed(text)) == sort_key(nfc(text))


@given(texts, texts)
def test_only_the_same_text_has_the_same_place(one, other):
    assert (sort_key(one) == sort_key(other)) == (nfc(one) == nfc(other))
