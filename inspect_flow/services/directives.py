"""Draft the corrective directive: of one inspection or of a whole campaign."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Deficiency, Directive, Inspection, Person, Unit
from inspect_flow.services import journal
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import get, next_code
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput


def draft_directive(
    work: Work, inspection: Inspection, issuer: Unit, signer: Person, text: str = ""
) -> Directive:
    """Draft the directive that orders every recorded deficiency of the inspection put right."""
    require(work, inspection, "directive.draft")
    waiting = [d for d in deficiencies_of(work, inspection) if d.state == "recorded"]
    if not waiting:
        raise BadInput(
            _("{code}: không còn tồn tại nào chờ chấn chỉnh").format(code=inspection.code)
        )
    directive = Directive(
        code=next_code(work, Directive, f"{inspection.code}-CC", 2),
        state=work.office.machines["directive"].initial,
        campaign_id=inspection.campaign_id,
        inspection_id=inspection.id,
        issuer_id=issuer.id,
        signer_id=signer.id,
        text=text,
    )
    journal.create(work, directive, "directive.drafted")
    for deficiency in waiting:
        attach(work, directive, deficiency)
    return directive


def draft_campaign_directive(
    work: Work, campaign: Campaign, issuer: Unit, signer: Person, text: str = ""
) -> Directive:
    """Draft one directive for every recorded deficiency of the campaign."""
    require(work, campaign, "directive.draft")
    rows = work.session.exec(
        select(Deficiency)
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .where(Inspection.campaign_id == campaign.id, Deficiency.state == "recorded")
        .order_by(col(Deficiency.code))
    ).all()
    if not rows:
        raise BadInput(_("{code}: không còn tồn tại nào chờ chấn chỉnh").format(code=campaign.code))
    directive = Directive(
        code=next_code(work, Directive, f"{campaign.code}-CC", 2),
        state=work.office.machines["directive"].initial,
        campaign_id=campaign.id or 0,
        issuer_id=issuer.id,
        signer_id=signer.id,
        text=text,
    )
    journal.create(work, directive, "directive.drafted")
    for deficiency in rows:
        attach(work, directive, deficiency)
    return directive


def attach(work: Work, directive: Directive, deficiency: Deficiency) -> None:
    """Put a deficiency under the directive."""
    changes = {"directive_id": directive.id}
    details = {"directive": directive.code}
    journal.change(work, deficiency, changes, "deficiency.attached", details)


def directive_of(work: Work, inspection: Inspection) -> Directive | None:
    """Return the inspection's directive that is drafted or in force."""
    return work.session.exec(
        select(Directive)
        .where(
            Directive.inspection_id == inspection.id,
            col(Directive.state).in_(("drafted", "issued", "fulfilled")),
        )
        .order_by(col(Directive.id).desc())
    ).first()


def deficiencies_under(work: Work, directive: Directive) -> Sequence[Deficiency]:
    """Return what the directive orders put right."""
    get(work, Campaign, directive.campaign_id)
    return work.session.exec(
        select(Deficiency)
        .where(Deficiency.directive_id == directive.id)
        .order_by(col(Deficiency.code))
    ).all()
