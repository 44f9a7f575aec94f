"""What a program may do for its account: hand in a plan, a report, a remark."""

from __future__ import annotations

from collections.abc import Callable

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.records import tables
from inspect_flow.services.comments import add_comment
from inspect_flow.services.moving import move
from inspect_flow.services.queries.deficiencies import deficiency_row
from inspect_flow.services.registry import find
from inspect_flow.services.remediation import record_remediation
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import TokenScope
from inspect_flow.vocabulary.findings import RemediationKind
from inspect_flow.web.api.models import Deficiency, PlanGiven, RemarkGiven, ReportGiven
from inspect_flow.web.api.routing import Code, programs
from inspect_flow.web.visitors import AtDesk

router = programs(TokenScope.WRITE, "deeds")


@router.post("/deficiencies/{code}/plan")
def plan(desk: AtDesk, code: Code, given: PlanGiven) -> Deficiency:
    """Hand in a plan to put right. / Nộp kế hoạch khắc phục."""

    def deed(work: Work, record: tables.Deficiency) -> None:
        proof = [each for each in given.proof if each.strip()]
        record_remediation(work, record, RemediationKind.PLAN, given.text, proof=proof)
        move(work, record, "submit_plan")

    return _done(desk, code, deed)


@router.post("/deficiencies/{code}/report")
def report(desk: AtDesk, code: Code, given: ReportGiven) -> Deficiency:
    """Report that it is put right. / Báo cáo đã khắc phục."""

    def deed(work: Work, record: tables.Deficiency) -> None:
        record_remediation(work, record, RemediationKind.REPORT, given.text)
        move(work, record, "report")

    return _done(desk, code, deed)


@router.post("/deficiencies/{code}/remarks")
def remark(desk: AtDesk, code: Code, given: RemarkGiven) -> Deficiency:
    """Write a remark. / Viết ý kiến trao đổi."""

    def deed(work: Work, record: tables.Deficiency) -> None:
        add_comment(work, record, given.text)

    return _done(desk, code, deed)


def _done(desk: Desk, code: str, deed: Callable[[Work, tables.Deficiency], None]) -> Deficiency:
    desk.carry_out(lambda work: deed(work, find(work, tables.Deficiency, code)))
    with desk.reading() as work:
        return Deficiency.of(deficiency_row(work, find(work, tables.Deficiency, code)))
