"""Đề cương báo cáo tự kiểm tra as a paper of its own, attached to the notice."""

from __future__ import annotations

from inspect_flow.locale.dates import citation_date
from inspect_flow.locale.numbers import count
from inspect_flow.services.papers.announced import refuse_unannounced
from inspect_flow.services.papers.base import matter, paper_base
from inspect_flow.services.papers.conclusion import report_to
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.letterhead import Issuer, issuer_of
from inspect_flow.services.papers.notice import report_due, section
from inspect_flow.services.papers.papers_before import issued_about
from inspect_flow.services.papers.times import figures_period, visit_times
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.papers_of_preparation import OutlinePaper


def outline_paper(desk: Desk) -> OutlinePaper:
    """Return what the outline prints; raise `BadInput` where no report is asked for."""
    inspection = refuse_unannounced(desk)
    issuer = issuer_of(desk)
    subject = f"báo cáo tự {matter(desk.campaign)} năm {desk.campaign.year}"
    return OutlinePaper(
        **paper_base(desk, issuer, subject, []),
        attached_to=_attached_to(desk, issuer),
        unit=desk.formal(inspection.unit_id),
        data_period=figures_period(desk),
        sections=[section(part) for part in desk.texts.outline.sections],
        report_due=report_due(desk, visit_times(desk)),
        report_to=report_to(desk, issuer),
    )


def _attached_to(desk: Desk, issuer: Issuer) -> str:
    """Return the notice that brings the outline; empty while it is not issued."""
    assert desk.inspection is not None
    notice = issued_about(desk, DocumentKind.NOTICE, desk.inspection)
    if notice is None or notice.number is None or notice.issued_on is None:
        return ""
    number = f"{count(notice.number)}/{notice.symbol}"
    return f"Công văn số {number} {citation_date(notice.issued_on)} của {issuer.name}"
