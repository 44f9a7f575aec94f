"""Words that are stored in English and shown with their official Vietnamese term."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from inspect_flow.locale.translation import in_language


class Labelled(StrEnum):
    """A stored word with a label in each language."""

    vi: str
    en: str

    def __new__(cls, value: str, vi: str = "", en: str = "") -> Self:
        """Keep the labels beside the stored word."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.vi = vi
        member.en = en
        return member

    @property
    def label(self) -> str:
        """Return the word as this context's users read it."""
        return in_language({"vi": self.vi, "en": self.en})
