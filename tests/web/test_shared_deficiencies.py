"""A unit that shares a duty reads, writes and hands in; who owns it answers. Papers lead there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest

from inspect_flow.records.tables import CoResponsible, Deficiency
from inspect_flow.services.queries.deficiencies import list_deficiencies
from inspect_flow.services.queries.names import find_unit
from inspect_flow.services.registry import find
from tests.web.crawling import crawl
from tests.web.files import a_pdf
from tests.web.neighbours import MARK, OWN, SIBLING, neighbouring_office
from tests.web.offices import Office
from tests.web.test_api import program

HELPER = "nguoingoai"  # of Sở Kế hoạch và Đầu tư, which is not inspected
SHARED, OTHER = f"{OWN}-TT-02", f"{OWN}-TT-01"
OWNER = "Bộ phận Tiếp nhận và Trả kết quả (UBND huyện Long Điền)"
PAGE = f"/deficiencies/{SHARED}"

WALKED = ("/deficiencies/", "/documents/VB", "/search?q=khieu", "/units/")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Lend both units' cases; one deficiency of the first is shared with a department."""
    with neighbouring_office(tmp_path_factory.mktemp("shared")) as lent:
        with lent.workplace.doorman().transaction() as work:
            shared, helper = find(work, Deficiency, SHARED), find_unit(work, "skhdt-brvt")
            work.session.add(CoResponsible(deficiency_id=shared.id or 0, unit_id=helper.id or 0))
        yield lent


def _links(text: str) -> set[str]:
    main = text[text.index("<main") :] if "<main" in text else ""
    return {unescape(each) for each in re.findall(r'href="(/[^"#]*)"', main)}


def _statement(office: Office, code: str) -> str:
    with office.workplace.doorman().reading() as work:
        rows = list_deficiencies(work)
    return next(each.statement for each in rows if each.code == code)


def test_the_first_page_of_a_helper_sets_apart_what_another_unit_answers_for(office: Office):
    told = office.signed_in(HELPER).get("/").text
    answering = office.signed_in("donvi").get("/").text

    assert "Việc phối hợp: đơn vị khác chủ trì" in told
    assert f"{OWNER} nộp kế hoạch và báo cáo" in told
    assert "Đơn vị phải làm" not in told
    assert "Việc phối hợp" not in answering


def test_the_page_says_who_answers_and_what_a_helper_may_do(office: Office):
    browser = office.signed_in(HELPER)
    told = browser.get(PAGE).text

    assert "Bộ phận Tiếp nhận và Trả kết quả; phối hợp: Sở Kế hoạch và Đầu tư" in told
    assert "Việc của đơn vị phối hợp" in told
    assert f"{OWNER} nộp kế hoạch và báo cáo" in told
    assert f"{PAGE}/remark" in told
    for deed in ("plan", "report", "more-time", "dispute"):
        assert f"{PAGE}/{deed}" not in told
        sent = {"seen": "directed", "text": "a", "reason": "a", "until": "30/9/2019"}
        refused = browser.post(f"{PAGE}/{deed}", data=sent, files=[("files", ("a.pdf", a_pdf()))])
        assert refused.status_code == 409, (deed, refused.status_code)
    client = program(office, HELPER)
    refused = client.post(f"/api/v1/deficiencies/{SHARED}/plan", json={"text": "Thay đơn vị"})
    assert refused.status_code in (403, 409), refused.text


def test_what_a_helper_hands_in_reaches_who_answers(office: Office):
    sent = {"text": "Sở đã cấp tài khoản, gửi kèm danh sách"}
    files = [("files", ("danh sách.pdf", a_pdf()))]
    answer = office.signed_in(HELPER).post(f"{PAGE}/remark", data=sent, files=files)

    assert "Đã gửi trao đổi" in answer.text
    for username in ("donvi", "truongdoan"):
        told = office.signed_in(username).get(PAGE).text
        assert sent["text"] in told
        assert "danh sách.pdf" in told


def test_no_page_of_a_helper_leads_astray_or_tells_what_is_not_shared(office: Office):
    browser = office.signed_in(HELPER)
    said = crawl(browser, ["/", PAGE, "/search?q=khieu+nai", "/inspections"])
    other = _statement(office, OTHER)

    assert any(address.startswith("/documents/") for address in said)
    for address, words in said.items():
        assert MARK not in words.lower(), address
        # A directive is handed to helpers as it is, with all that it orders.
        assert other not in words or re.search(r"/(pdf|word)$", address), address
    for page in [each for each in said if each == "/" or each.startswith(WALKED)]:
        for link in _links(browser.get(page).text):
            assert browser.get(link).status_code == 200, link
    for code in (OTHER, f"{SIBLING}-TT-02"):
        assert browser.get(f"/deficiencies/{code}").status_code == 404


@pytest.mark.parametrize("username", ["donvi", HELPER])
def test_papers_are_reached_from_the_first_page_and_say_what_they_demand(
    office: Office, username: str
):
    browser = office.signed_in(username)
    first = browser.get("/").text
    papers = re.findall(r'href="(/documents/[\w-]+)">([^<]+)<', first[first.index("Văn bản yêu") :])
    kinds = (
        {"Văn bản chấn chỉnh", "Thông báo kết luận"} if username == "donvi" else {"Văn bản chấn"}
    )

    assert len(papers) == len(kinds)
    for kind in kinds:
        [(address, _text)] = [each for each in papers if each[1].startswith(kind)]
        told = browser.get(address).text
        assert "Việc văn bản này yêu cầu" in told
        assert "Báo cáo kết quả" in told
        assert (OTHER in told) is (username == "donvi")
        assert PAGE in told
        assert browser.get(f"{address}/pdf").content.startswith(b"%PDF")
        assert f'href="{address}"' in browser.get(PAGE).text


def test_a_paper_that_orders_more_than_a_page_holds_is_cut_and_says_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("inspect_flow.services.queries.orders.MOST_DEMANDS", 2)
    browser = office.signed_in("donvi")
    first = browser.get("/").text
    paper = re.findall(r'href="(/documents/[\w-]+)"', first)[0]

    told = browser.get(paper).text

    assert told.count('class="matter"') == 2
    assert "Chỉ hiện 2 việc đầu." in told
