"""Biên bản kiểm tra đột xuất: the minutes of a visit that nobody at the unit was told of."""

from __future__ import annotations

from inspect_flow.services.papers.announced import refuse_announced
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.minutes import minutes_paper
from inspect_flow.vocabulary.papers_of_the_visit import SurpriseMinutesPaper

_PLAIN, _SURPRISE = "kiểm tra ", "kiểm tra đột xuất "


def surprise_minutes_paper(desk: Desk) -> SurpriseMinutesPaper:
    """Return what the minutes print, with the reason why there was no notice and no report."""
    inspection = refuse_announced(desk)
    paper = minutes_paper(desk)
    if _SURPRISE not in paper["subject"]:
        paper["subject"] = paper["subject"].replace(_PLAIN, _SURPRISE, 1)
    unit = desk.formal(inspection.unit_id)
    said = [desk.say(each, unit=unit) for each in desk.texts.visit.circumstances]
    return SurpriseMinutesPaper(**paper, circumstances=said)
