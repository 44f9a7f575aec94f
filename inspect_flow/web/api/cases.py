"""Campaigns, inspections, findings and deficiencies, told to programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from inspect_flow.records import tables
from inspect_flow.services.comments import comments_of
from inspect_flow.services.queries.campaigns import list_campaigns
from inspect_flow.services.queries.deficiencies import deficiency_row, list_deficiencies
from inspect_flow.services.queries.findings import FindingRow, list_findings
from inspect_flow.services.queries.inspections import list_inspections
from inspect_flow.services.registry import find
from inspect_flow.vocabulary.accounts import TokenScope
from inspect_flow.web.api.models import Campaign, Deficiency, Finding, Inspection, Remark
from inspect_flow.web.api.paging import Page, key_in, number_in, told
from inspect_flow.web.api.routing import After, Code, CodeAsked, Limit, programs
from inspect_flow.web.visitors import AtDesk

router = programs(TokenScope.READ, "cases")
State = Annotated[str | None, Query(pattern=r"^[a-z_]{1,40}$")]


@router.get("/campaigns")
def campaigns(
    desk: AtDesk,
    year: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    state: State = None,
    after: After = None,
    limit: Limit = 50,
) -> Page[Campaign]:
    """List the campaigns in sight, newest first. / Các đợt kiểm tra được xem, mới nhất trước."""
    last_year, _slash, code = key_in(after).partition("/")
    last = (number_in(last_year), code) if last_year else None
    with desk.reading() as work:
        rows = list_campaigns(work, year=year, state=state, after=last, limit=limit + 1)
    return told(rows, limit, lambda row: f"{row.year}/{row.code}", Campaign.of)


@router.get("/campaigns/{code}")
def campaign(desk: AtDesk, code: Code) -> Campaign:
    """Tell one campaign. / Một đợt kiểm tra."""
    with desk.reading() as work:
        found = find(work, tables.Campaign, code)
        [row] = list_campaigns(work, campaign=found)
    return Campaign.of(row)


@router.get("/inspections")
def inspections(
    desk: AtDesk,
    campaign: CodeAsked = None,
    unit: CodeAsked = None,
    state: State = None,
    after: After = None,
    limit: Limit = 50,
) -> Page[Inspection]:
    """List the inspections in sight by code. / Các cuộc kiểm tra được xem, theo mã."""
    with desk.reading() as work:
        rows = list_inspections(
            work,
            campaign=find(work, tables.Campaign, campaign) if campaign else None,
            unit=find(work, tables.Unit, unit) if unit else None,
            state=state,
            after=key_in(after),
            limit=limit + 1,
        )
    return told(rows, limit, lambda row: row.code, Inspection.of)


@router.get("/inspections/{code}")
def inspection(desk: AtDesk, code: Code) -> Inspection:
    """Tell one inspection. / Một cuộc kiểm tra."""
    with desk.reading() as work:
        found = find(work, tables.Inspection, code)
        [row] = list_inspections(work, inspection=found)
    return Inspection.of(row)


@router.get("/findings")
def findings(
    desk: AtDesk,
    campaign: CodeAsked = None,
    inspection: CodeAsked = None,
    unit: CodeAsked = None,
    after: After = None,
    limit: Limit = 50,
) -> Page[Finding]:
    """List the findings in sight by inspection. / Các nhận xét được xem, theo cuộc kiểm tra."""
    with desk.reading() as work:
        rows = list_findings(
            work,
            campaign=find(work, tables.Campaign, campaign) if campaign else None,
            inspection=find(work, tables.Inspection, inspection) if inspection else None,
            unit=find(work, tables.Unit, unit) if unit else None,
            part=(key_in(after), limit + 1),
        )
    return told(rows, limit, _finding_key, Finding.of)


def _finding_key(row: FindingRow) -> str:
    return f"{row.inspection}/{row.code}"


@router.get("/deficiencies")
def deficiencies(
    desk: AtDesk,
    campaign: CodeAsked = None,
    inspection: CodeAsked = None,
    unit: CodeAsked = None,
    state: State = None,
    only_open: bool = False,
    only_overdue: bool = False,
    after: After = None,
    limit: Limit = 50,
) -> Page[Deficiency]:
    """List the deficiencies in sight by code. / Các tồn tại được xem, theo mã."""
    with desk.reading() as work:
        rows = list_deficiencies(
            work,
            campaign=find(work, tables.Campaign, campaign) if campaign else None,
            inspection=find(work, tables.Inspection, inspection) if inspection else None,
            unit=find(work, tables.Unit, unit) if unit else None,
            state=state,
            only_open=only_open,
            only_overdue=only_overdue,
            part=(key_in(after), limit + 1),
        )
    return told(rows, limit, lambda row: row.code, Deficiency.of)


@router.get("/deficiencies/{code}")
def deficiency(desk: AtDesk, code: Code) -> Deficiency:
    """Tell one deficiency. / Một tồn tại."""
    with desk.reading() as work:
        return Deficiency.of(deficiency_row(work, find(work, tables.Deficiency, code)))


@router.get("/deficiencies/{code}/remarks")
def remarks(desk: AtDesk, code: Code) -> list[Remark]:
    """List the remarks on a deficiency, oldest first. / Các ý kiến trao đổi, cũ nhất trước."""
    with desk.reading() as work:
        said = comments_of(work, find(work, tables.Deficiency, code))
        return [
            Remark(text=each.comment.text, author=each.author, written_at=each.comment.written_at)
            for each in said
        ]
