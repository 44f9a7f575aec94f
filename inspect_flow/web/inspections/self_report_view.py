"""What the pages of a self-report show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services.clocks.dues import dues_of
from inspect_flow.services.queries.files import files_in_sight
from inspect_flow.services.queries.self_reports import OwnSheet, own_sheet
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.web.inspections.answer_form import opened
from inspect_flow.web.inspections.checklist_view import AreaView, ItemView, sheet_view


def report_told(work: Work, inspection: Inspection) -> dict[str, Any]:
    """Return what the page of the whole report shows."""
    _refuse_unannounced(inspection)
    place = opened(work, inspection, AnswerStage.SELF.value)
    due = dues_of(work, "inspection", [inspection])[inspection.id or 0]["self_report_due"]
    waits = inspection.state == "notified"
    files = files_in_sight(work, inspection)
    return {
        "code": inspection.code,
        "title": title_of(work, inspection),
        "areas": _areas(work, inspection),
        "summary": inspection.self_report,
        "reported_on": inspection.self_reported_on,
        "is_sent": inspection.state not in ("planned", "scheduled", "notified"),
        "can_send": waits and place.can_answer,
        "can_answer": place.can_answer,
        "why_not": place.why_not,
        "due": due if waits else None,
        "days_left": (due - work.on).days if due and waits else None,
        "files": files,
    }


def area_told(work: Work, inspection: Inspection, number: int) -> dict[str, Any]:
    """Return what the page of one field shows; fields are numbered from 1."""
    _refuse_unannounced(inspection)
    own = own_sheet(work, inspection)
    areas = sheet_view(own.sheet, AnswerStage.SELF, own.files).areas
    if not 0 < number <= len(areas):
        raise NotFound(_("Không có trang này"))
    area = areas[number - 1]
    return {
        "code": inspection.code,
        "title": title_of(work, inspection),
        "number": number,
        "count": len(areas),
        "area": replace(area, items=tuple(_prefilled(own, each) for each in area.items)),
        "place": opened(work, inspection, AnswerStage.SELF.value),
        "earlier": own.earlier,
        "before": own.before,
    }


def _areas(work: Work, inspection: Inspection) -> tuple[AreaView, ...]:
    if not inspection.checklist:
        return ()
    return sheet_view(own_sheet(work, inspection).sheet, AnswerStage.SELF).areas


def _prefilled(own: OwnSheet, item: ItemView) -> ItemView:
    """Fill in what was answered last time; figures are of another period and stay empty."""
    before = own.before.get(item.code)
    if item.is_answered or before is None or before.is_empty:
        return item
    return replace(item, typed={**_words(before, item.dom), **item.typed})


def _words(before: GivenAnswer, dom: str) -> dict[str, str]:
    word = before.word.value if before.word else ""
    return {f"word-{dom}": word, f"note-{dom}": before.note}


def _refuse_unannounced(inspection: Inspection) -> None:
    if not inspection.is_announced:
        raise NotFound(_("Kiểm tra không báo trước thì không có báo cáo tự kiểm tra"))
