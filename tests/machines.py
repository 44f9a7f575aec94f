"""The shipped workflows, facts that satisfy their guards, and facts drawn at random."""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from inspect_flow.definitions.machines import load_machines
from inspect_flow.rules.facts import (
    CampaignFacts,
    DeficiencyFacts,
    DirectiveFacts,
    DocumentFacts,
    ExtensionFacts,
    InspectionFacts,
    QuotaFacts,
)
from inspect_flow.rules.guards import GUARDS, guard_names
from inspect_flow.vocabulary.campaigns import Method
from inspect_flow.vocabulary.effects import EffectName

MACHINES = load_machines(guard_names(), list(EffectName))
VISIT_DAY = date(2019, 8, 14)
NEXT_MONTH = date(2019, 9, 14)

ANNOUNCED = InspectionFacts(
    on=VISIT_DAY,
    code="KT-2019-001",
    campaign_in_force=True,
    campaign_starts_on=date(2019, 5, 1),
    campaign_ends_on=date(2019, 11, 30),
    is_announced=True,
    method=Method.ON_THE_SPOT,
    visit_date=VISIT_DAY,
    delegations_to_choose=(),
    head_of_visit="Hạnh",
    conflicts_of_interest=(),
    overlapping_inspections=(),
    unit="UBND huyện Long Điền",
    unit_contact="Tú",
    notice_due=VISIT_DAY,
    self_reported_on=VISIT_DAY,
    unanswered_items=(),
    findings=23,
    shortcomings=6,
    contradicting_figures=(),
    commented_on=VISIT_DAY,
    unit_agreed_on_the_spot=True,
    delegation_signer="Hạnh",
    unit_signer="Tú",
    conclusion_signer="Hạnh",
    directive="512/UBND-NV",
    deficiencies_without_owner=(),
    deficiencies_without_deadline=(),
    open_deficiencies=(),
)
UNANNOUNCED = dataclasses.replace(ANNOUNCED, is_announced=False)
WITHOUT_DIRECTIVE = dataclasses.replace(ANNOUNCED, withdrawn_directive="KT-2019-001-CC-01")
BY_REPORT = dataclasses.replace(ANNOUNCED, method=Method.BY_REPORT)
WITHOUT_SHORTCOMINGS = dataclasses.replace(ANNOUNCED, findings=17, shortcomings=0)

CAMPAIGN = CampaignFacts(
    on=VISIT_DAY,
    founding_decisions=("784/QĐ-UBND",),
    units=("UBND huyện Long Điền",),
    quotas=(QuotaFacts("cấp xã", 5, 7),),
    delegation_head="Hạnh",
    scheduled_inspections=("KT-2019-001",),
    unconcluded_inspections=(),
    inspections_in_progress=(),
    open_deficiencies=(),
)
DEFICIENCY = DeficiencyFacts(
    on=VISIT_DAY,
    actor="Minh",
    actor_is_of_the_unit=False,
    finding_author="Lan",
    owner="UBND huyện Long Điền",
    deadline=NEXT_MONTH,
    new_deadline=NEXT_MONTH,
    plan_given_on=VISIT_DAY,
    report_given_on=VISIT_DAY,
    report_has_evidence=True,
    withdrawn_directive="KT-2019-001-CC-01",
    verification_note="Đã xem sổ theo dõi",
)
EXTENSION = ExtensionFacts(
    on=VISIT_DAY,
    actor="Hạnh",
    requester="Tú",
    requested_on=VISIT_DAY,
    current_deadline=VISIT_DAY,
    new_deadline=NEXT_MONTH,
)
DIRECTIVE = DirectiveFacts(
    on=VISIT_DAY,
    number="512/UBND-NV",
    signer="Hạnh",
    deficiencies=("TT-001",),
    deficiencies_without_owner=(),
    deficiencies_without_deadline=(),
    open_deficiencies=(),
    answered_deficiencies=(),
    replacement="513/UBND-NV",
    actor_speaks_for_issuer=True,
)
DOCUMENT = DocumentFacts(
    on=VISIT_DAY,
    has_context=True,
    signer="Hạnh",
    dated_on=VISIT_DAY,
    takes_next_number=True,
    replacement="513/UBND-NV",
    directives_in_force=(),
    actor_speaks_for_issuer=True,
    form_breaches=(),
)

READY: dict[str, list[Any]] = {
    "campaign": [CAMPAIGN],
    "inspection": [ANNOUNCED, UNANNOUNCED, BY_REPORT, WITHOUT_SHORTCOMINGS, WITHOUT_DIRECTIVE],
    "deficiency": [DEFICIENCY],
    "extension": [EXTENSION],
    "directive": [DIRECTIVE],
    "document": [DOCUMENT],
}


def empty_facts(machine: str) -> Any:
    """Return facts of which nothing is known but the day."""
    return GUARDS[machine].facts(on=VISIT_DAY)


def any_facts(machine: str) -> st.SearchStrategy[Any]:
    """Draw facts: ready ones, ready ones with a few values changed, or none known."""
    kind = GUARDS[machine].facts
    hints = get_type_hints(kind)
    ready = st.sampled_from(READY[machine])
    changes = st.fixed_dictionaries({}, optional={name: _values(hints[name]) for name in hints})
    return st.one_of(
        ready,
        st.builds(lambda facts, change: dataclasses.replace(facts, **change), ready, changes),
        st.just(empty_facts(machine)),
    )


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is types.UnionType:
        return st.one_of([_values(each) for each in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), max_size=3).map(tuple)
    if hint is date:
        return st.dates(date(2019, 8, 1), date(2019, 9, 30))
    if hint is str:
        return st.sampled_from(["", "Hạnh", "KT-2019-001 (UBND huyện Long Điền)"])
    if hint is int:
        return st.integers(0, 30)
    return st.from_type(hint)
