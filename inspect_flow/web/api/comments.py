"""The draft minutes before the unit: read, said of finding by finding, sent; as on the page."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.handing_out import draft_for_comments
from inspect_flow.locale.translation import _
from inspect_flow.records import tables
from inspect_flow.services.finding_comments import (
    FindingComment,
    comments_on_findings,
    refuse_hidden_draft,
    refuse_untimely,
    say_of_finding,
    send_comments,
)
from inspect_flow.services.queries.inspections import list_inspections
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import TokenScope
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.file_types import FileType
from inspect_flow.web.api.models import CommentsGiven, FindingSaid, Inspection
from inspect_flow.web.api.routing import PDF, Code, programs
from inspect_flow.web.handing import handed_out
from inspect_flow.web.visitors import AtDesk

reading = programs(TokenScope.READ, "comments")
writing = programs(TokenScope.WRITE, "comments")


@reading.get("/inspections/{code}/comments")
def show(desk: AtDesk, code: Code) -> list[FindingSaid]:
    """List the findings of the draft with what was said of each. / Ý kiến về từng nhận xét."""
    with desk.reading() as work:
        inspection = find(work, tables.Inspection, code)
        refuse_hidden_draft(work, inspection)
        return [_told(each) for each in comments_on_findings(work, inspection)]


@reading.get("/inspections/{code}/draft.pdf", response_class=Response, responses=PDF)
def draft(request: Request, desk: AtDesk, code: Code) -> Response:
    """Give the draft of the minutes. / Dự thảo biên bản."""
    content = draft_for_comments(desk, code)
    return handed_out(request, desk, content, f"{code}.pdf", FileType.PDF.media_type)


@writing.post("/inspections/{code}/comments")
def comment(desk: AtDesk, code: Code, given: CommentsGiven) -> Inspection:
    """Keep what is said of the findings, and send it if told so. / Lưu ý kiến, gửi nếu chọn."""
    desk.carry_out(lambda work: _keep(work, code, given))
    with desk.reading() as work:
        [row] = list_inspections(work, inspection=find(work, tables.Inspection, code))
    return Inspection.of(row)


def _keep(work: Work, code: str, given: CommentsGiven) -> None:
    inspection = find(work, tables.Inspection, code)
    refuse_untimely(work, inspection)
    known = {each.finding.code: each.finding for each in comments_on_findings(work, inspection)}
    unknown = [each.finding for each in given.findings if each.finding not in known]
    if unknown:
        sentence = _("dự thảo không có nhận xét: {codes}")
        raise BadInput(code, [sentence.format(codes=", ".join(unknown))])
    for each in given.findings:
        say_of_finding(work, inspection, known[each.finding], each.stance, each.reason)
    if given.send:
        send_comments(work, inspection, given.general, rest_agreed=given.rest_agreed)


def _told(said: FindingComment) -> FindingSaid:
    values: dict[str, Any] = {
        "finding": said.finding.code, "number": said.number, "statement": said.finding.statement,
        "stance": said.stance, "reason": said.reason, "is_outdated": said.is_outdated,
    }  # fmt: skip
    return FindingSaid(**values)
