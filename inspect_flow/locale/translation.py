"""Translate the sentences that users see; Vietnamese is the source language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

LANGUAGES = ("vi", "en")
MANY = 2
"""As many as a list may hold: its heading is said of them all."""

_language: ContextVar[str] = ContextVar("language", default="vi")


def use_language(language: str) -> None:
    """Speak `language` ("vi" or "en") from here on in this context."""
    _language.set(language if language in LANGUAGES else "vi")


def current_language() -> str:
    """Return the language that users of this context read."""
    return _language.get()


@contextmanager
def in_vietnamese() -> Iterator[None]:
    """Speak Vietnamese for a while: the words of papers and sheets are, whoever asks for them."""
    spoken = current_language()
    use_language("vi")
    try:
        yield
    finally:
        use_language(spoken)


def _(sentence: str) -> str:
    """Return `sentence` in the language of this context."""
    if not sentence:  # to gettext it means the head of the catalogue
        return ""
    spoken = catalogue(_language.get())
    said = spoken.gettext(sentence)
    # A sentence that has a plural is kept apart: it is said of one thing here.
    return said if said != sentence else spoken.ngettext(sentence, sentence, 1)


def _n(sentence: str, n: int = MANY) -> str:
    """Return `sentence` as this language says it of `n` things; Vietnamese has no plural."""
    return catalogue(_language.get()).ngettext(sentence, sentence, n)


def N_(sentence: str) -> str:
    """Mark `sentence` for the catalogue; it is translated where it is shown."""
    return sentence


def Nn_(sentence: str) -> str:
    """Mark `sentence` for the catalogue; where it is shown it is said of one or of many."""
    return sentence


def in_language(labels: dict[str, str]) -> str:
    """Choose the label for this context; Vietnamese where English is missing."""
    return labels.get(_language.get()) or labels["vi"]


@cache
def catalogue(language: str) -> NullTranslations:
    """Read the catalogue of `language` once; the source language needs none."""
    if language == "vi":
        return NullTranslations()
    # Imported here, as the source language, and with it most starts of the program, need it not.
    from importlib.resources import files

    compiled = files("inspect_flow.locale") / f"{language}.mo"
    return GNUTranslations(BytesIO(compiled.read_bytes()))
