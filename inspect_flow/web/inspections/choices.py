"""People and units to choose from in the forms about an inspection."""

from __future__ import annotations

from inspect_flow.records.tables import Campaign, Inspection, Unit
from inspect_flow.services.queries.names import unit_codes, unit_names
from inspect_flow.services.queries.persons import list_persons
from inspect_flow.services.registry import get
from inspect_flow.services.units import parts_of
from inspect_flow.services.work import Work
from inspect_flow.web.wording import post

Options = list[tuple[str, str]]


def people_of(work: Work, *unit_ids: int | None) -> Options:
    """Return the persons of the units, each with the office that tells them apart."""
    found: dict[str, str] = {}
    for unit_id in dict.fromkeys(each for each in unit_ids if each is not None):
        for row in list_persons(work, unit=get(work, Unit, unit_id)):
            named = row.name or row.title
            held = post(named, row.title, row.unit)
            found[row.code] = f"{named}, {held}" if held else named
    return list(found.items())


def owners_for(work: Work, inspection: Inspection) -> Options:
    """Return the inspected unit and its own divisions: who may have to put something right."""
    unit = inspection.unit_id
    return _named(work, [unit, *sorted(parts_of(work, [unit]))])


def issuers_for(work: Work, inspection: Inspection) -> Options:
    """Return who may issue the directive: the bodies of the campaign, and the unit itself."""
    campaign = get(work, Campaign, inspection.campaign_id)
    units = [campaign.issuer_id, campaign.lead_id, inspection.unit_id]
    return _named(work, [each for each in dict.fromkeys(units) if each is not None])


def _named(work: Work, ids: list[int]) -> Options:
    names, codes = unit_names(work, ids), unit_codes(work, ids)
    return [(codes[each], names[each]) for each in ids if each in codes]
