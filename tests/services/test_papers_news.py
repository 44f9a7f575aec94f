"""The news item: what the record says, nothing that was assumed, pictures without secrets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from inspect_flow.documents.portal import portal_page
from inspect_flow.documents.rendering import render_pdf
from inspect_flow.documents.shapes import faults
from inspect_flow.interchange.photographs import read_photograph
from inspect_flow.records.tables import Inspection
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.papers import paper_context
from inspect_flow.services.photographs import MOST_PHOTOS, add_photograph, remove_photographs
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from tests.builders import House, a_finding, a_house, an_inspection
from tests.documents.photographs import a_picture
from tests.documents.reading import texts
from tests.house import VISIT_DAY, an_office


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(office=an_office(tmp_path))


def news(house: House, inspection: Inspection) -> dict[str, Any]:
    work = house.by("lan", VISIT_DAY)
    context = paper_context(work, DocumentKind.NEWS, inspection, draft=False)
    assert faults("news", context) == []
    return context


def add(house: House, inspection: Inspection, caption: str, who: str = "lan") -> int:
    picture = read_photograph(a_picture(), "anh.jpg")
    work = house.by(who, VISIT_DAY)
    return add_photograph(work, inspection, picture.content, picture.media_type, caption)


def test_the_item_says_when_who_and_by_which_decision(house: House) -> None:
    item = news(house, an_inspection(house, until="minutes_signed"))

    assert item["headline"] == (
        "Kết quả kiểm tra công tác cải cách hành chính tại UBND huyện Long Điền năm 2019"
    )
    assert item["lead"].startswith("Sáng ngày 14/8/2019, Đoàn kiểm tra cải cách hành chính do Sở")
    basis, head, received = item["paragraphs"]
    assert "784/QĐ-UBND ngày 19/4/2019 của UBND tỉnh" in basis
    assert "bà Hạnh - Phó Giám đốc Sở Nội vụ làm Trưởng đoàn" in head
    assert received == "Tiếp và làm việc với Đoàn có ông Tú - Chủ tịch UBND huyện"


def test_what_was_asked_comes_with_its_day(house: House) -> None:
    inspection = an_inspection(house, until="following_up")
    [deficiency] = deficiencies_of(house.work, inspection)
    deficiency.task = "ban hành văn bản chấn chỉnh"

    [asked] = news(house, inspection)["asked"]

    assert asked == "ban hành văn bản chấn chỉnh, hoàn thành trước ngày 30/9/2019"


def test_what_was_assumed_is_never_told_as_news(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    finding = a_finding(house, inspection, "chưa công khai ngân sách")
    finding.extra = {"assumed": ["statement"]}

    item = news(house, inspection)

    assert item["shortcomings"] == []
    assert "(*)" not in texts(render_pdf("news", item))[0]


def test_a_contradiction_is_told_to_the_editor_and_not_to_readers(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    figures = [{"ratio": "105/277", "percent": "trên 46%"}]
    a_finding(house, inspection, "cắt giảm 105/277 TTHC, đạt trên 46%", quantities=figures)

    item = news(house, inspection)

    assert "105/277 là 37,9%" in item["notes"][0]
    assert "37,9%" not in portal_page(item, "tin")[0]


def test_a_page_for_the_portal_names_its_pictures_and_says_what_they_show(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    assert add(house, inspection, "Buổi làm việc <b>&") == 1

    html, pictures = portal_page(news(house, inspection), "tin")

    [(name, content)] = pictures.items()
    assert name == "tin-anh-1.jpg"
    assert content.startswith(b"\xff\xd8\xff")
    assert '<img src="tin-anh-1.jpg" alt="Buổi làm việc &lt;b&gt;&amp;">' in html
    assert "style=" not in html
    assert "<span" not in html
    assert "<script" not in html


def test_an_issued_item_keeps_its_pictures(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    add(house, inspection, "Buổi làm việc")
    item = news(house, inspection)
    remove_photographs(house.by("lan", VISIT_DAY), inspection)

    assert news(house, inspection)["photos"] == []
    assert render_pdf("news", item) == render_pdf("news", item)
    assert b"/DCTDecode" in render_pdf("news", item)


def test_pictures_need_a_caption_a_right_and_an_end(house: House) -> None:
    inspection = an_inspection(house, until="on_site")
    with pytest.raises(BadInput, match="Chú thích"):
        add(house, inspection, "  ")
    with pytest.raises(MoveRefused):
        add(house, inspection, "Buổi làm việc", who="quan")
    for number in range(MOST_PHOTOS):
        add(house, inspection, f"Ảnh {number}")
    with pytest.raises(BadInput, match="đã có"):
        add(house, inspection, "Ảnh nữa")
