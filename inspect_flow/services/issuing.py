"""Issue a directive with its paper, its number, and the duty it lays on each unit."""

from __future__ import annotations

from datetime import date
from typing import Any

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Deficiency, Directive, Person
from inspect_flow.services import journal
from inspect_flow.services.deadlines import set_counted_deadline
from inspect_flow.services.directives import attach, deficiencies_under
from inspect_flow.services.documents import documents_of, issue_for, replace_with
from inspect_flow.services.facts.papers import PASSED_ON
from inspect_flow.services.moving import move
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import get, next_code
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.titles import title_of
from inspect_flow.services.unit_clock import running_states
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput, MoveRefused


def issue_directive(work: Work, directive: Directive, number: int | None = None) -> None:
    """Issue a drafted directive: paper and number; each recorded deficiency becomes directed."""
    campaign = get(work, Campaign, directive.campaign_id)
    move(work, directive, "issue", changes={"issued_on": work.on})
    waiting = [each for each in deficiencies_under(work, directive) if each.state == "recorded"]
    for deficiency in waiting:
        set_counted_deadline(work, deficiency, campaign, "directive_issued")
    paper = issue_for(work, DocumentKind.DIRECTIVE, directive, number)
    changes = {"number": directive.number or str(paper.number or ""), "symbol": paper.symbol}
    journal.change(work, directive, changes, "directive.numbered")
    for deficiency in waiting:
        move(work, deficiency, "direct")


def replace_directive(
    work: Work,
    old: Directive,
    signer: Person,
    text: str,
    reason: str,
    *,
    deadline: date | None = None,
    number: int | None = None,
) -> Directive:
    """Issue a directive in the place of another one; what is still open goes over to it.

    `deadline` is a new day for whatever still runs; the original one stays visible.
    """
    require(work, old, "directive.draft")
    _refuse_replacing(work, old, reason, deadline)
    new = Directive(
        code=next_code(work, Directive, old.code.rpartition("-")[0], 2),
        state=work.office.machines["directive"].initial,
        campaign_id=old.campaign_id,
        inspection_id=old.inspection_id,
        issuer_id=old.issuer_id,
        signer_id=signer.id,
        text=text,
        extra={**_lasting(old), "replaces": old.code},
    )
    journal.create(work, new, "directive.drafted", {"replaces": old.code, "reason": reason})
    for deficiency in deficiencies_under(work, old):
        if deficiency.state in OPEN_DEFICIENCY and PASSED_ON not in old.extra:
            attach(work, new, deficiency)
            _set_day(work, new, deficiency, deadline)
    issue_directive(work, new, number)
    told = {**old.extra, "replaced_by": new.code}
    move(work, old, "supersede", reason=reason, changes={"extra": told})
    papers = [each for each in documents_of(work, old) if each.state == "issued"]
    for paper in papers:
        replace_with(work, paper, documents_of(work, new)[-1], reason)
    return new


def _refuse_replacing(work: Work, old: Directive, reason: str, deadline: date | None) -> None:
    if old.state != "issued":
        raise MoveRefused(title_of(work, old), [_("chỉ thay thế được văn bản đã ban hành")])
    faults = [] if reason.strip() else [_("cần ghi lý do thay thế")]
    if deadline is not None and deadline <= work.on:
        faults.append(_("thời hạn mới {day} phải sau hôm nay").format(day=short_date(deadline)))
    if faults:
        raise BadInput(_("Thay thế văn bản {code}").format(code=old.code), faults)


def _set_day(
    work: Work, directive: Directive, deficiency: Deficiency, deadline: date | None
) -> None:
    """Give what still runs the day that the new directive names; a report already in needs none."""
    if deadline is None or deficiency.state not in running_states(work):
        return
    details = {"directive": directive.code}
    changes = {"deadline": deadline}
    journal.change(work, deficiency, changes, "deficiency.deadline_moved", details)


def _lasting(old: Directive) -> dict[str, Any]:
    """Return what a new directive takes over: its form, and what it passes on."""
    return {key: old.extra[key] for key in ("form", PASSED_ON) if key in old.extra}
