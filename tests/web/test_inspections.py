"""The list of inspections, the page of each, and its steps: who sees what, nothing twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from inspect_flow.records.tables import Inspection
from inspect_flow.services.comments import add_comment
from inspect_flow.services.queries.timeline import case_timeline
from inspect_flow.services.registry import find
from inspect_flow.services.work import OPERATOR
from tests.web.cases import CODE, PATH, begun, drafted, state_of, take
from tests.web.offices import Office

HOSTILE = "<script>alert('x')</script> \"&{{ 7*7 }}\x00 Ủy ban"


def test_a_unit_finds_its_own_inspection_alone(visiting_office: Office):
    for username in ("donvi", "chutich", "truongdoan", "lanhdao"):
        assert PATH in visiting_office.signed_in(username).get("/inspections").text


def test_the_list_is_narrowed_by_campaign_state_and_unit(visiting_office: Office):
    browser = visiting_office.signed_in("truongdoan")

    assert PATH in browser.get("/inspections?state=self_reported&unit=long-dien").text
    assert PATH in browser.get("/inspections?campaign=CCHC-2019-BRVT").text
    assert PATH not in browser.get("/inspections?state=closed").text
    assert browser.get("/inspections?campaign=NONE").status_code == 404
    assert browser.get("/inspections?unit=NONE").status_code == 404


def test_a_later_part_of_the_list_leads_back_to_the_first_one(visiting_office: Office):
    browser = visiting_office.signed_in("truongdoan")

    assert PATH in browser.get("/inspections?after=2020_KT-2020-009").text
    last = browser.get("/inspections?after=2019_KT-2019-999&state=self_reported").text
    assert PATH not in last
    for strange in ("x", "2019", "_", "99999999999999999999_KT", "²⁰¹⁹_KT"):
        assert PATH in browser.get("/inspections", params={"after": strange}).text


def test_the_page_offers_exactly_one_thing_to_do(visiting_office: Office):
    head = visiting_office.signed_in("truongdoan").get(PATH).text
    box = head.split('aria-labelledby="next-step-title"')[1].split("</section>")[0]

    assert box.count("govuk-button") == 1
    assert f"{PATH}/moves/start" in box


def test_a_member_who_may_not_begin_is_told_who_must(visiting_office: Office):
    box = visiting_office.signed_in("thanhvien").get(PATH).text.split("next-step-title")[2]
    box = box.split("</section>")[0]

    assert "govuk-button" not in box
    assert "Chờ" in box
    assert "Trương Văn Đức" in box


@pytest.mark.parametrize("page", [
    "checklist", "findings", "findings/new", "people", "exchange", "remedy", "dossier", "visit",
    "papers/minutes.pdf", "papers/dossier.pdf", "papers/checklist.pdf",
])  # fmt: skip
def test_the_delegations_own_pages_are_not_there_for_the_unit(visiting_office: Office, page: str):
    for username in ("donvi", "chutich"):
        assert visiting_office.signed_in(username).get(f"{PATH}/{page}").status_code == 404
    assert visiting_office.signed_in("thuky").get(f"{PATH}/{page}").status_code == 200


def test_the_unit_reads_no_finding_before_the_draft(visiting_office: Office):
    begun(visiting_office)
    secretary = visiting_office.signed_in("thuky")
    told = {"kind": "shortcoming", "statement": "Sổ theo dõi bỏ trống", "area": "procedures"}
    secretary.post(f"{PATH}/findings/new", data=told)
    secretary.post(f"{PATH}/people/delegation")

    unit = visiting_office.signed_in("donvi")
    page = unit.get(PATH).text
    assert "Sổ theo dõi bỏ trống" not in page
    assert "Việc trong bước này" not in page
    assert "Đại diện Sở Tài chính" not in page
    row = unit.get("/inspections").text.split("Tồn tại</")[-1]
    assert ">1<" not in row
    assert ">1<" in secretary.get("/inspections").text


def test_the_unit_reads_the_findings_of_the_draft(visiting_office: Office):
    drafted(visiting_office)

    page = visiting_office.signed_in("donvi").get(PATH).text

    assert "H1" in page
    assert "Góp ý dự thảo biên bản" in page


def test_a_step_taken_twice_is_taken_once(visiting_office: Office):
    head = begun(visiting_office)

    again = head.post(f"{PATH}/moves/start", data={"state": "self_reported"})

    assert "đã được làm trước đó" in again.text
    assert "đã được làm trước đó" in head.get(f"{PATH}/moves/start").text
    assert state_of(visiting_office) == "on_site"


def test_two_officers_at_once_are_told_what_became_of_it(visiting_office: Office):
    head, secretary = (visiting_office.signed_in(each) for each in ("truongdoan", "thuky"))
    reason = {"state": "self_reported", "reason": "Đơn vị họp đột xuất"}
    take(head, "postpone", **reason)

    late = secretary.post(f"{PATH}/moves/start", data={"state": "self_reported"})

    assert "không còn làm được" in late.text
    assert state_of(visiting_office) == "postponed"


def test_a_step_without_its_reason_asks_again_and_keeps_nothing(visiting_office: Office):
    head = visiting_office.signed_in("truongdoan")

    answer = head.post(f"{PATH}/moves/postpone", data={"state": "self_reported", "reason": " "})

    assert answer.status_code == 409
    assert "phải ghi lý do" in answer.text
    assert state_of(visiting_office) == "self_reported"


def test_who_may_not_take_a_step_is_refused_whatever_the_form_says(visiting_office: Office):
    for username in ("thanhvien", "donvi", "chutich"):
        browser = visiting_office.signed_in(username)
        answer = browser.post(f"{PATH}/moves/start", data={"state": "self_reported"})
        assert answer.status_code == 409
    assert state_of(visiting_office) == "self_reported"


def test_a_step_that_the_workflow_does_not_know_is_not_there(visiting_office: Office):
    head = visiting_office.signed_in("truongdoan")

    assert head.get(f"{PATH}/moves/fly").status_code == 404
    assert head.post(f"{PATH}/moves/fly", data={"state": "x"}).status_code == 404


def test_a_remark_is_shown_as_it_was_written_and_never_run(visiting_office: Office):
    browser = visiting_office.signed_in("thuky")

    page = browser.post(f"{PATH}/remarks", data={"text": HOSTILE}).text

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "\x00" not in page
    assert "&lt;script&gt;" in visiting_office.signed_in("donvi").get(PATH).text


@pytest.mark.parametrize(("length", "status"), [(10_000, 200), (10_001, 422), (20_001, 422)])
def test_a_long_remark_is_kept_or_shown_again(visiting_office: Office, length: int, status: int):
    answer = visiting_office.signed_in("thuky").post(f"{PATH}/remarks", data={"text": "ộ" * length})

    assert answer.status_code == status
    assert "ộ" * 5000 in answer.text


def test_what_was_said_of_a_surprise_before_it_began_stays_with_the_delegation(
    visiting_office: Office,
):
    with visiting_office.workplace.doorman().transaction() as work:
        inspection = find(work, Inspection, CODE)
        add_comment(work.by(OPERATOR), inspection, "Có đơn phản ánh, đến không báo trước")
        inspection.is_announced = False
        work.session.add(inspection)

    assert visiting_office.signed_in("donvi").get(PATH).status_code == 404
    assert "Có đơn phản ánh" in visiting_office.signed_in("thuky").get(PATH).text


def test_a_step_that_two_take_in_the_same_second_is_taken_once(visiting_office: Office):
    browsers = [visiting_office.signed_in(each) for each in ("truongdoan", "thuky")]
    form = {"state": "self_reported"}

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda b: b.post(f"{PATH}/moves/start", data=form), browsers))

    assert {each.status_code for each in answers} <= {200, 409}
    assert sum("Đã làm:" in each.text for each in answers) == 1
    with visiting_office.workplace.doorman().reading() as work:
        events = case_timeline(work, find(work, Inspection, CODE))
    assert [each.tag for each in events].count("inspection.start") == 1


@pytest.mark.parametrize("page", [
    "", "/checklist", "/findings", "/findings/new", "/people", "/exchange", "/remedy", "/dossier",
    "/visit", "/moves/start",
])  # fmt: skip
def test_every_page_is_there_in_english(visiting_office: Office, page: str):
    text = visiting_office.signed_in("thuky", "en").get(f"{PATH}{page}").text

    assert '<html lang="en"' in text
    assert "Việc cần làm" not in text
    assert "Tổng quan" not in text
