"""Draft the corrective directive: of one inspection or of a whole campaign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Deficiency, Directive, Inspection, Person, Unit
from inspect_flow.services import journal
from inspect_flow.services.deficiencies import deficiencies_of, deficiencies_of_campaign
from inspect_flow.services.facts.papers import PASSED_ON, deficiencies_under, directive_of
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import next_code
from inspect_flow.services.states import RUNNING_DEFICIENCY
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DirectiveForm
from inspect_flow.vocabulary.errors import BadInput

__all__ = [
    "attach",
    "deficiencies_under",
    "directive_of",
    "draft_campaign_directive",
    "draft_directive",
]


def draft_directive(
    work: Work,
    inspection: Inspection,
    issuer: Unit,
    signer: Person,
    text: str = "",
    *,
    form: DirectiveForm = DirectiveForm.LETTER,
    number: str = "",
    symbol: str = "",
) -> Directive:
    """Draft the directive that orders every recorded deficiency of the inspection put right.

    A unit whose head directs its own offices passes on what it was ordered itself. `number` and
    `symbol` are those that a paper of the past is known to have had.
    """
    deficiencies = deficiencies_of(work, inspection)
    waiting = [each for each in deficiencies if each.state == "recorded"]
    passed_on = [each.code for each in deficiencies if each.state in RUNNING_DEFICIENCY]
    own = issuer.id == inspection.unit_id
    is_passing_on = own and not waiting and bool(passed_on)
    require(work, inspection, "directive.draft_own" if is_passing_on else "directive.draft")
    directive = Directive(
        code=next_code(work, Directive, f"{inspection.code}-CC", 2),
        state=work.office.machines["directive"].initial,
        campaign_id=inspection.campaign_id,
        inspection_id=inspection.id,
        issuer_id=issuer.id,
        signer_id=signer.id,
        text=text,
        number=number,
        symbol=symbol,
        extra=_kept(form, passed_on if is_passing_on else []),
    )
    if is_passing_on:
        journal.create(work, directive, "directive.drafted")
        return directive
    return _draft(work, directive, waiting, inspection.code)


def draft_campaign_directive(
    work: Work,
    campaign: Campaign,
    issuer: Unit,
    signer: Person,
    text: str = "",
    *,
    form: DirectiveForm = DirectiveForm.LETTER,
    number: str = "",
    symbol: str = "",
) -> Directive:
    """Draft one directive for every recorded deficiency of the campaign."""
    require(work, campaign, "directive.draft")
    directive = Directive(
        code=next_code(work, Directive, f"{campaign.code}-CC", 2),
        state=work.office.machines["directive"].initial,
        campaign_id=campaign.id or 0,
        issuer_id=issuer.id,
        signer_id=signer.id,
        text=text,
        number=number,
        symbol=symbol,
        extra=_kept(form, []),
    )
    waiting = deficiencies_of_campaign(work, campaign, ("recorded",))
    return _draft(work, directive, waiting, campaign.code)


def attach(work: Work, directive: Directive, deficiency: Deficiency) -> None:
    """Put a deficiency under the directive."""
    changes = {"directive_id": directive.id}
    details = {"directive": directive.code}
    journal.change(work, deficiency, changes, "deficiency.attached", details)


def _kept(form: DirectiveForm, passed_on: Sequence[str]) -> dict[str, Any]:
    """Return what has no column: a form other than the usual letter, what is passed on."""
    kept = {"form": form.value} if form is not DirectiveForm.LETTER else {}
    return {**kept, PASSED_ON: list(passed_on)} if passed_on else kept


def _draft(
    work: Work, directive: Directive, waiting: Sequence[Deficiency], about: str
) -> Directive:
    if not waiting:
        raise BadInput(_("{code}: không còn tồn tại nào chờ chấn chỉnh").format(code=about))
    _refuse_second_draft(work, waiting)
    journal.create(work, directive, "directive.drafted")
    for deficiency in waiting:
        attach(work, directive, deficiency)
    return directive


def _refuse_second_draft(work: Work, waiting: Sequence[Deficiency]) -> None:
    drafted = work.session.exec(
        select(Directive.code).where(
            col(Directive.id).in_({each.directive_id for each in waiting}),
            Directive.state == "drafted",
        )
    ).all()
    if drafted:
        raise BadInput(
            _("Đã có dự thảo văn bản chấn chỉnh: {codes}").format(codes=", ".join(drafted)),
            [_("ban hành dự thảo đó, hoặc thu hồi (withdraw) rồi dự thảo lại")],
        )
