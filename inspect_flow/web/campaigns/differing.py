"""What units about to be planned have of their own: checklist, method, notice, delegation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Delegation
from inspect_flow.services.queries.campaigns import delegations_of
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import Method
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.web.sent import Sent

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """The values to choose among, as pairs of value and label; empty where there is no choice."""

    checklists: list[Choice]
    methods: list[Choice]
    delegations: list[Choice]
    as_planned: str
    is_announced: bool


def choices(work: Work, campaign: Campaign) -> Choices:
    """Return what units of this campaign may have of their own."""
    known = {each.code: each.title for each in work.office.checklists.values()}
    teams = [(each.code, each.name) for each in delegations_of(work, campaign)]
    is_open = campaign.method == Method.BOTH.value
    methods = [Method.ON_THE_SPOT, Method.BY_REPORT] if is_open else []
    return Choices(
        checklists=list(known.items()),
        methods=[(each.value, each.label) for each in methods],
        delegations=teams if len(teams) > 1 else [],
        as_planned=known.get(campaign.checklist, _("chưa chọn")),
        is_announced=campaign.is_announced,
    )


def differing(work: Work, form: Sent) -> dict[str, Any]:
    """Return the fields in which these units differ from the campaign; raise `BadInput`."""
    fields: dict[str, Any] = {}
    if checklist := form.line("own_checklist"):
        if checklist not in work.office.checklists:
            raise BadInput(_("Không có bảng kiểm này"), [_("chọn trong danh sách")])
        fields["checklist"] = checklist
    if (method := form.line("own_method")) in (Method.ON_THE_SPOT, Method.BY_REPORT):
        fields["method"] = method
    if form.line("own_announced"):
        fields["is_announced"] = form.line("own_announced") == "yes"
    if team := form.line("own_delegation"):
        fields["delegation_id"] = find(work, Delegation, team).id
    return fields
