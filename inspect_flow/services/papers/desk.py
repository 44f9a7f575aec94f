"""What every paper is written with: the case, the day of the paper, the units of that day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from inspect_flow.definitions.standing_texts import StandingTexts, load_standing_texts
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Delegation,
    Directive,
    Extension,
    Inspection,
    Member,
    Person,
    Unit,
    UnitVersion,
)
from inspect_flow.rules.legal_bases import LegalText
from inspect_flow.services.papers.choices import Choices
from inspect_flow.services.papers.kept import PEN_LINE, Told, told_paper
from inspect_flow.services.registry import get
from inspect_flow.services.units import versions_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.units import UnitLevel

LOCAL_LEVELS = (UnitLevel.PROVINCE.value, UnitLevel.DISTRICT.value, UnitLevel.COMMUNE.value)
_LOCAL_NAME = re.compile(
    r"^(tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu)\s+(.+)$", re.IGNORECASE
)
_SHORT, _LONG = "UBND ", "Ủy ban nhân dân "


@dataclass(slots=True)
class Desk:
    """The surroundings of one paper; versions of units are read once and kept."""

    work: Work
    kind: DocumentKind
    on: date
    draft: bool
    number: str
    campaign: Campaign
    inspection: Inspection | None = None
    directive: Directive | None = None
    deficiency: Deficiency | None = None
    extension: Extension | None = None
    delegation: Delegation | None = None
    decision: Told | None = None  # what the register knows of the decision that this paper is
    day_is_guessed: bool = False
    choices: Choices = field(default_factory=Choices)
    legal_texts: dict[str, LegalText] = field(default_factory=dict)
    versions: dict[int, UnitVersion | None] = field(default_factory=dict)
    seats: dict[int, list[tuple[Member, Person]]] = field(default_factory=dict)

    @property
    def subject(self) -> Tracked:
        """Return the record that the paper is about."""
        if self.kind is DocumentKind.DELEGATION_DECISION and self.delegation is not None:
            return self.delegation
        nearest = self.extension or self.deficiency or self.directive
        return nearest or self.inspection or self.campaign

    @property
    def past(self) -> Told:
        """Return what is known of this very paper from the past."""
        return self.decision or told_paper(self.subject, self.kind)

    @property
    def texts(self) -> StandingTexts:
        """Return the house's standing texts."""
        return load_standing_texts(self.work.office.house)

    def learn(self, unit_ids: Iterable[int | None]) -> None:
        """Read the versions of many units at once."""
        wanted = {each for each in unit_ids if each is not None} - self.versions.keys()
        if wanted:
            found = versions_on(self.work, wanted, self.on)
            self.versions |= {each: found.get(each) for each in wanted}

    def version(self, unit_id: int | None) -> UnitVersion | None:
        """Return the unit as it was on the day of the paper."""
        if unit_id is None:
            return None
        self.learn([unit_id])
        return self.versions[unit_id]

    def formal(self, unit_id: int | None) -> str:
        """Return "Ủy ban nhân dân huyện Long Điền"; empty for no unit."""
        name = self._name(unit_id)
        return _LONG + name.removeprefix(_SHORT) if name.startswith(_SHORT) else name

    def short(self, unit_id: int | None) -> str:
        """Return "UBND huyện Long Điền"; empty for no unit."""
        name = self._name(unit_id)
        return _SHORT + name.removeprefix(_LONG) if name.startswith(_LONG) else name

    def is_local(self, unit_id: int | None) -> bool:
        """Tell whether the unit is a people's committee."""
        version = self.version(unit_id)
        return version is not None and version.level in LOCAL_LEVELS

    def parent(self, unit_id: int | None) -> int | None:
        """Return the unit above it on that day."""
        version = self.version(unit_id)
        return version.parent_id if version else None

    def place(self, unit_id: int | None) -> str:
        """Return the place name on the unit's papers: its own, else that of a unit above."""
        seen: set[int] = set()
        while unit_id is not None and unit_id not in seen:
            seen.add(unit_id)
            version = self.version(unit_id)
            found = (version.place or _place_in(version)) if version else ""
            if found:
                return found
            unit_id = version.parent_id if version else None
        return ""

    def say(self, sentence: str, **words: str) -> str:
        """Fill a standing text; what is unknown becomes a line for the pen."""
        known = {"delegation": self.delegation_name, "year": str(self.campaign.year), **words}
        return sentence.format_map(_Filled(known))

    @property
    def delegation_name(self) -> str:
        """Return the name of the delegation, or the plain word for one."""
        return self.delegation.name if self.delegation else "Đoàn kiểm tra"

    def _name(self, unit_id: int | None) -> str:
        version = self.version(unit_id)
        if version is None:
            return get(self.work, Unit, unit_id).code if unit_id is not None else ""
        if version.authority_name:
            return version.authority_name
        is_committee = version.level in LOCAL_LEVELS and _LOCAL_NAME.match(version.name)
        return _SHORT + version.name if is_committee else version.name


def counted_as(level: UnitLevel) -> str:
    """Return how units of a level are counted: "đơn vị cấp xã", "phòng, ban chuyên môn"."""
    is_bare = level in (
        UnitLevel.CENTRAL,
        UnitLevel.PROVINCE,
        UnitLevel.DISTRICT,
        UnitLevel.COMMUNE,
    )
    return f"đơn vị {level.vi}" if is_bare else level.vi


class _Filled(dict[str, str]):
    """Words for a sentence; missing and empty ones are lines for the pen."""

    def __getitem__(self, key: str) -> str:
        return self.get(key) or PEN_LINE


def _place_in(version: UnitVersion) -> str:
    """Return "Long Điền" for "huyện Long Điền"; numbers keep their kind (NĐ 30/2020: "Quận 1")."""
    found = _LOCAL_NAME.match(version.name)
    if version.level not in LOCAL_LEVELS or not found:
        return ""
    kind, name = found.groups()
    # Cities named after people keep the full form as well.
    if name.isdigit() or name == "Hồ Chí Minh":
        return f"{kind[:1].upper()}{kind[1:].lower()} {name}"
    return str(name)
