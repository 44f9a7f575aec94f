"""Load a case file: what is new is stored in its final state, what is there stays."""

from __future__ import annotations

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.timing import reference_day, year_of
from inspect_flow.interchange.loading.campaign import load_campaign, load_decisions, load_quotas
from inspect_flow.interchange.loading.delegations import load_delegations
from inspect_flow.interchange.loading.desk import Desk
from inspect_flow.interchange.loading.inspections import load_inspections
from inspect_flow.interchange.loading.ledger import Ledger
from inspect_flow.interchange.loading.mentions import remember_mentions
from inspect_flow.interchange.loading.people_book import PeopleBook
from inspect_flow.interchange.loading.result import Loaded, result_of
from inspect_flow.interchange.loading.state_faults import state_faults
from inspect_flow.interchange.loading.unit_book import UnitBook
from inspect_flow.interchange.loading.visits import load_visits
from inspect_flow.locale.translation import _
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput


def load_case(work: Work, case: CaseFile, source: str, *, update: bool = False) -> Loaded:
    """Store a case file within the transaction of `work`.

    Raises `BadInput` with every fault, or `Conflict` with every difference unless `update`; the
    caller's transaction then rolls back, so that nothing is half-written.
    """
    year = year_of(case)
    faults = state_faults(case, work.office.machines)
    if year is None:
        faults.append(_("không rõ năm kiểm tra; ghi năm ở campaign.year"))
    if faults or year is None:
        raise BadInput(_("{source}: chưa nạp được").format(source=source), faults)
    desk = open_desk(work, case, source, year, update)
    campaign = load_campaign(desk)
    load_decisions(desk, campaign)
    load_quotas(desk, campaign)
    load_delegations(desk, campaign)
    load_inspections(desk, campaign)
    load_visits(desk, campaign)
    remember_mentions(work, campaign, desk.people, desk.units, source)
    desk.ledger.close()
    return result_of(desk.ledger, campaign.code)


def open_desk(work: Work, case: CaseFile, source: str, year: int, update: bool) -> Desk:
    """Register the units and people that the file declares, and return what the steps need."""
    ledger = Ledger(work, source, update)
    units = UnitBook(ledger, reference_day(case), list(case.units))
    issuers = [case.campaign.issuer if case.campaign else "", *(d.issuer for d in case.decisions)]
    units.settle_province(issuers)
    for entry in case.units:
        units.identity(entry.code or entry.name)
    people = PeopleBook(ledger, units)
    for person in case.people:
        people.declare(person)
    return Desk(work, ledger, units, people, case, year)
