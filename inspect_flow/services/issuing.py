"""Issue a directive with its paper, its number, and the duty it lays on each unit."""

from __future__ import annotations

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Directive, Person
from inspect_flow.services import journal
from inspect_flow.services.deadlines import set_counted_deadline
from inspect_flow.services.directives import attach, deficiencies_under
from inspect_flow.services.documents import documents_of, issue_for, replace_with
from inspect_flow.services.moving import move
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import get, next_code
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.titles import title_of
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
    work: Work, old: Directive, signer: Person, text: str, reason: str
) -> Directive:
    """Issue a directive in the place of another one; what is still open goes over to it."""
    require(work, old, "directive.draft")
    if old.state != "issued":
        raise MoveRefused(title_of(work, old), [_("chỉ thay thế được văn bản đã ban hành")])
    if not reason.strip():
        raise BadInput(_("Cần ghi lý do thay thế văn bản {code}").format(code=old.code))
    subject = old.code.rpartition("-")[0]
    new = Directive(
        code=next_code(work, Directive, subject, 2),
        state=work.office.machines["directive"].initial,
        campaign_id=old.campaign_id,
        inspection_id=old.inspection_id,
        issuer_id=old.issuer_id,
        signer_id=signer.id,
        text=text,
        extra={"replaces": old.code},
    )
    journal.create(work, new, "directive.drafted", {"replaces": old.code, "reason": reason})
    for deficiency in deficiencies_under(work, old):
        if deficiency.state in OPEN_DEFICIENCY:
            attach(work, new, deficiency)
    issue_directive(work, new)
    told = {**old.extra, "replaced_by": new.code}
    move(work, old, "supersede", reason=reason, changes={"extra": told})
    papers = [each for each in documents_of(work, old) if each.state == "issued"]
    for paper in papers:
        replace_with(work, paper, documents_of(work, new)[-1], reason)
    return new
