"""Issue a directive with its paper, its number, and the duty it lays on each unit."""

from __future__ import annotations

from inspect_flow.records.tables import Directive
from inspect_flow.services import journal
from inspect_flow.services.directives import deficiencies_under
from inspect_flow.services.documents import issue_for
from inspect_flow.services.moving import move
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind


def issue_directive(work: Work, directive: Directive, number: int | None = None) -> None:
    """Issue a drafted directive: paper and number; each recorded deficiency becomes directed."""
    move(work, directive, "issue", changes={"issued_on": work.on})
    paper = issue_for(work, DocumentKind.DIRECTIVE, directive, number)
    changes = {"number": str(paper.number or ""), "symbol": paper.symbol}
    journal.change(work, directive, changes, "directive.numbered")
    for deficiency in deficiencies_under(work, directive):
        if deficiency.state == "recorded":
            move(work, deficiency, "direct")
