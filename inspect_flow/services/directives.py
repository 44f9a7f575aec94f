"""Draft the corrective directive: of one inspection or of a whole campaign."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Deficiency, Directive, Inspection, Person, Unit
from inspect_flow.services import journal
from inspect_flow.services.deficiencies import deficiencies_of, deficiencies_of_campaign
from inspect_flow.services.facts.papers import directive_of
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import next_code
from inspect_flow.services.work import Work
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
    number: str = "",
    symbol: str = "",
) -> Directive:
    """Draft the directive that orders every recorded deficiency of the inspection put right.

    `number` and `symbol` are those that a paper of the past is known to have had.
    """
    require(work, inspection, "directive.draft")
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
    )
    waiting = [each for each in deficiencies_of(work, inspection) if each.state == "recorded"]
    return _draft(work, directive, waiting, inspection.code)


def draft_campaign_directive(
    work: Work,
    campaign: Campaign,
    issuer: Unit,
    signer: Person,
    text: str = "",
    *,
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
    )
    waiting = deficiencies_of_campaign(work, campaign, ("recorded",))
    return _draft(work, directive, waiting, campaign.code)


def attach(work: Work, directive: Directive, deficiency: Deficiency) -> None:
    """Put a deficiency under the directive."""
    changes = {"directive_id": directive.id}
    details = {"directive": directive.code}
    journal.change(work, deficiency, changes, "deficiency.attached", details)


def deficiencies_under(work: Work, directive: Directive) -> Sequence[Deficiency]:
    """Return what the directive orders put right."""
    return work.session.exec(
        select(Deficiency)
        .where(Deficiency.directive_id == directive.id)
        .order_by(col(Deficiency.code))
    ).all()


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
