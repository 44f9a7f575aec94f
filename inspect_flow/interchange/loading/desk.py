"""What every step of loading a case needs."""

from __future__ import annotations

from dataclasses import dataclass, field

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.inspections import Inspection as InspectionPart
from inspect_flow.interchange.loading.ledger import Ledger
from inspect_flow.interchange.loading.people_book import PeopleBook
from inspect_flow.interchange.loading.unit_book import UnitBook
from inspect_flow.records.tables import Delegation, Directive, Inspection
from inspect_flow.services.work import Work


@dataclass
class Desk:
    """The case being loaded, its books, and what was stored so far by the file's own names."""

    work: Work
    ledger: Ledger
    units: UnitBook
    people: PeopleBook
    case: CaseFile
    year: int
    delegations: dict[str, Delegation] = field(default_factory=dict)
    inspections: list[tuple[InspectionPart, Inspection]] = field(default_factory=list)
    directives: dict[str, Directive] = field(default_factory=dict)

    def inspection_of(self, written: str, below: int | None) -> Inspection | None:
        """Return the file's inspection of that code or unit."""
        for _part, inspection in self.inspections:
            if inspection.code == written:
                return inspection
        unit_id = self.units.identity(written, below)
        return next((each for _part, each in self.inspections if each.unit_id == unit_id), None)
