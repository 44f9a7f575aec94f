"""Lay the article of 2019 beside the news item regenerated from its own record, part by part."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# The article and the record shorten differently; either way says the same.
_LONG = {
    "cchc": "cải cách hành chính",
    "tthc": "thủ tục hành chính",
    "dvctt": "dịch vụ công trực tuyến",
    "ubnd": "ủy ban nhân dân",
}
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZĐÀ-Ỹ])|(?<=;)\s+")
_FIGURE = re.compile(r"\d[\w./-]*\w%?|\d%?")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Pair:
    """A sentence of the original with what the regenerated item says of it."""

    original: str
    regenerated: tuple[str, ...]
    missing: tuple[str, ...]  # figures and names that the item does not carry
    share: float  # of the sentence's words that stand, in twos, in the item


def sentences(text: str) -> list[str]:
    """Return the sentences, and the parts between semicolons, in their order."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    parts = [part for line in lines for part in _END.split(line)]
    return list(dict.fromkeys(part.strip(" ;") for part in parts if len(part) > 1))


def item_sentences(item: Mapping[str, Any]) -> list[str]:
    """Return what the regenerated item says, sentence by sentence."""
    found = [item["headline"], item["lead"], *item["paragraphs"]]
    for area in item["strengths"]:
        found += [area["title"], *area["sentences"]]
    found += [item["shortcomings_intro"], *item["shortcomings"], *item["asked"]]
    found += [photo["caption"] for photo in item["photos"]] + [item["byline"]]
    return [part for text in found for part in sentences(text)]


def facts(sentence: str) -> list[str]:
    """Return what can be checked letter by letter: figures, days, numbers of papers, names."""
    return [*_FIGURE.findall(sentence), *_names(sentence)]


def _names(sentence: str) -> list[str]:
    """Return runs of words with capitals; the first word of a sentence says nothing."""
    runs: list[list[str]] = [[]]
    for word in re.findall(r"\w+|[^\w\s]", sentence)[1:]:
        if word[:1].isupper() and not word.isupper():
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [" ".join(run) for run in runs if len(run) > 1]


def pairs(original: str, item: Mapping[str, Any]) -> list[Pair]:
    """Return every sentence of the original beside the nearest ones of the item."""
    said = item_sentences(item)
    whole = plain(" ".join(said))
    everything = _twos(whole)
    return [
        Pair(
            sentence,
            tuple(_nearest(sentence, said)),
            tuple(fact for fact in facts(sentence) if plain(fact) not in whole),
            _share(_twos(plain(sentence)), everything),
        )
        for sentence in sentences(original)
    ]


def plain(text: str) -> str:
    """Return the words as they are compared: one way of writing dashes, cases, abbreviations."""
    words = unicodedata.normalize("NFC", text).casefold().replace("–", "-").replace("uỷ", "ủy")
    for short, long in _LONG.items():
        words = re.sub(rf"(?<![\w/-]){short}(?![\w/-])", long, words)
    return " ".join(words.split())


def _nearest(sentence: str, said: Sequence[str]) -> Iterable[str]:
    wanted = _twos(plain(sentence))
    ranked = sorted(said, key=lambda each: -len(wanted & _twos(plain(each))))
    return [each for each in ranked[:2] if len(wanted & _twos(plain(each))) * 5 >= len(wanted)]


def _twos(text: str) -> set[tuple[str, str]]:
    words = _WORD.findall(text)
    return set(pairwise(words))


def _share(wanted: set[tuple[str, str]], known: set[tuple[str, str]]) -> float:
    return len(wanted & known) / len(wanted) if wanted else 1.0


def page(found: Sequence[Pair]) -> str:
    """Return the page of the documentation that shows both texts beside each other."""
    rows = [
        f"| {_cell(pair.original)} | {_cell(' / '.join(pair.regenerated)) or '-'} |"
        f" {round(pair.share * 100)}% |"
        for pair in found
    ]
    return "\n".join([_OPENING, "| original | regenerated | carried |", "|---|---|---|", *rows, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


_OPENING = """# The article of 2019 beside the item regenerated from its record

Left: the article that Sở Nội vụ published on the inspection of UBND huyện Long Điền in 2019, as
published, sentence by sentence, its misprints included. Right: what `inspect-flow document portal
KT-2019-001` says after the demo, from the record alone. The last column is the share of the
original's pairs of neighbouring words that stand somewhere in the item. Every figure, day, number
of a paper and name of the original stands in the item; a test holds both to that, and this page to
them. The item is ordered by area, tells of the contradiction between 105/277 and 46% to its editor
only, and leaves out what the demo assumes.
"""
