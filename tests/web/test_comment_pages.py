"""The commune comments on the draft minutes, finding by finding; nobody else's matters show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.commune_office import COMMENTING, COMMUNE, WARD, a_commune_office
from tests.web.offices import Office

PAGE = f"/inspections/{COMMUNE}/comments"


@pytest.fixture
def commenting(tmp_path: Path) -> Iterator[Office]:
    """Lend the campaign while the draft minutes lie with the commune."""
    with a_commune_office(COMMENTING, tmp_path) as lent:
        yield lent


def _stances(text: str) -> list[str]:
    return sorted(set(re.findall(r'name="(stance-\d+)"', text)))


def test_each_finding_of_the_draft_is_there_with_its_number_and_figures(commenting: Office):
    text = commenting.signed_in("tu").get(PAGE).text

    assert len(_stances(text)) == text.count("Nhận xét số ") > 10
    assert "Gửi chậm nhất" in text
    draft = commenting.signed_in("tu").get(f"{PAGE}/draft.pdf")
    assert draft.content.startswith(b"%PDF")


def test_comments_are_kept_as_one_goes_and_sent_with_their_reasons(commenting: Office):
    clerk = commenting.signed_in("tu")
    first, second, *_others = _stances(clerk.get(PAGE).text)
    said = {first: "agree", second: "disagree",
            second.replace("stance", "reason"): "Số liệu của xã là 105/277"}  # fmt: skip

    kept = clerk.post(PAGE, data=said, headers={"hx-request": "true"})
    assert kept.status_code == 204
    assert "Số liệu của xã là 105/277</textarea>" in clerk.get(PAGE).text

    sent = clerk.post(PAGE, data={**said, "do": "send", "rest": "yes", "general": "Cảm ơn đoàn"})
    assert "Đã gửi góp ý" in sent.text or sent.status_code == 404
    text = clerk.get(PAGE).text
    assert "không nhất trí; lý do: Số liệu của xã là 105/277" in text
    assert "Ý kiến chung: Cảm ơn đoàn" in text


def test_what_is_not_finished_is_not_sent_and_nothing_typed_is_lost(commenting: Office):
    clerk = commenting.signed_in("tu")
    first, *_others = _stances(clerk.get(PAGE).text)

    answer = clerk.post(PAGE, data={first: "partly", "do": "send", "general": "Ý kiến dài"})

    assert answer.status_code == 422
    assert f'<a href="#{first.replace("stance", "reason")}">Ghi lý do ở nhận xét số' in answer.text
    assert 'href="#stance-' in answer.text
    assert "Chọn ý kiến về nhận xét số" in answer.text
    assert "Ý kiến dài</textarea>" in answer.text


def test_what_was_sent_cannot_be_sent_again(commenting: Office):
    clerk = commenting.signed_in("tu")
    clerk.post(PAGE, data={"do": "send", "rest": "yes"})

    again = clerk.post(PAGE, data={"do": "send", "rest": "yes"})

    assert again.status_code == 409
    assert "toàn bộ nhận xét" in again.text


def test_the_ward_neither_sees_nor_touches_the_commune_and_knows_of_no_visit(commenting: Office):
    ward = commenting.signed_in("quan")

    for path in ("/", "/deficiencies", "/documents", "/deficiencies?show=all"):
        text = ward.get(path).text
        assert not [name for name in (COMMUNE, WARD, "xã Mẫu") if name in text], path
    assert ward.get(PAGE).status_code == 404
    assert ward.post(PAGE, data={"do": "send", "rest": "yes"}).status_code == 404
    assert ward.get(f"/inspections/{WARD}/comments").status_code == 404
    assert ward.get(f"/inspections/{WARD}/drafts").status_code == 404
