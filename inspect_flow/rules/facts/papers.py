"""Facts of directives and of documents on the day of a move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DirectiveFacts:
    """What may stop a directive; lists hold codes of deficiencies."""

    on: date
    code: str = ""
    number: str | None = None
    takes_next_number: bool = False
    signer: str | None = None
    deficiencies: tuple[str, ...] = ()
    deficiencies_without_owner: tuple[str, ...] | None = None
    deficiencies_without_deadline: tuple[str, ...] | None = None
    open_deficiencies: tuple[str, ...] | None = None
    answered_deficiencies: tuple[str, ...] | None = None  # a unit has acted on the order
    replacement: str | None = None
    actor_speaks_for_issuer: bool | None = None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What may stop a paper."""

    on: date
    code: str = ""
    has_context: bool = False
    signer: str | None = None
    actor_speaks_for_issuer: bool | None = None  # the unit for its own papers, others for theirs
    dated_on: date | None = None
    is_numbered: bool = True  # a dossier or a blank checklist leaves the office without a number
    number: str | None = None
    takes_next_number: bool = False
    number_taken_by: str | None = None  # "công văn 512/UBND-NV ngày 20/08/2019"
    replacement: str | None = None
    directives_in_force: tuple[str, ...] | None = None  # whose paper it is, while they order
    form_breaches: tuple[str, ...] | None = None  # with rule, place and remedy; None = not looked
