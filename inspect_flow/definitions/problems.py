"""Collect every problem of a file with its line, and refuse them all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; có phải …?" when a known word is near, else an empty string."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return _("; có phải ý là '{word}'?").format(word=near[0]) if near else ""


@dataclass(slots=True)
class Problems:
    """The problems of one file, in the order of its lines."""

    file: str
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, sentence: str) -> None:
        """Note one problem; line 0 means the file as a whole."""
        self.found.append((line, sentence))

    def __bool__(self) -> bool:
        return bool(self.found)

    def sentences(self) -> list[str]:
        """Return the problems as "dòng 4: …", sorted by line."""
        return [
            _("dòng {line}: {problem}").format(line=line, problem=problem) if line else problem
            for line, problem in sorted(self.found, key=lambda each: each[0])
        ]

    def as_error(self) -> DefinitionError:
        """Return the refusal that holds them all."""
        title = _("{file}: {count} lỗi").format(file=self.file, count=len(self.found))
        return DefinitionError(title, self.sentences())

    def refuse_if_any(self) -> None:
        """Raise `DefinitionError` when anything was noted."""
        if self.found:
            raise self.as_error()
