"""Legal texts with the days they are in force, so that a paper never cites a later law."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from inspect_flow.locale.dates import citation_date
from inspect_flow.vocabulary.checklists import SourceMark

NAMED_KINDS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")


@dataclass(frozen=True, slots=True)
class LegalText:
    """One legal text; `symbol` is empty for papers that every province issues itself."""

    code: str
    kind: str
    subject: str
    valid_from: date
    valid_to: date | None = None
    symbol: str = ""
    issued_on: date | None = None
    issuer: str = ""
    mark: SourceMark = SourceMark.PROPOSAL

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the text is in force on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def citation(self) -> str:
        """Write the text as a paper cites it: kind, number, date, issuer, subject.

        Laws are cited by name and date, without number (NĐ 30/2020, Phụ lục I).
        """
        if self.kind in NAMED_KINDS:
            dated = f" {citation_date(self.issued_on)}" if self.issued_on else ""
            return f"{self.kind} {self.subject}{dated}"
        parts = [self.kind]
        if self.symbol:
            parts.append(f"số {self.symbol}")
        if self.issued_on:
            parts.append(citation_date(self.issued_on))
        if self.issuer:
            parts.append(f"của {self.issuer}")
        return " ".join([*parts, self.subject] if self.subject else parts)


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A basis of criteria (L9) and the texts that have carried it, one after the other."""

    code: str
    subject: str
    texts: tuple[LegalText, ...]


LegalBases = Mapping[str, LegalBasis]


def texts_valid_on(bases: LegalBases, codes: Iterable[str], day: date) -> list[LegalText]:
    """Return the texts of the bases `codes` in force on `day`, each once, in the order given."""
    found: dict[str, LegalText] = {}
    for code in codes:
        basis = bases.get(code)
        for text in basis.texts if basis else ():
            if text.is_valid_on(day):
                found.setdefault(text.code, text)
    return list(found.values())
