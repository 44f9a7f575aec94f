"""Tin bài: the visit told to readers of a portal, from the record and from nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from inspect_flow.records.tables import Inspection
from inspect_flow.services.figures import contradictions
from inspect_flow.services.papers.base import matter, paper_base
from inspect_flow.services.papers.citations import cite_decision, founding_of
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.findings import FindingSheet
from inspect_flow.services.papers.kept import told
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.news_people import head_of_visit, receiving, unites_agencies
from inspect_flow.services.papers.requirements import requirements_of
from inspect_flow.services.papers.times import VisitTimes, short_iso, visit_times, visited_on
from inspect_flow.vocabulary.overview_papers import NewsPaper, NewsPhoto, NewsSection
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK, Finding, Signature

PHOTOS = "photos"
_CAPTION = re.compile(r"^chú thích ảnh\s*:\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_LONG_DAY = re.compile(r"ngày (\d{2}) tháng (\d{1,2}) năm (\d{4})")


def news_paper(desk: Desk) -> NewsPaper:
    """Return what the news item says; what was assumed is left out, never told as news."""
    inspection = desk.inspection
    assert inspection is not None
    issuer, sheet = issuer_of(desk), FindingSheet(desk, inspection)
    texts, words = desk.texts.news, _words(desk)
    byline = f"{desk.short(issuer.unit_id) or issuer.name}"
    signature = Signature(authority=[byline], office="", name="")
    asked = _asked(desk, sheet)
    return NewsPaper(
        **paper_base(desk, issuer, desk.say(texts.headline, **words), [signature]),
        headline=desk.say(texts.headline, **words),
        lead=desk.say(texts.lead if words["lead"] else texts.lead_without_host, **words),
        paragraphs=_paragraphs(desk, words),
        strengths_intro=desk.say(texts.strengths, **words),
        strengths=_strengths(sheet),
        shortcomings_intro=desk.say(texts.shortcomings, **words),
        shortcomings=[text for area in sheet.areas() for text in _said(area["shortcomings"])],
        asked_intro=desk.say(texts.asked, **words),
        asked=asked,
        photos=photos_of(desk, inspection),
        byline=byline,
        notes=list(contradictions(desk.work, inspection)),
    )


def _words(desk: Desk) -> dict[str, str]:
    inspection, founding = desk.inspection, founding_of(desk)
    assert inspection is not None
    basis = cite_decision(desk, founding) if founding else ""
    return {
        "unit": desk.short(inspection.unit_id),
        "matter": matter(desk.campaign),
        "lead": desk.short(desk.campaign.lead_id),
        "visited": _visited(desk, visit_times(desk)),
        "basis": "" if ASSUMED_MARK in basis else in_short(basis),
        "head": head_of_visit(desk),
        "received": receiving(desk),
    }


def in_short(cited: str) -> str:
    """Write days and people's committees as news do: "ngày 19/4/2019 của UBND tỉnh …"."""
    short = _LONG_DAY.sub(lambda found: f"ngày {found[1]}/{found[2]}/{found[3]}", cited)
    return short.replace("Ủy ban nhân dân", "UBND")


def _visited(desk: Desk, times: VisitTimes) -> str:
    """Write "Sáng ngày 14/8/2019": of the hours no more is told than the half of the day."""
    day = visited_on(desk, times).replace(ASSUMED_MARK, "")
    starts, ends = (each["time"].rstrip(ASSUMED_MARK) for each in (times.starts, times.ends))
    if not day.startswith("Ngày ") or not starts:
        return day
    half = "Sáng" if starts < "12:00" and (not ends or ends <= "13:00") else ""
    half = "Chiều" if starts >= "12:00" else half
    return f"{half} {day[:1].lower()}{day[1:]}" if half else day


def _paragraphs(desk: Desk, words: Mapping[str, str]) -> list[str]:
    texts = desk.texts.news
    known = (
        (texts.basis, words["basis"]),
        (texts.head, words["head"]),
        (texts.members, unites_agencies(desk)),
        (texts.received, words["received"]),
    )
    return [desk.say(text, **words) for text, is_known in known if is_known]


def _strengths(sheet: FindingSheet) -> list[NewsSection]:
    return [
        NewsSection(title=_ASIDE.sub("", area["title"]), sentences=sentences)
        for area in sheet.areas()
        if (sentences := _said([*area["context"], *area["strengths"]]))
    ]


def _said(findings: list[Finding]) -> list[str]:
    return [each["statement"] for each in findings if ASSUMED_MARK not in each["statement"]]


def _asked(desk: Desk, sheet: FindingSheet) -> list[str]:
    """Return what was asked of the unit with its day; what a demonstration assumed is left out."""
    asked = []
    for each in requirements_of(desk, sheet):
        if ASSUMED_MARK in each["task"] or not each["task"]:
            continue
        day = "" if ASSUMED_MARK in each["deadline"] else each["deadline"]
        until = f", hoàn thành trước {short_iso(day)}" if day else ""
        asked.append(f"{each['task'].rstrip(' .')}{until}")
    return asked


def photos_of(desk: Desk, inspection: Inspection) -> list[NewsPhoto]:
    """Return the photographs given, then the captions of a source whose pictures nobody has."""
    given: list[Mapping[str, Any]] = inspection.extra.get(PHOTOS) or []
    captions = [note for note in told(inspection).words("notes") if _CAPTION.match(note)]
    missing = [_ASIDE.sub("", _CAPTION.sub("", note)) for note in captions]
    taken = {str(each["caption"]) for each in given}
    return [
        *(_photo(desk, each) for each in given),
        *(
            NewsPhoto(picture="", media_type="", caption=caption, alt=caption)
            for caption in missing
            if caption not in taken
        ),
    ]


def _photo(desk: Desk, given: Mapping[str, Any]) -> NewsPhoto:
    content = desk.work.office.files.get(given["sha256"])
    return NewsPhoto(
        picture=b64encode(content).decode("ascii"),
        media_type=str(given["media_type"]),
        caption=str(given["caption"]),
        alt=str(given["alt"] or given["caption"]),
    )
