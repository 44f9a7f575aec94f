"""Whom a directive reaches: who must act, who receives a copy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from inspect_flow.records.tables import Deficiency, Unit
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.letterhead import Issuer
from inspect_flow.services.papers.requirements import co_owners_of
from inspect_flow.services.registry import seek
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK


@dataclass(frozen=True, slots=True)
class Reached:
    """The names under Kính gửi, and those of Nơi nhận besides."""

    addressees: list[str]
    copies: list[str]


def reached_by(
    desk: Desk, issuer: Issuer, inspected: Sequence[int], deficiencies: Sequence[Deficiency]
) -> Reached:
    """Return whom the directive reaches; `inspected` are the units whose inspections it follows.

    Offices of an inspected unit are reached through it: they stand in the table alone. A unit that
    directs itself writes to its own offices.
    """
    helpers = [each for own in co_owners_of(desk, deficiencies).values() for each in own]
    owners = [each.owner_id for each in deficiencies if each.owner_id is not None]
    acting = [*inspected, *_outside(desk, owners, inspected)]
    acting = [each for each in dict.fromkeys(acting) if each != issuer.unit_id]
    informed = [desk.campaign.issuer_id, desk.campaign.lead_id]
    informed += _outside(desk, helpers, inspected)
    copied = [each for each in dict.fromkeys(informed) if each not in (None, issuer.unit_id)]
    names = [desk.formal(each) for each in acting]
    if issuer.unit_id in inspected:
        names = [*_own_offices(desk, issuer), *names]
    return Reached(
        addressees=[_named(desk, each) for each in desk.past.words("addressed_to")] or names,
        copies=[desk.short(each) for each in copied if each not in acting],
    )


def _named(desk: Desk, written: str) -> str:
    """Return the name of a unit that a past directive names by its code; other words stay."""
    code = written.rstrip(ASSUMED_MARK)
    unit = seek(desk.work, Unit, code)
    return desk.formal(unit.id) + written[len(code) :] if unit else written


def _own_offices(desk: Desk, issuer: Issuer) -> list[str]:
    version = desk.version(issuer.unit_id)
    return list(desk.texts.directive.own_addressees.get(version.level, ())) if version else []


def _outside(desk: Desk, units: Sequence[int], inspected: Collection[int]) -> Iterator[int]:
    """Yield the units that are neither inspected nor below an inspected one."""
    for unit_id in units:
        above = list(_chain(desk, unit_id))
        if not any(each in inspected for each in above):
            yield unit_id


def _chain(desk: Desk, unit_id: int | None) -> Iterator[int]:
    """Yield the unit and those above it on the day of the paper."""
    seen: set[int] = set()
    while unit_id is not None and unit_id not in seen:
        seen.add(unit_id)
        yield unit_id
        unit_id = desk.parent(unit_id)
