"""What whoever drafts a paper chooses for it: kept with the draft, so that issuing repeats it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

KEPT_AS = "choices"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the records do not settle; units, people and deficiencies by their codes."""

    issuer: str = ""
    signer: str = ""
    by_mandate: bool = False  # the signer holds a written mandate: TUQ. instead of TL.
    rung: str = ""
    deficiencies: tuple[str, ...] = ()
    addressee: str = ""  # a unit that has taken the duty over; else the inspected unit
    is_assumed: bool = False  # number and day were made up for a demonstration

    def kept(self) -> dict[str, Any]:
        """Return what was chosen, as plain values."""
        return {key: value for key, value in asdict(self).items() if value}


def choices_in(extra: Mapping[str, Any]) -> Choices:
    """Return what was chosen for the draft whose `extra` this is."""
    kept = dict(extra.get(KEPT_AS) or {})
    kept["deficiencies"] = tuple(kept.get("deficiencies") or ())
    return Choices(**kept)
