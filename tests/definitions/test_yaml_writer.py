"""What is written as YAML is read back unchanged."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_reader import DEEPEST_NESTING, read_yaml
from inspect_flow.definitions.yaml_writer import write_yaml
from inspect_flow.locale.vietnamese_text import nfc

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp"))
).map(nfc)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def read_back(written: str) -> Any:
    problems = Problems("x.yaml")
    value = read_yaml(written, problems)
    assert problems.sentences() == []
    return value


@given(st.dictionaries(texts, values, min_size=1, max_size=4))
def test_what_is_written_is_read_back(value: dict[str, Any]) -> None:
    assert read_back(write_yaml(value)) == value


def test_text_of_several_lines_stays_readable() -> None:
    written = write_yaml({"note": "Dòng một\nDòng hai\n"})

    assert written == "note: |\n  Dòng một\n  Dòng hai\n"


def test_a_value_that_occurs_twice_is_written_twice() -> None:
    shared = ["một"]

    assert read_back(write_yaml({"a": shared, "b": shared})) == {"a": ["một"], "b": ["một"]}


@pytest.mark.parametrize("word", ["true", "010", "10", "null", "2019-08-14", "no", "1.10", ""])
def test_words_that_look_like_numbers_stay_words(word: str) -> None:
    assert read_back(write_yaml({"number": word})) == {"number": word}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_file_nested_without_end_is_refused(opening: str) -> None:
    problems = Problems("x.yaml")

    assert read_yaml(opening * 100_000, problems) is None
    assert problems.sentences() == [f"nội dung lồng nhau quá {DEEPEST_NESTING} cấp"]
