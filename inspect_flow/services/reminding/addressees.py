"""Who the addressees of a reminder are on the day it is sent: persons, or the mailbox of a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from types import MappingProxyType

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import (
    Campaign,
    Clock,
    CoResponsible,
    Deficiency,
    Extension,
    Inspection,
    Person,
)
from inspect_flow.services.lookup import get
from inspect_flow.services.reminding.subjects import load_subjects
from inspect_flow.services.reminding.unit_desks import Recipient, UnitDesks, person_recipient
from inspect_flow.services.standing import is_secret, members_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.reminders import Addressee
from inspect_flow.vocabulary.roles import Role


@dataclass(frozen=True, slots=True)
class Case:
    """What a clock runs for: the record's inspection and campaign, and who owes the step."""

    campaign: Campaign
    inspection: Inspection
    deficiency: Deficiency | None = None

    @property
    def owing_unit(self) -> int:
        """Return the unit that owes the step: the deficiency's owner, else the inspected unit."""
        owner = self.deficiency.owner_id if self.deficiency else None
        return owner or self.inspection.unit_id


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom a reminder reaches, and whom it cannot reach with the reason."""

    recipients: tuple[Recipient, ...]
    gaps: tuple[str, ...]


class AddressBook:
    """Finds recipients for many reminders of one day; what is looked up once is kept."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.desks = UnitDesks(work)
        self._members: dict[int, list[tuple[str, Person]]] = {}
        self._secret: dict[int, bool] = {}

    def prepare(self, clocks: Iterable[Clock]) -> None:
        """Look up together what the cases of these clocks need."""
        self.desks.learn(load_subjects(self._work, clocks))

    def case_of(self, clock: Clock) -> Case:
        """Return the case in which the clock runs."""
        work = self._work
        if clock.subject == "inspection":
            inspection = get(work, Inspection, clock.subject_id)
            return Case(get(work, Campaign, inspection.campaign_id), inspection)
        deficiency = get(work, Deficiency, self._deficiency_id(clock))
        inspection = get(work, Inspection, deficiency.inspection_id)
        return Case(get(work, Campaign, inspection.campaign_id), inspection, deficiency)

    def _deficiency_id(self, clock: Clock) -> int:
        if clock.subject == "extension":
            return get(self._work, Extension, clock.subject_id).deficiency_id
        return clock.subject_id

    def addressed(self, case: Case, to: Iterable[Addressee]) -> Addressed:
        """Return the recipients of `to` in this case, each once, with the gaps in words."""
        found: dict[str, Recipient] = {}
        gaps: list[str] = []
        for addressee in to:
            if addressee.is_of_the_unit and self._is_secret(case.inspection):
                gaps.append(_("cuộc kiểm tra không báo trước chưa bắt đầu: không nhắc đơn vị"))
                continue
            recipients, gap = self._finders[addressee](case)
            found |= {each.key: each for each in recipients}
            if gap:
                gaps.append(gap)
        return Addressed(tuple(found.values()), tuple(dict.fromkeys(gaps)))

    @cached_property
    def _finders(self) -> Mapping[Addressee, Callable[[Case], tuple[list[Recipient], str]]]:
        return MappingProxyType(
            {
                Addressee.OWNER: lambda case: self.desks.desk(case.owing_unit),
                Addressee.UNIT_HEAD: lambda case: self.desks.head(case.owing_unit),
                Addressee.CO_RESPONSIBLE: self._co_responsible,
                Addressee.SECRETARY: partial(self._delegates, roles=("secretary",)),
                Addressee.DELEGATION_HEAD: partial(self._delegates, roles=("head",)),
                Addressee.LEAD_AGENCY: lambda case: self._agency(case.campaign.lead_id),
                Addressee.CHAIRMAN: lambda case: self._chairman(case.campaign.issuer_id),
            }
        )

    @cached_property
    def _helping_units(self) -> Mapping[int, list[int]]:
        """Read once which units share which deficiency: one question instead of one for each."""
        found: dict[int, list[int]] = {}
        rows = self._work.session.exec(
            select(CoResponsible.deficiency_id, CoResponsible.unit_id).order_by(
                col(CoResponsible.deficiency_id), col(CoResponsible.unit_id)
            )
        )
        for deficiency, unit in rows:
            found.setdefault(deficiency, []).append(unit)
        return found

    def _co_responsible(self, case: Case) -> tuple[list[Recipient], str]:
        if case.deficiency is None:
            return [], ""
        units = self._helping_units.get(case.deficiency.id or 0, [])
        desks = [self.desks.desk(unit) for unit in units]
        gaps = [gap for _found, gap in desks if gap]
        return [each for found, _gap in desks for each in found], "; ".join(gaps)

    def _delegates(self, case: Case, roles: tuple[str, ...]) -> tuple[list[Recipient], str]:
        found = [who for role, who in self._delegation(case.inspection) if role in roles]
        head = case.inspection.head_id
        if "head" in roles and head is not None:
            # Who heads this visit need not head the delegation; both answer for it.
            found.append(get(self._work, Person, head))
        gap = "" if found else _("đoàn kiểm tra chưa có người giữ việc này: {roles}")
        words = ", ".join(Role(each).label for each in roles)
        return [person_recipient(who) for who in found], gap.format(roles=words)

    def _delegation(self, inspection: Inspection) -> list[tuple[str, Person]]:
        delegation = inspection.delegation_id
        if delegation is None:
            return []
        if delegation not in self._members:
            members = members_on(self._work, delegation, self._work.on)
            self._members[delegation] = [
                (member.role, get(self._work, Person, member.person_id)) for member in members
            ]
        return self._members[delegation]

    def _agency(self, unit: int | None) -> tuple[list[Recipient], str]:
        if unit is None:
            return [], _("đợt kiểm tra chưa ghi cơ quan chủ trì")
        return self.desks.desk(unit)

    def _chairman(self, unit: int | None) -> tuple[list[Recipient], str]:
        if unit is None:
            return [], _("đợt kiểm tra chưa ghi cơ quan ban hành")
        return self.desks.head(unit)

    def _is_secret(self, inspection: Inspection) -> bool:
        identity = inspection.id or 0
        if identity not in self._secret:
            self._secret[identity] = is_secret(self._work, inspection)
        return self._secret[identity]
