"""The user guide is illustrated and worded as the program is: see `make guide`."""

from __future__ import annotations

import re

import pytest

from tools.guide.outline import GUIDE, PICTURES, recorded

LANGUAGES = ("vi", "en")
PICTURE = re.compile(r'<img src="\.\./pictures/(\w+)/([\w-]+)\.webp" width="\d+" alt="([^"]+)">')
QUOTED = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_MOST_BYTES = 4_500_000


def pages(language: str) -> dict[str, str]:
    return {each.name: each.read_text("utf-8") for each in (GUIDE / language).glob("*.md")}


def shown(language: str) -> list[str]:
    return [
        name for text in pages(language).values() for _folder, name, _alt in PICTURE.findall(text)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_shown_once_and_every_shown_one_is_there(language):
    files = sorted(each.stem for each in (PICTURES / language).iterdir())

    assert sorted(shown(language)) == files
    assert sorted(recorded()[language]) == files


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guide_quotes_stands_on_a_page_that_was_walked(language):
    seen = {
        words
        for step in recorded()[language].values()
        for kind, all_words in step.items()
        if kind != "title"
        for words in all_words
    }
    quoted = {
        " ".join(words.split())
        for text in pages(language).values()
        for words in QUOTED.findall(text)
    }

    assert quoted - seen == set()
    assert len(quoted) > 40


def test_both_languages_tell_the_same_in_the_same_order():
    vietnamese, english = pages("vi"), pages("en")

    assert sorted(vietnamese) == sorted(english)
    for name, text in vietnamese.items():
        told = [picture for _folder, picture, _alt in PICTURE.findall(text)]
        assert told == [picture for _folder, picture, _alt in PICTURE.findall(english[name])], name
        assert text.count("\n## ") == english[name].count("\n## "), name


def test_the_guide_stays_small():
    sizes = [each.stat().st_size for each in PICTURES.rglob("*") if each.is_file()]

    assert sum(sizes) < _MOST_BYTES
