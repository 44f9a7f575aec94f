"""Files and remarks on records: checked, stored once, listed, handed out, never overwritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from inspect_flow.records.tables import Deficiency, Event, Inspection, StoredFile
from inspect_flow.services.auditing import broken_links
from inspect_flow.services.comments import LONGEST_COMMENT, add_comment, comments_of
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.evidence import add_evidence, evidence_of, export_evidence
from inspect_flow.services.facts import facts_of
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from tests.builders import House, a_house, an_inspection
from tests.house import an_office

PDF = b"%PDF-1.7\nb\xc3\xa1o c\xc3\xa1o"
REPORTED_ON = date(2019, 9, 20)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Lend a house with one directed deficiency and a folder for files."""
    house = a_house(office=an_office(tmp_path / "files"))
    an_inspection(house, until="directed")
    return house


def the_inspection(house: House) -> Inspection:
    return house.work.session.get_one(Inspection, 1)


def the_deficiency(house: House) -> Deficiency:
    return deficiencies_of(house.work, the_inspection(house))[0]


def test_a_file_is_kept_under_its_own_name_with_its_day_and_author(house):
    work = house.by("tu", REPORTED_ON)
    add_evidence(work, the_deficiency(house), PDF, "Báo cáo.pdf", refers_to_on=date(2019, 9, 18))

    (file,) = evidence_of(work, the_deficiency(house))

    assert (file.evidence.name, file.evidence.refers_to_on) == ("Báo cáo.pdf", date(2019, 9, 18))
    assert (file.size, file.media_type, file.author) == (len(PDF), "application/pdf", "ông Tú")
    assert work.office.files.get(file.evidence.sha256) == PDF


def test_the_same_content_twice_on_a_record_is_one_file(house):
    work = house.by("tu", REPORTED_ON)
    first = add_evidence(work, the_deficiency(house), PDF, "a.pdf")

    assert add_evidence(work, the_deficiency(house), PDF, "b.pdf") is first
    assert len(evidence_of(work, the_deficiency(house))) == 1


def test_the_same_content_on_two_records_is_stored_once(house):
    work = house.by("tu", REPORTED_ON)
    add_evidence(work, the_deficiency(house), PDF, "a.pdf")
    add_evidence(work, the_inspection(house), PDF, "a.pdf")

    assert len(work.session.exec(select(StoredFile)).all()) == 1


def test_a_file_becomes_a_chained_event_and_satisfies_the_guard(house):
    work = house.by("tu", REPORTED_ON)
    add_evidence(work, the_deficiency(house), PDF, "a.pdf")

    of_deficiency = select(Event.tag).where(Event.entity == "deficiency")
    assert work.session.exec(of_deficiency).all()[-1] == "deficiency.evidence_added"
    assert list(broken_links(work.session)) == []
    assert facts_of(work, the_deficiency(house), {}).report_has_evidence


@pytest.mark.parametrize(
    ("content", "name", "fault"),
    [
        (b"", "a.pdf", "tệp rỗng"),
        (b"MZ\x90\x00", "a.pdf", "loại tệp không được nhận"),
        (b"<html></html>", "a.txt", "loại tệp không được nhận"),
        (PDF, "a.docx", "đuôi tên tệp không khớp nội dung"),
        (PDF, "../..", "tên tệp trống"),
    ],
)
def test_a_file_that_may_not_be_kept_is_refused(house, content, name, fault):
    with pytest.raises(BadInput, match=fault) as refused:
        add_evidence(house.by("tu", REPORTED_ON), the_deficiency(house), content, name)

    assert fault in str(refused.value)
    assert house.work.session.exec(select(StoredFile)).all() == []


def test_a_file_over_the_limit_is_refused_with_both_sizes(house):
    with pytest.raises(BadInput) as refused:
        add_evidence(house.by("tu"), the_deficiency(house), PDF * 200_000, "a.pdf", limit=1_048_576)

    assert "tệp nặng 3,4 MB, quá giới hạn 1 MB" in str(refused.value)


def test_a_file_about_a_day_to_come_is_refused(house):
    work, later = house.by("tu", REPORTED_ON), date(2019, 12, 1)
    with pytest.raises(BadInput) as refused:
        add_evidence(work, the_deficiency(house), PDF, "a.pdf", refers_to_on=later)

    assert "01/12/2019 ở tương lai" in str(refused.value)


def test_a_name_never_leads_out_of_the_folder(house, tmp_path):
    work = house.by("tu", REPORTED_ON)
    add_evidence(work, the_deficiency(house), PDF, "../../../ngoài.pdf")

    written = export_evidence(work, evidence_of(work, the_deficiency(house)), tmp_path / "ra")

    assert written == [tmp_path / "ra" / "ngoài.pdf"]


def test_exporting_never_overwrites_a_file(house, tmp_path):
    work = house.by("tu", REPORTED_ON)
    add_evidence(work, the_deficiency(house), PDF, "a.pdf")
    (tmp_path / "A.pdf").write_bytes(b"mine")

    written = export_evidence(work, evidence_of(work, the_deficiency(house)), tmp_path)

    assert [path.name for path in written] == ["a (2).pdf"]
    assert (tmp_path / "A.pdf").read_bytes() == b"mine"


def test_another_unit_may_not_add_files(house):
    with pytest.raises(MoveRefused, match="KT-2019-001-TT-01"):
        add_evidence(house.by("quan", REPORTED_ON), the_deficiency(house), PDF, "a.pdf")


def test_remarks_are_kept_in_order_with_their_authors(house):
    add_comment(house.by("lan", REPORTED_ON), the_deficiency(house), "Đề nghị bổ sung")
    add_comment(house.by("tu", REPORTED_ON), the_deficiency(house), " Đã bổ sung ")

    remarks = comments_of(house.work, the_deficiency(house))

    assert [(each.author, each.comment.text) for each in remarks] == [
        ("bà Lan", "Đề nghị bổ sung"),
        ("ông Tú", "Đã bổ sung"),
    ]


@pytest.mark.parametrize("text", ["", "  \n", "x" * (LONGEST_COMMENT + 1)])
def test_an_empty_or_endless_remark_is_refused(house, text):
    with pytest.raises(BadInput, match="Ý kiến trao đổi"):
        add_comment(house.by("lan"), the_deficiency(house), text)


def test_another_unit_may_not_remark(house):
    with pytest.raises(MoveRefused):
        add_comment(house.by("quan", REPORTED_ON), the_deficiency(house), "xem thử")
