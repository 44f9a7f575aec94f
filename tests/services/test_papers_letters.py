"""Who issues a paper, under which number, and who signs it how."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from inspect_flow.records.tables import Delegation, Inspection, UnitVersion
from inspect_flow.services import journal
from inspect_flow.services.directives import directive_of
from inspect_flow.services.papers import numbering, paper_context
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import signing_name
from inspect_flow.services.papers.letterhead import Issuer, unit_issuer
from inspect_flow.services.papers.opening import desk_for
from inspect_flow.services.papers.signatures import delegation_signature, unit_signature
from inspect_flow.services.registry import get
from inspect_flow.services.units import history
from inspect_flow.vocabulary.documents import DocumentKind as K
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_house, a_unit, an_inspection
from tests.house import CONCLUDED_ON


def a_desk(house: House, kind: K = K.NOTICE) -> Desk:
    return desk_for(house.work, kind, an_inspection(house), draft=True)


def signed(title: str, unit: str = "snv") -> list[str]:
    house = a_house()
    desk = a_desk(house)
    issuer = unit_issuer(desk, house.unit(unit).id)
    return unit_signature(desk, issuer, title, "")["authority"]


@pytest.mark.parametrize(
    ("title", "unit", "lines"),
    [
        ("Giám đốc Sở Nội vụ", "snv", ["Giám đốc"]),
        ("Phó Giám đốc Sở Nội vụ", "snv", ["KT. Giám đốc", "Phó Giám đốc"]),
        ("Quyền Giám đốc", "snv", ["Q. Giám đốc"]),
        ("Chánh Văn phòng Sở", "snv", ["TL. Giám đốc", "Chánh Văn phòng"]),
        ("", "snv", ["Giám đốc"]),
        ("Chủ tịch UBND tỉnh", "tinh", ["TM. Ủy ban nhân dân", "Chủ tịch"]),
        (
            "Phó Chủ tịch Thường trực UBND tỉnh",
            "tinh",
            ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"],
        ),
        ("Chánh Văn phòng UBND tỉnh", "tinh", ["TL. Chủ tịch", "Chánh Văn phòng"]),
        (
            "Phó Chánh Văn phòng UBND tỉnh",
            "tinh",
            ["TL. Chủ tịch", "KT. Chánh Văn phòng", "Phó Chánh Văn phòng"],
        ),
        ("", "tinh", ["TM. Ủy ban nhân dân"]),
    ],
)
def test_the_office_of_the_signer_decides_the_words_above_the_name(title, unit, lines):
    assert signed(title, unit) == lines


def test_a_deputy_head_of_the_delegation_signs_in_the_heads_place():
    block = delegation_signature("Phó Trưởng đoàn", "Chánh Thanh tra tỉnh", "Minh")
    assert block["authority"] == ["KT. Trưởng đoàn", "Phó Trưởng đoàn"]
    assert block["office"] == "CHÁNH THANH TRA TỈNH"


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("ông Trương Văn Đức", "Trương Văn Đức"),
        ("TS. Nguyễn Bá Hùng", "Nguyễn Bá Hùng"),
        ("PGS.TS Lan", "Lan"),
        ("Ông Ích Khiêm", "Ích Khiêm"),
        ("Thanh Sơn", "Thanh Sơn"),
    ],
)
def test_neither_salutation_nor_academic_title_stands_before_a_signature(written, bare):
    assert signing_name(written) == bare


def test_a_department_stands_below_its_province_and_a_committee_below_nobody():
    house = a_house()
    desk = a_desk(house)
    department = unit_issuer(desk, house.unit("snv").id)
    district = unit_issuer(desk, house.unit("long_dien").id)
    assert (department.superior, department.name) == ("UBND tỉnh Bà Rịa - Vũng Tàu", "Sở Nội vụ")
    assert (district.superior, district.name) == ("", "Ủy ban nhân dân huyện Long Điền")


def test_a_department_writes_from_the_place_of_its_province():
    house = a_house()
    assert a_desk(house).place(house.unit("snv").id) == "Bà Rịa - Vũng Tàu"


def test_a_unit_without_a_place_of_its_own_gives_its_bare_name():
    house = a_house()
    parent = house.unit("long_dien")
    commune = a_unit(house, "an_ngai", "xã An Ngãi", UnitLevel.COMMUNE, parent=parent)
    first = a_unit(house, "q1", "Quận 1", UnitLevel.DISTRICT)
    desk = a_desk(house)
    assert (desk.place(commune.id), desk.place(first.id)) == ("An Ngãi", "Quận 1")


def test_each_paper_has_the_series_of_its_issuer():
    house = a_house()
    inspection = an_inspection(house, until="directed")
    directive = directive_of(house.work, inspection)
    assert directive is not None
    directive.symbol = ""
    kinds = (K.NOTICE, K.MINUTES, K.CONCLUSION, K.DOSSIER)
    plans = [numbering(house.work, kind, inspection) for kind in kinds]
    plans.append(numbering(house.work, K.DIRECTIVE, directive))
    assert [(plan.series, plan.symbol) for plan in plans] == [
        ("CV", "SNV-CCHC"),
        ("BB-ĐKT", "BB-ĐKT"),
        ("TB-ĐKT", "TB-ĐKT"),
        ("", ""),
        ("CV", "UBND-NV"),
    ]


def change_delegation(house: House, inspection: Inspection, **changes: Any) -> Delegation:
    delegation = get(house.work, Delegation, inspection.delegation_id)
    journal.change(house.work, delegation, changes, "delegation.amended")
    return delegation


def test_a_delegation_with_the_seal_of_the_department_counts_there():
    house = a_house()
    inspection = an_inspection(house)
    seal = house.unit("snv").id
    change_delegation(house, inspection, symbol="", uses_seal_of_id=seal)
    found = numbering(house.work, K.MINUTES, inspection)
    assert (found.issuer_id, found.symbol) == (seal, "BB-SNV")


def test_two_delegations_without_symbols_never_share_a_series():
    house = a_house()
    inspection = an_inspection(house)
    delegation = change_delegation(house, inspection, symbol="")
    found = numbering(house.work, K.MINUTES, inspection)
    assert (found.series, found.symbol) == (f"BB-{delegation.code}", "BB")


def test_the_unknown_part_of_a_symbol_is_left_to_the_pen():
    house = a_house()
    inspection = an_inspection(house)
    change_delegation(house, inspection, symbol="")
    paper = paper_context(house.work, K.MINUTES, inspection, draft=True)
    assert paper["letterhead"]["symbol"] == "BB-" + "\u00a0" * 6


def test_a_delegation_without_papers_of_its_own_leaves_the_conclusion_to_the_department():
    house = a_house()
    inspection = an_inspection(house)
    change_delegation(house, inspection, symbol="")
    paper = paper_context(house.work, K.CONCLUSION, inspection, draft=True)
    assert paper["letterhead"]["issuer"] == "Sở Nội vụ"
    assert paper["letterhead"]["symbol"] == "TB-SNV"


def test_a_draft_leaves_day_and_number_to_the_pen_and_an_issued_paper_has_both():
    house = a_house()
    inspection = an_inspection(house, until="minutes_signed")
    work = house.by("hanh", CONCLUDED_ON)
    draft = paper_context(work, K.CONCLUSION, inspection, draft=True)
    issued = paper_context(work, K.CONCLUSION, inspection, draft=False, number="5", on=CONCLUDED_ON)
    assert (draft["letterhead"]["date"], draft["letterhead"]["number"]) == ("2019", "")
    assert (issued["letterhead"]["date"], issued["letterhead"]["number"]) == ("2019-08-30", "5")


def test_a_paper_prints_the_names_of_its_own_day():
    house = a_house()
    inspection = an_inspection(house, until="minutes_signed")
    rename(house, "long_dien", "huyện Long Đất", date(2025, 1, 1))
    names = [
        paper_context(house.work, K.CONCLUSION, inspection, draft=False, on=day)["unit"]
        for day in (CONCLUDED_ON, date(2025, 2, 1))
    ]
    assert names == ["UBND huyện Long Điền", "UBND huyện Long Đất"]


def rename(house: House, code: str, name: str, on: date) -> None:
    session = house.work.session
    unit = house.unit(code)
    [version] = history(house.work, unit.id or 0)
    version.valid_to = date(on.year - 1, 12, 31)
    values = {"level": version.level, "name": name, "authority_name": f"UBND {name}"}
    session.add(UnitVersion(unit_id=unit.id, valid_from=on, **values))
    session.flush()


def test_an_issuer_nobody_knows_stays_blank():
    house = a_house()
    desk = a_desk(house)
    assert unit_issuer(desk, None) == Issuer(None, "", "", "")
