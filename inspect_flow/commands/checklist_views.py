"""How checklists, sheets and scores are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.output import show_json, show_record, show_rows
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord

if TYPE_CHECKING:
    from inspect_flow.rules.checklist import ChecklistDefinition
    from inspect_flow.rules.score_stages import StageComparison
    from inspect_flow.services.queries.sheets import Sheet


def definition_rows(checklists: Mapping[str, ChecklistDefinition]) -> list[dict[str, Any]]:
    """Return one row for each checklist."""
    return [
        {
            "code": each.code,
            "edition": each.edition,
            "title": each.title,
            "level": each.level.value,
            "level_label": each.level.label,
            "n_items": len(list(each.items())),
            "max": each.inspected_max,
            "scale": each.scale,
            "valid_from": each.valid_from,
            "valid_to": each.valid_to,
            "mark": each.source.mark.value,
            "mark_label": each.source.mark.label,
            "source": each.source.text,
        }
        for each in checklists.values()
    ]


def show_definition(checklist: ChecklistDefinition) -> None:
    """Show one checklist area by area."""
    labels = {
        "code": _("Mã"),
        "edition": _("Phiên bản"),
        "title": _("Tên"),
        "level_label": _("Cấp"),
        "max": _("Điểm tối đa khi kiểm tra"),
        "scale": _("Thang điểm"),
        "valid_from": _("Dùng từ"),
        "valid_to": _("Đến"),
        "mark_label": _("Mức tin cậy"),
        "source": _("Nguồn"),
    }
    show_record(definition_rows({checklist.code: checklist})[0], labels, as_json=False)
    columns = {
        "code": _("Tiêu chí"),
        "text": _("Nội dung"),
        "max": _("Tối đa"),
        "scoring": _("Cách chấm"),
        "figures": _("Số liệu"),
        "evidence": _("Minh chứng"),
    }
    for area in checklist.areas:
        rows = [
            {
                "code": item.code,
                "text": item.text,
                "max": item.max,
                "scoring": item.scoring.kind.label,
                "figures": [figure.code for figure in item.figures],
                "evidence": list(item.evidence),
            }
            for item in area.items
        ]
        click.echo()
        show_rows(rows, columns, as_json=False, title=f"{area.code}. {area.name}")


def show_sheet(sheet: Sheet, differing: bool, as_json: bool) -> None:
    """Show every item with its four scores, then the result."""
    rows = [_sheet_row(sheet, row) for row in sheet.rows if row.differs or not differing]
    if as_json:
        show_json({**_result(sheet), "items": rows})
        return
    columns = {
        "item": _("Tiêu chí"),
        "text": _("Nội dung"),
        "max": _("Tối đa"),
        **{stage.value: stage.label for stage in AnswerStage},
        "word_label": _("Kết quả"),
        "missing": _("Còn thiếu"),
    }
    show_rows(rows, columns, as_json=False)
    click.echo()
    _show_result(sheet)


def show_score(sheet: Sheet, as_json: bool) -> None:
    """Show points by area, the sum and the rating."""
    rows = [
        {
            "code": each.code,
            "name": each.name,
            "points": each.points,
            "max": each.max,
            "full_max": each.full_max,
            "percent": each.percent,
            "unscored": len(each.unscored),
        }
        for each in sheet.result.areas
    ]
    if as_json:
        show_json({**_result(sheet), "areas": rows})
        return
    columns = {
        "code": _("Lĩnh vực"),
        "name": _("Tên"),
        "points": _("Điểm"),
        "max": _("Tối đa áp dụng"),
        "percent": _("Phần trăm"),
        "unscored": _("Chưa có điểm"),
    }
    show_rows(rows, columns, as_json=False)
    click.echo()
    _show_result(sheet)


def pending_rows(sheet: Sheet) -> list[dict[str, Any]]:
    """Return one row for each item that still lacks something, in the order of the paper."""
    missing = _missing(sheet)
    return [
        {"item": item.code, "text": item.text, "max": item.max, "missing": missing[item.code]}
        for item in sheet.checklist.items()
        if item.code in missing
    ]


def _missing(sheet: Sheet) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    lacking = sheet.missing
    for codes, word in (
        (lacking.unanswered, _("kết quả")),
        (lacking.waiting, _("kết quả của tiêu chí liên quan")),
        (lacking.without_score, _("số liệu để chấm điểm")),
        (lacking.without_evidence, _("minh chứng")),
        (lacking.without_note, _("giải trình")),
    ):
        for code in codes:
            found.setdefault(code, []).append(word)
    return found


def _sheet_row(sheet: Sheet, row: StageComparison) -> dict[str, Any]:
    stored = {
        stage: sheet.stored[(row.item, stage)]
        for stage in AnswerStage
        if (row.item, stage) in sheet.stored
    }
    effective = sheet.result.items[row.item]
    word = next(
        (stored[s][0].word for s in (AnswerStage.FINAL, AnswerStage.DELEGATION) if s in stored), ""
    )
    return {
        "item": row.item,
        "text": row.text,
        "max": row.max,
        **{stage.value: row.points(stage) for stage in AnswerStage},
        "points": effective.points,
        "state": effective.state.value,
        "word": word,
        "word_label": AnswerWord(word).label if word else "",
        "missing": _missing(sheet).get(row.item, []),
        "answers": {
            stage.value: {
                "word": answer.word,
                "figures": answer.figures,
                "score": answer.score,
                "note": answer.note,
                "author": author,
                "version": answer.version,
            }
            for stage, (answer, author) in stored.items()
        },
    }


def _result(sheet: Sheet) -> dict[str, Any]:
    result = sheet.result
    return {
        "inspection": sheet.inspection,
        "checklist": sheet.checklist.code,
        "edition": sheet.checklist.edition,
        "is_pinned": sheet.is_pinned,
        "points": result.points,
        "max": result.max,
        "percent": result.percent,
        "rating": result.rating.title if result.rating else None,
        "is_provisional": result.is_provisional,
        "unscored": list(result.unscored),
    }


def _show_result(sheet: Sheet) -> None:
    facts = _result(sheet)
    labels = {
        "checklist": _("Bảng kiểm"),
        "points": _("Điểm"),
        "max": _("Tối đa áp dụng"),
        "percent": _("Phần trăm"),
        "rating": _("Xếp loại"),
    }
    show_record(facts, labels, as_json=False)
    if sheet.result.is_provisional:
        count = len(sheet.result.unscored)
        click.echo(_("Kết quả tạm tính: còn {count} tiêu chí chưa có điểm.").format(count=count))
    if _missing(sheet):
        look = f"inspect-flow checklist pending {sheet.inspection}"
        click.echo(_("Còn {count} tiêu chí thiếu nội dung; xem: {look}").format(
            count=len(_missing(sheet)), look=look))  # fmt: skip
