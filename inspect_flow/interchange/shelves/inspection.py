"""What an inspection says beside its columns: self-report, comments, papers, marks."""

from __future__ import annotations

from typing import Any

from inspect_flow.interchange.case_file.findings import FindingList
from inspect_flow.interchange.case_file.inspections import Inspection
from inspect_flow.interchange.case_file.parts import Part, said
from inspect_flow.interchange.shelves.slot import KEPT, full_day, iso_day

PAPERS = "papers"
"""The numbers and days that papers of the past are known to have had, by kind."""
AGREED = "agreed_on_the_spot"


def own_facts(part: Inspection) -> dict[str, Any]:
    """Return the columns and extras of what the inspection says in parts of its own."""
    kept: dict[str, Any] = {}
    values = _written(part.self_report, "self_report", "self_reported_on", kept)
    values |= _written(part.comments, "comments", "commented_on", kept, "unit_comments")
    for name in ("strengths", "shortcomings"):
        remark = _about_list(getattr(part, name))
        if remark:
            kept[name] = remark
    if part.shortcomings is not None and said(part.shortcomings) == {}:
        values["says_no_shortcoming"] = True
    marks = _answer_marks(part)
    if marks:
        kept["answer_marks"] = marks
    if part.attendance is not None:
        about = {k: v for k, v in said(part.attendance).items() if k in ("note", "assumed")}
        kept |= {"attendance": about} if about else {}
    extra: dict[str, Any] = {KEPT: kept} if kept else {}
    written = {"notice": part.notice, "minutes": part.minutes, "conclusion": part.conclusion}
    papers = {kind: said(paper) for kind, paper in written.items() if paper is not None}
    if papers:
        extra[PAPERS] = papers
    if part.comments is not None and part.comments.agreed:
        extra[AGREED] = True
    return {**values, "extra": extra} if extra else values


def _written(
    part: Part | None, key: str, day: str, kept: dict[str, Any], column: str = ""
) -> dict[str, Any]:
    if part is None:
        return {}
    words = said(part)
    values: dict[str, Any] = {}
    if words.get("text"):
        values[column or key] = words.pop("text")
    on = full_day(words.get("date", ""))
    if on:
        values[day] = on
        words.pop("date")
    if words or not values:
        kept[key] = words
    return values


def told_writing(record: Any, key: str, day: str, column: str = "") -> dict[str, Any] | None:
    """Return a self-report or the comments as their part says it; None when nothing is known."""
    kept = (record.extra or {}).get(KEPT, {})
    words = dict(kept.get(key, {}))
    text, on = getattr(record, column or key), getattr(record, day)
    if text:
        words["text"] = text
    if on:
        words["date"] = iso_day(on)
    return words if words or key in kept else None


def _about_list(findings: FindingList | None) -> dict[str, Any]:
    if findings is None:
        return {}
    return {key: value for key, value in said(findings).items() if key != "items"}


def _answer_marks(part: Inspection) -> dict[str, Any]:
    marks: dict[str, Any] = {}
    for item, answers in part.answers.items():
        for stage, given in said(answers).items():
            if isinstance(given, dict) and given.get("assumed"):
                marks.setdefault(item, {})[stage] = {"assumed": given["assumed"]}
            elif stage in ("note", "assumed"):
                marks.setdefault(item, {})[stage] = given
    return marks
