"""Papers: numbers without gap or double, contents that stay, corrections by new papers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from inspect_flow.records.tables import Document, Inspection
from inspect_flow.services.correcting import correct_minutes
from inspect_flow.services.directives import (
    deficiencies_under,
    directive_of,
    draft_campaign_directive,
    draft_directive,
)
from inspect_flow.services.documents import (
    context_of,
    documents_of,
    draft_for,
    issue,
    issue_for,
    supersede,
)
from inspect_flow.services.findings import finding_coded
from inspect_flow.services.inspections import note_extra
from inspect_flow.services.issuing import replace_directive
from inspect_flow.services.people import amend_person
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.documents import DocumentKind
from tests.builders import House, a_campaign, an_inspection, bring_to
from tests.stories.acts import go, is_proved, only, refused, wrong
from tests.stories.at_once import at_once, desk_of, mine

DIRECTED, LATER = date(2019, 9, 5), date(2019, 9, 20)
PEOPLE, EACH = 8, 4


def numbers_of(work: Work, kind: str) -> list[int | None]:
    query = select(Document.number).where(Document.kind == kind).order_by(Document.number)  # type: ignore[arg-type]
    return list(work.session.exec(query))


def issuing(inspection: Inspection, times: int) -> Callable[[Work], Any]:
    def act(work: Work) -> None:
        for _time in range(times):
            issue_for(work, DocumentKind.NOTICE, mine(work, inspection))

    return act


def test_eight_people_at_once_take_numbers_without_gap_or_double(stored_house: House) -> None:
    inspection = an_inspection(stored_house, until="scheduled")
    told = at_once(stored_house, [("lan", issuing(inspection, EACH))] * PEOPLE)
    assert told == [None] * PEOPLE
    with desk_of(stored_house, "lan") as work:
        assert numbers_of(work, "notice") == list(range(1, PEOPLE * EACH + 1))
    assert is_proved(stored_house)


def test_programs_of_their_own_share_the_numbers_as_well(stored_house: House) -> None:
    inspection = an_inspection(stored_house, until="scheduled")
    stored_house.work.session.commit()
    engine = stored_house.work.session.get_bind()
    url = engine.url.render_as_string(hide_password=False)  # type: ignore[union-attr]
    command = [sys.executable, "-m", "tests.stories.taking_numbers", url, str(inspection.id)]
    told = subprocess.run([*command, "3", "3"], capture_output=True, timeout=120)
    assert (told.stdout.split(), told.stderr) == ([b"0"] * 3, b"")
    with desk_of(stored_house, "lan") as work:
        assert numbers_of(work, "notice") == list(range(1, 10))


def test_a_paper_that_fails_takes_no_number(stored_house: House) -> None:
    inspection = an_inspection(stored_house, until="scheduled")

    def failing(work: Work) -> None:
        issuing(inspection, 2)(work)
        raise RuntimeError("điện bị cắt")

    at_once(stored_house, [("lan", failing), ("lan", issuing(inspection, 1))])
    at_once(stored_house, [("lan", issuing(inspection, 1))])
    with desk_of(stored_house, "lan") as work:
        assert numbers_of(work, "notice") == [1, 2]


def test_numbers_start_again_each_year(house: House) -> None:
    inspection = an_inspection(house, until="scheduled")
    days = (date(2019, 12, 30), date(2019, 12, 31), date(2020, 1, 2))
    papers = [issue_for(house.by("lan", day), DocumentKind.NOTICE, inspection) for day in days]
    assert [(each.year, each.number) for each in papers] == [(2019, 1), (2019, 2), (2020, 1)]


def test_each_issuer_counts_for_itself(house: House) -> None:
    campaign = a_campaign(house)
    mine_, theirs = (
        an_inspection(house, campaign, unit=unit, until="following_up")
        for unit in ("long_dien", "dat_do")
    )
    directives = [directive_of(house.work, each) for each in (mine_, theirs)]
    assert [each.number for each in directives if each] == ["1", "1"]


def test_a_number_of_the_past_is_kept_and_not_given_twice(house: House) -> None:
    inspection = an_inspection(house, until="scheduled")
    past = issue_for(house.by("lan"), DocumentKind.NOTICE, inspection, 57)
    assert (past.number, issue_for(house.by("lan"), DocumentKind.NOTICE, inspection).number) == (
        57, 58,
    )  # fmt: skip
    draft = draft_for(house.by("lan"), DocumentKind.NOTICE, inspection)
    with refused("Số 57 đã cấp cho 57/"):
        issue(house.by().by(SYSTEM), draft, 57)


def test_a_directive_of_the_past_keeps_number_and_symbol(house: House) -> None:
    inspection = an_inspection(house, until="concluded")
    unit, signer = house.unit("long_dien"), house.person("tu")
    work = house.by("lan", DIRECTED)
    directive = draft_directive(work, inspection, unit, signer, number="512", symbol="UBND-NV")
    go(house, "hanh", inspection, "direct", DIRECTED)
    [paper] = documents_of(house.work, directive)
    assert (paper.number, paper.symbol) == (512, "UBND-NV")
    assert (directive.number, directive.symbol) == ("512", "UBND-NV")


def test_what_was_issued_never_changes_with_the_record(house: House) -> None:
    inspection = an_inspection(house, until="minutes_signed")
    minutes = documents_of(house.work, inspection)[-1]
    before, digest = json.dumps(context_of(minutes)), minutes.context_sha256
    amend_person(house.by(on=LATER), house.person("hanh"), {"name": "bà Hạnh mới"})
    inspection.extra = {**inspection.extra, "place": "nơi khác"}
    bring_to(house, inspection, "following_up")
    assert json.dumps(context_of(minutes)) == before
    assert minutes.context_sha256 == digest


def test_a_waiting_draft_follows_the_record(house: House) -> None:
    inspection = an_inspection(house, until="findings_drafted")
    [_notice, draft] = documents_of(house.work, inspection)
    assert draft.state == "draft"
    again = draft_for(house.by("lan", date(2019, 8, 14)), DocumentKind.MINUTES, inspection)
    assert again is draft
    assert again.version == 2


def test_a_correcting_paper_takes_the_place_of_the_old_one(stored_house: House) -> None:
    inspection = an_inspection(stored_house, until="concluded")
    old = documents_of(stored_house.work, inspection)[-1]
    with wrong("Cần ghi lý do thay thế"):
        supersede(stored_house.by("lan", LATER), old, " ")
    new = supersede(stored_house.by("lan", LATER), old, "ghi sai chức vụ người ký")
    assert (old.state, new.state, new.supersedes_id) == ("superseded", "issued", old.id)
    assert new.number == (old.number or 0) + 1
    with refused("chỉ thay thế được văn bản đã ban hành"):
        supersede(stored_house.by("lan", LATER), old, "lần nữa")
    assert is_proved(stored_house)


def test_signed_minutes_are_corrected_by_new_minutes(house: House) -> None:
    inspection = an_inspection(house, until="minutes_signed")
    old = documents_of(house.work, inspection)[-1]
    finding = finding_coded(house.work, inspection, "H1")
    changes = {"statement": "chưa có văn bản chấn chỉnh sau kiểm tra năm 2018"}
    new = correct_minutes(house.by("lan", LATER), inspection, [(finding, changes)], "ghi thiếu năm")
    assert "năm 2018" in new.context
    assert "năm 2018" not in old.context
    with wrong("không đính chính được 'kind'"):
        correct_minutes(house.by("lan", LATER), inspection, [(finding, {"kind": "strength"})], "x")


def test_the_unit_corrects_nothing(house: House) -> None:
    inspection = an_inspection(house, until="minutes_signed")
    finding = finding_coded(house.work, inspection, "H1")
    with refused("không có quyền"):
        correct_minutes(house.by("tu", LATER), inspection, [(finding, {"note": "x"})], "sai")


def test_one_directive_may_cover_the_whole_campaign(house: House) -> None:
    campaign = a_campaign(house)
    both = [
        an_inspection(house, campaign, unit=unit, until="concluded")
        for unit in ("long_dien", "dat_do")
    ]
    work, province = house.by("lan", DIRECTED), house.unit("tinh")
    directive = draft_campaign_directive(work, campaign, province, house.person("hanh"))
    for inspection in both:
        go(house, "hanh", inspection, "direct", DIRECTED)
    assert directive.state == "issued"
    assert len(documents_of(house.work, directive)) == 1
    assert [only(house, each).state for each in both] == ["directed", "directed"]


def test_a_conclusion_may_direct_by_itself(house: House) -> None:
    inspection = an_inspection(house, until="concluded")
    with refused("Chưa có văn bản chấn chỉnh"):
        go(house, "hanh", inspection, "direct", DIRECTED)
    note_extra(house.by("lan", DIRECTED), inspection, conclusion_directs=True)
    go(house, "hanh", inspection, "direct", DIRECTED)
    assert only(house, inspection).state == "directed"


def test_a_second_draft_of_the_same_directive_is_refused(house: House) -> None:
    inspection = an_inspection(house, until="concluded")
    unit, signer = house.unit("long_dien"), house.person("tu")
    draft_directive(house.by("lan", DIRECTED), inspection, unit, signer)
    with wrong("Đã có dự thảo văn bản chấn chỉnh: KT-2019-001-CC-01"):
        draft_directive(house.by("lan", DIRECTED), inspection, unit, signer)


def test_a_directive_is_replaced_together_with_its_paper(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    old = directive_of(house.work, inspection)
    assert old is not None
    new = replace_directive(house.by("hanh", LATER), old, house.person("tu"), "", "sai thời hạn")
    assert (old.state, new.state) == ("superseded", "issued")
    assert [each.state for each in documents_of(house.work, old)] == ["superseded"]
    assert [each.id for each in deficiencies_under(house.work, new)] == [only(house, inspection).id]
    assert directive_of(house.work, inspection) is new


@pytest.mark.parametrize("who", ["tu", "quan"])
def test_nobody_outside_the_delegation_drafts_or_replaces(house: House, who: str) -> None:
    inspection = an_inspection(house, until="concluded")
    with refused("không có quyền"):
        draft_for(house.by(who, LATER), DocumentKind.CONCLUSION, inspection)
    with refused("không có quyền"):
        supersede(house.by(who, LATER), documents_of(house.work, inspection)[-1], "không đồng ý")
