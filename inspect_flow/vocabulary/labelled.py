"""Words that are stored in English and shown with their official Vietnamese term."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from inspect_flow.locale.translation import in_language


class Labelled(StrEnum):
    """A stored word with a label in each language."""

    vi: str
    en: str
    also: tuple[str, ...]

    def __new__(cls, value: str, vi: str = "", en: str = "", *also: str) -> Self:
        """Keep the labels beside the stored word; `also` are other words that people type."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.vi = vi
        member.en = en
        member.also = also
        return member

    @property
    def spoken(self) -> tuple[str, ...]:
        """Return every word by which people may name it: as stored, as labelled, and others."""
        return (self.value, self.vi, self.en, *self.also)

    @property
    def label(self) -> str:
        """Return the word as this context's users read it."""
        return in_language({"vi": self.vi, "en": self.en})
