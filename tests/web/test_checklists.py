"""Filling the checklist: kept at once, nobody's answer lost, everything said in words."""

from __future__ import annotations

import time

from starlette.testclient import TestClient

from inspect_flow.records.tables import Inspection
from inspect_flow.services.queries.sheets import sheet
from inspect_flow.services.registry import find
from inspect_flow.vocabulary.answers import AnswerStage
from tests.web.cases import CODE, PATH, begun
from tests.web.counting import asked_by
from tests.web.files import a_picture
from tests.web.offices import Office

HTMX = {"HX-Request": "true"}


def given(item: str, word: str, version: int = 0, **more: str) -> dict[str, str]:
    """Return the form of one item as the page sends it."""
    dom = item.replace(".", "-")
    typed = {f"{name}-{dom}": value for name, value in more.items()}
    return {"stage": "delegation", f"word-{dom}": word, f"version-{dom}": str(version), **typed}


def send(browser: TestClient, item: str, **form: str):
    return browser.post(f"{PATH}/checklist/{item}", data=form, headers=HTMX)


def stored(office: Office, item: str):
    with office.workplace.doorman().reading() as work:
        whole = sheet(work, find(work, Inspection, CODE))
        return whole.stored.get((item, AnswerStage.DELEGATION))


def test_an_answer_is_kept_at_once_and_said_in_words(visiting_office: Office):
    begun(visiting_office)
    member = visiting_office.signed_in("thanhvien")

    answer = send(member, "1.1.2", **given("1.1.2", "partly", note="Thiếu tiến độ"))

    assert answer.status_code == 200
    assert "Đã lưu: đạt một phần; Thiếu tiến độ" in answer.text
    assert 'name="version-1-1-2" value="1"' in answer.text
    assert "Đã trả lời 1/" in answer.text


def test_nobody_writes_over_an_answer_unseen(visiting_office: Office):
    begun(visiting_office)
    first, second = (visiting_office.signed_in(each) for each in ("thanhvien", "thuky"))
    send(first, "1.1.2", **given("1.1.2", "partly", note="Đã xem"))

    late = send(second, "1.1.2", **given("1.1.2", "does_not_conform", note="Chưa thấy"))

    assert late.status_code == 409
    assert "Giữ câu của Đại diện Sở Tư pháp" in late.text
    assert "Dùng câu của tôi" in late.text
    assert stored(visiting_office, "1.1.2")[0].note == "Đã xem"
    on_purpose = {**given("1.1.2", "does_not_conform", note="Chưa thấy"), "replaces": "1"}
    assert send(second, "1.1.2", **on_purpose).status_code == 200
    assert stored(visiting_office, "1.1.2")[0].note == "Chưa thấy"


def test_a_photograph_stands_in_nobodys_way(visiting_office: Office):
    begun(visiting_office)
    member, secretary = (visiting_office.signed_in(each) for each in ("thanhvien", "thuky"))
    send(member, "1.1.2", **given("1.1.2", "does_not_conform"))
    photo = {"photo-1-1-2": ("bảng.jpg", a_picture(), "image/jpeg")}
    kept = member.post(
        f"{PATH}/checklist/1.1.2/files", data={"stage": "delegation"}, files=photo, headers=HTMX
    )
    assert "Đã lưu 1 tệp" in kept.text

    # The page still shows version 1: the photograph came after it.
    noted = send(member, "1.1.2", **given("1.1.2", "does_not_conform", 1, note="Chậm 20 ngày"))

    assert noted.status_code == 200, noted.text
    assert send(secretary, "1.1.2", **given("1.1.2", "partly", 1)).status_code == 409
    assert stored(visiting_office, "1.1.2")[0].note == "Chậm 20 ngày"


def test_keeping_the_others_answer_shows_it_again(visiting_office: Office):
    begun(visiting_office)
    first, second = (visiting_office.signed_in(each) for each in ("thanhvien", "thuky"))
    send(first, "1.1.2", **given("1.1.2", "partly"))

    kept = send(second, "1.1.2", **given("1.1.2", "does_not_conform"), keep="yes")

    assert kept.headers["HX-Retarget"] == "#item-1-1-2"
    assert 'value="partly" checked' in kept.text
    assert stored(visiting_office, "1.1.2")[0].word == "partly"


def test_without_scripts_a_conflict_keeps_what_was_typed_on_the_page(visiting_office: Office):
    begun(visiting_office)
    first, second = (visiting_office.signed_in(each) for each in ("thanhvien", "thuky"))
    send(first, "1.1.2", **given("1.1.2", "partly"))

    form = given("1.1.2", "does_not_conform", note="Điều tôi gõ")
    page = second.post(f"{PATH}/checklist/1.1.2", data=form)

    assert page.status_code == 409
    assert "Điều tôi gõ" in page.text
    assert "Dùng câu của tôi" in page.text


def test_a_double_click_answers_once(visiting_office: Office):
    begun(visiting_office)
    member = visiting_office.signed_in("thanhvien")

    for _click in range(2):
        assert send(member, "1.1.2", **given("1.1.2", "partly")).status_code == 200

    assert stored(visiting_office, "1.1.2")[0].version == 1


def test_every_fault_of_an_answer_is_told_and_nothing_is_kept(visiting_office: Office):
    begun(visiting_office)
    member = visiting_office.signed_in("thanhvien")
    form = given("1.1.2", "maybe", score="rất cao") | {"figure-1-1-2-tasks": "mười"}

    refused = send(member, "1.1.2", **form)

    assert refused.status_code == 422
    for word in ("rất cao", "mười", "không có trong bảng kiểm"):
        assert word in refused.text
    assert stored(visiting_office, "1.1.2") is None


def test_numbers_take_a_comma_or_a_point(visiting_office: Office):
    begun(visiting_office)
    member = visiting_office.signed_in("thanhvien")

    send(member, "1.1.2", **given("1.1.2", "", score="0,5"))

    assert str(stored(visiting_office, "1.1.2")[0].score) == "0.5"
    assert 'name="score-1-1-2" type="text" value="0,5"' in member.get(f"{PATH}/checklist").text


def test_hostile_and_long_notes_are_kept_as_text(visiting_office: Office):
    begun(visiting_office)
    member = visiting_office.signed_in("thanhvien")
    note = "<img src=x onerror=alert(1)> " + "ộ" * 10_000

    send(member, "1.1.2", **given("1.1.2", "partly", note=note))

    page = member.get(f"{PATH}/checklist").text
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page
    assert stored(visiting_office, "1.1.2")[0].note == note


def test_only_open_items_are_shown_on_demand(visiting_office: Office):
    begun(visiting_office)
    member = visiting_office.signed_in("thanhvien")
    send(member, "1.1.2", **given("1.1.2", "partly"))

    page = member.get(f"{PATH}/checklist?show=open").text

    assert 'id="item-1-1-2"' not in page
    assert 'id="item-1-1-1"' in page


def test_before_the_visit_the_checklist_can_only_be_read(visiting_office: Office):
    member = visiting_office.signed_in("thanhvien")

    assert "chỉ để đọc" in member.get(f"{PATH}/checklist").text
    assert send(member, "1.1.2", **given("1.1.2", "partly")).status_code == 409
    assert stored(visiting_office, "1.1.2") is None


def test_an_unknown_item_is_not_there(visiting_office: Office):
    begun(visiting_office)
    member = visiting_office.signed_in("thanhvien")

    assert send(member, "99.9", **given("99.9", "partly")).status_code == 404


def test_the_page_asks_the_database_the_same_for_one_answer_and_for_ten(visiting_office: Office):
    begun(visiting_office)
    member = visiting_office.signed_in("thanhvien")
    send(member, "1.1.2", **given("1.1.2", "partly"))
    with asked_by(visiting_office) as few:
        member.get(f"{PATH}/checklist")
    for item in ("1.1.1", "1.1.3", "1.2.1", "1.2.2", "1.3.1", "1.3.2", "1.3.3", "1.4.1", "1.4.2"):
        assert send(member, item, **given(item, "partly")).status_code == 200, item

    with asked_by(visiting_office) as many:
        member.get(f"{PATH}/checklist")

    assert len(few) == len(many) < 45


def test_the_whole_checklist_is_there_well_within_a_second(visiting_office: Office):
    begun(visiting_office)
    member = visiting_office.signed_in("thanhvien")
    member.get(f"{PATH}/checklist")
    spans = []
    for _round in range(3):
        begins = time.perf_counter()
        page = member.get(f"{PATH}/checklist").text
        spans.append(time.perf_counter() - begins)

    assert page.count('class="item"') == 95
    assert min(spans) < 1
