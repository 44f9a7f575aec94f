"""Who writes and issues the papers after the visit, and what becomes of them."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from inspect_flow.bootstrap.form import MeasuringJudge
from inspect_flow.services.directives import deficiencies_under, directive_of, draft_directive
from inspect_flow.services.documents import (
    context_of,
    documents_of,
    draft_for,
    issue,
    issue_for,
    supersede,
)
from inspect_flow.services.issuing import issue_directive
from inspect_flow.services.papers import Choices
from inspect_flow.services.remediation import grant_extension, request_extension
from inspect_flow.services.reminder_letters import draft_reminder, issue_reminder
from inspect_flow.vocabulary.documents import DirectiveForm, LetterTone
from inspect_flow.vocabulary.documents import DocumentKind as K
from inspect_flow.vocabulary.errors import PagesNotMeasured
from tests.builders import House, an_inspection
from tests.stories.acts import go, is_proved, only, put_right, refused, wrong

PLANNED, LATE, LATER = date(2019, 9, 12), date(2019, 10, 14), date(2019, 10, 16)


def an_instruction_of_the_unit(house: House, **how: Any) -> Any:
    """Let Tú pass on to his offices, as a chỉ thị, what the directive from above ordered."""
    inspection = an_inspection(house, until="concluded")
    work = house.by("lan", date(2019, 9, 5))
    deficiency = only(house, inspection)
    from inspect_flow.services.deficiencies import assign

    assign(work, deficiency, owner=house.unit("long_dien"), deadline=date(2019, 9, 30))
    draft_directive(work, inspection, house.unit("tinh"), house.person("hanh"))
    go(house, "hanh", inspection, "direct", date(2019, 9, 5))
    own = draft_directive(
        house.by("tu", PLANNED),
        inspection,
        house.unit("long_dien"),
        house.person("tu"),
        form=DirectiveForm.INSTRUCTION,
        **how,
    )
    return inspection, deficiency, own


def test_the_unit_issues_its_own_plan_with_its_own_number(stored_house: House) -> None:
    inspection = an_inspection(stored_house, until="following_up")
    draft = draft_for(stored_house.by("tu", PLANNED), K.REMEDIATION_PLAN, inspection)
    issue(stored_house.by("tu", PLANNED), draft)
    assert (draft.state, draft.number, draft.symbol) == ("issued", 1, "KH-UBND")
    assert context_of(draft)["letterhead"]["date"] == "2019-09-12"
    assert is_proved(stored_house)


def test_the_delegation_does_not_write_in_the_units_place(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    with refused("không có quyền"):
        draft_for(house.by("lan", PLANNED), K.REMEDIATION_REPORT, inspection)
    draft = draft_for(house.by("tu", PLANNED), K.REMEDIATION_REPORT, inspection)
    with refused("Văn bản của bên nào do bên đó ban hành"):
        issue(house.by("hanh", PLANNED), draft)


def test_the_unit_issues_no_paper_of_the_delegation(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    draft = draft_reminder(house.by("lan", LATE), inspection)
    with refused("Văn bản của bên nào do bên đó ban hành"):
        issue(house.by("tu", LATE), draft)


def test_what_was_chosen_for_a_draft_is_issued(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    chosen = Choices(issuer="tinh", signer="minh", by_mandate=True)
    work = house.by("lan", LATE)
    draft = draft_reminder(work, inspection, [only(house, inspection)], LetterTone.LAST, chosen)
    issue(house.by("hanh", LATE), draft)
    letter = context_of(draft)
    assert draft.issuer_id == house.unit("tinh").id
    assert letter["rung"] == "last"
    assert letter["signatures"][0]["authority"][0] == "TUQ. Chủ tịch"


def test_the_paper_that_is_judged_when_it_is_issued_is_the_one_that_is_kept(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    chosen = Choices(issuer="tinh", signer="minh", by_mandate=True)
    matters = [only(house, inspection)]
    draft = draft_reminder(house.by("lan", LATE), inspection, matters, LetterTone.LAST, chosen)
    work = house.by("hanh", LATE)
    # The office is shared by all tests of the run.
    office = copy(work.office)
    office.form = MeasuringJudge(None, {})
    with pytest.raises(PagesNotMeasured) as asked:
        issue(replace(work, office=office), draft)
    issue(work, draft)
    assert asked.value.context == context_of(draft)


def test_a_draft_that_is_written_again_keeps_or_changes_what_was_chosen(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    work = house.by("lan", LATE)
    draft = draft_for(work, K.REMINDER_LETTER, inspection, Choices(rung="second"))
    assert context_of(draft_for(work, K.REMINDER_LETTER, inspection))["rung"] == "second"
    changed = draft_for(work, K.REMINDER_LETTER, inspection, Choices(issuer="tinh"))
    assert changed is draft
    assert (changed.issuer_id, changed.symbol) == (house.unit("tinh").id, "UBND-NV")


def test_a_letter_is_not_issued_once_everything_was_reported(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    draft = draft_reminder(house.by("lan", LATE), inspection)
    put_right(house, only(house, inspection), LATE)
    with wrong("không có nội dung nào quá hạn"):
        issue(house.by("hanh", LATER), draft)


def test_a_correcting_letter_repeats_what_was_chosen(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    letter = issue_reminder(house.by("hanh", LATE), inspection, rung=LetterTone.SECOND)
    new = supersede(house.by("hanh", LATER), letter, "ghi sai số ngày")
    assert context_of(new)["rung"] == "second"


def test_the_first_decision_of_a_body_counts_on_from_those_registered(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    deficiency = only(house, inspection)
    request_extension(house.by("tu", PLANNED), deficiency, LATER, "Chờ phần mềm")
    from inspect_flow.services.remediation import extensions_of

    [request] = extensions_of(house.work, deficiency)
    grant_extension(house.by("hanh", PLANNED), request, None, "")
    decision = issue_for(house.by("hanh", PLANNED), K.EXTENSION_DECISION, request)
    # The campaign was founded on 784/QĐ-UBND.
    assert (decision.number, decision.symbol) == (785, "QĐ-UBND")
    assert [each.code for each in documents_of(house.work, request)] == [decision.code]


def test_a_unit_passes_on_to_its_offices_what_it_was_ordered(house: House) -> None:
    inspection, deficiency, own = an_instruction_of_the_unit(house)
    issue_directive(house.by("tu", PLANNED), own)
    [paper] = documents_of(house.work, own)
    written = context_of(paper)
    assert (paper.symbol, paper.series, written["form"]) == ("CT-UBND", "CT-UBND", "instruction")
    assert written["addressees"] == []
    assert written["recipients"]["items"][0] == "Các phòng, ban, đơn vị thuộc huyện"
    assert [each.id for each in deficiencies_under(house.work, own)] == [deficiency.id]
    # The duty still rests on the directive from above.
    assert deficiency.directive_id != own.id
    assert directive_of(house.work, inspection) is not own


def test_a_units_own_directive_is_fulfilled_together_with_the_case(house: House) -> None:
    inspection, deficiency, own = an_instruction_of_the_unit(house)
    issue_directive(house.by("tu", PLANNED), own)
    go(house, "lan", inspection, "follow_up", PLANNED)
    put_right(house, deficiency, PLANNED)
    go(house, "hanh", inspection, "close", LATER)
    assert own.state == "fulfilled"


def test_the_unit_issues_no_directive_from_above(house: House) -> None:
    inspection = an_inspection(house, until="concluded")
    work = house.by("lan", date(2019, 9, 5))
    above = draft_directive(work, inspection, house.unit("tinh"), house.person("hanh"))
    with refused("Văn bản của bên nào do bên đó ban hành"):
        go(house, "tu", above, "issue", date(2019, 9, 5))
