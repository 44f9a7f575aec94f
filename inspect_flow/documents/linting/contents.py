"""What the rules on contexts and texts look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from inspect_flow.documents.profile import ProfileName
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK

Role = Literal["head", "heading", "ground", "opening", "body", "recipient", "appendix"]


# What a paper without letterhead begins with (NĐ 30/2020, Phụ lục I, Mục III).
UNHEADED = ("Phụ lục", "TIN BÀI")


@dataclass(frozen=True)
class Content:
    """A context with the shape of its kind."""

    kind: str
    context: Mapping[str, Any]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return every text of the context without its marks."""
        return tuple(_texts(self.context))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as it is read; `page` and `at` only where it was read from a file."""

    text: str
    role: Role = "body"
    page: int = 0
    at: tuple[float, float] | None = None


@dataclass(frozen=True)
class ReadText:
    """The paper's words in their order, from filled templates or from a finished file."""

    paragraphs: tuple[Paragraph, ...]
    profile: ProfileName
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()

    def of(self, *roles: Role) -> list[Paragraph]:
        """Return the paragraphs that play one of `roles`."""
        return [each for each in self.paragraphs if each.role in roles]

    @cached_property
    def is_unheaded(self) -> bool:
        """Tell an appendix in a file of its own, or a news item, from a paper with a letterhead."""
        said = [each.text.strip() for each in self.paragraphs if each.text.strip()]
        # The notice for the foot of each page stands before everything.
        return any(text.startswith(UNHEADED) for text in said[:2])

    @cached_property
    def is_signed_paper(self) -> bool:
        """Tell an official paper from a working paper, which goes to nobody."""
        return bool(self.of("recipient"))


def bare(text: str) -> str:
    """Return `text` without the mark of an assumed value."""
    return text.replace(ASSUMED_MARK, "")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield bare(value)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
