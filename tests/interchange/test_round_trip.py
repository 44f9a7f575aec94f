"""What is loaded comes out again; loading twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.reading import read_case, read_case_path
from inspect_flow.interchange.case_file.writing import as_json, as_yaml
from inspect_flow.interchange.exporting import export_case
from inspect_flow.interchange.loading import Loaded, load_case
from inspect_flow.vocabulary.errors import BadInput, Conflict
from tests.interchange.bench import A_FULL_CASE, Bench

LONG_DIEN = Path("examples/long_dien_2019.yaml")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(f"sqlite:///{tmp_path / 'a.db'}")


@pytest.fixture
def other(tmp_path: Path) -> Bench:
    return Bench(f"sqlite:///{tmp_path / 'b.db'}")


def a_case(text: str) -> CaseFile:
    return read_case(text.encode(), "ho-so.yaml").case


def exported(bench: Bench, code: str) -> str:
    with bench.work() as work:
        return as_yaml(export_case(work, code))


def loaded(bench: Bench, text: str, update: bool = False) -> Loaded:
    with bench.work() as work:
        return load_case(work, a_case(text), "ho-so.yaml", update=update)


@pytest.mark.parametrize("text", [A_FULL_CASE, LONG_DIEN.read_text(encoding="utf-8")])
def test_an_export_loads_into_an_empty_database_and_exports_the_same(
    bench: Bench, other: Bench, text: str
) -> None:
    code = loaded(bench, text).code
    first = exported(bench, code)
    loaded(other, first)

    assert exported(other, code) == first


def test_both_databases_give_the_same_export(bench: Bench, postgresql_url: str) -> None:
    postgres = Bench(postgresql_url)
    code = loaded(bench, A_FULL_CASE).code
    loaded(postgres, A_FULL_CASE)
    again = loaded(postgres, A_FULL_CASE)
    text = exported(postgres, code)
    postgres.engine.dispose()

    assert text == exported(bench, code)
    assert again.is_unchanged


@pytest.mark.parametrize("text", [A_FULL_CASE, LONG_DIEN.read_text(encoding="utf-8")])
def test_loading_twice_changes_nothing(bench: Bench, text: str) -> None:
    code = loaded(bench, text).code
    events = bench.count_events()

    again = loaded(bench, text)
    from_export = loaded(bench, exported(bench, code))

    assert again.is_unchanged
    assert from_export.is_unchanged
    assert bench.count_events() == events


def test_an_export_says_all_that_the_file_said(bench: Bench) -> None:
    text = exported(bench, loaded(bench, A_FULL_CASE).code)

    for words in ("từ đầu năm 2019 đến nay", "105/277", "2019-Q3", "giữ nguyên", "Ảnh", "thử"):
        assert words in text
    case = a_case(text)
    assert case.inspections[1].shortcomings.listed is False
    assert case.inspections[2].shortcomings.items == []
    assert case.inspections[0].shortcomings.items[0].deficiency.history[0].assumed is True


def test_json_and_yaml_hold_the_same_case(bench: Bench) -> None:
    code = loaded(bench, A_FULL_CASE).code

    with bench.work() as work:
        case = export_case(work, code)

    assert read_case(as_json(case).encode(), "x.json").case == case
    assert read_case(as_json(case).replace("  ", "\t").encode(), "x.json").case == case


def test_a_difference_is_named_and_nothing_is_written(bench: Bench) -> None:
    loaded(bench, A_FULL_CASE)
    events = bench.count_events()

    with pytest.raises(Conflict) as refused:
        loaded(bench, A_FULL_CASE.replace("Chưa có sản phẩm", "Chưa có thời hạn"))

    assert "statement đang là “Chưa có sản phẩm”, tệp ghi “Chưa có thời hạn”" in str(refused.value)
    assert bench.count_events() == events


def test_a_difference_may_be_written_over_on_purpose(bench: Bench) -> None:
    code = loaded(bench, A_FULL_CASE).code

    result = loaded(bench, A_FULL_CASE.replace("Chưa có sản phẩm", "Chưa có thời hạn"), update=True)

    assert result.changed == {"finding": 1}
    assert "Chưa có thời hạn" in exported(bench, code)


def test_a_file_may_grow(bench: Bench) -> None:
    loaded(bench, A_FULL_CASE)

    result = loaded(bench, A_FULL_CASE + "  - {unit: UBND xã E, strengths: [Niêm yết đủ]}\n")

    assert result.new["inspection"] == 1
    assert result.new["finding"] == 1
    assert not result.changed


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "inspections: [{unit: khong-co}]\ncampaign: {year: 2019}",
            "không có đơn vị mã 'khong-co'",
        ),
        ("inspections: [{unit: UBND xã A}]", "không rõ năm kiểm tra"),
        ("campaign: {year: 2019, state: xong}", "không có trạng thái 'xong'"),
        ("campaign: {year: 2019, previous: X}", "không có đợt kiểm tra mã 'X'"),
        ("campaign: {year: 2019, intervals: {ket_luan: {count: 1}}}", "không có thời hạn"),
        (
            "inspections: [{unit: UBND xã A, head: {code: x}}]\ncampaign: {year: 2019}",
            "không có người mã 'x'",
        ),
        (
            "campaign: {year: 2019}\ndelegations: [{members: [{name: A, substitute_for: B}]}]",
            "substitute_for 'B' không phải thành viên",
        ),
    ],
)
def test_what_cannot_be_stored_is_refused_and_nothing_is_written(
    bench: Bench, line: str, said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        loaded(bench, line)

    assert bench.count_events() == 0


def test_every_district_has_its_own_office_of_the_same_name(bench: Bench) -> None:
    owner = "shortcomings: [{statement: a, deficiency: {owner: Phòng Nội vụ}}]"
    text = f"""campaign: {{year: 2019, issuer: UBND tỉnh X}}
inspections:
  - {{unit: UBND huyện A, {owner}}}
  - {{unit: UBND huyện B, {owner}}}
"""
    case = a_case(exported(bench, loaded(bench, text).code))

    owners = {each.shortcomings.items[0].deficiency.owner for each in case.inspections}
    parents = {unit.code: unit.parent for unit in case.units if unit.code in owners}
    assert sorted(parents.values()) == ["huyen-a", "huyen-b"]


def test_the_long_dien_case_holds_every_statement_of_the_article() -> None:
    read = read_case_path(LONG_DIEN)
    inspection = read.case.inspections[0]

    assert [each.code for each in inspection.strengths.items] == [f"M{n}" for n in range(1, 18)]
    assert [each.code for each in inspection.shortcomings.items] == [f"H{n}" for n in range(1, 7)]
    assert [each.code for each in inspection.strengths.items if each.context] == ["M6"]
    assert len(read.remarks) == 1
    assert "105/277 là 37,9%, không phải trên 46%" in read.remarks[0]


def test_only_people_of_the_article_are_named() -> None:
    case = read_case_path(LONG_DIEN).case

    assert {each.name for each in case.people if each.name} == {
        "ông Trương Văn Đức",
        "ông Nguyễn Bá Hùng",
    }


@pytest.mark.parametrize("change", [str.upper, lambda text: text.replace("huyện", "huyện  ")])
def test_a_unit_is_recognised_however_its_name_is_typed(
    bench: Bench, change: Callable[[str], str]
) -> None:
    loaded(bench, "campaign: {year: 2019}\ninspections: [{unit: UBND huyện Long Điền}]")

    name = change("Ủy ban nhân dân huyện Long Điền")
    again = loaded(bench, f"campaign: {{year: 2018}}\ninspections: [{{unit: {name}}}]")

    assert "unit" not in again.new


def units_of(bench: Bench, text: str) -> dict[str, str]:
    """Return the parents of the units that a loaded file names, by their names."""
    units = a_case(exported(bench, loaded(bench, text).code)).units
    return {unit.name: f"{unit.code} < {unit.parent}" for unit in units}


def test_the_same_office_of_another_province_is_another_unit(bench: Bench) -> None:
    text = "campaign: {{year: 2019, lead: Sở Nội vụ, issuer: UBND tỉnh {0}}}"

    first = units_of(bench, text.format("A"))
    second = units_of(bench, text.format("B"))

    assert first["Sở Nội vụ"] == "so-noi-vu < tinh-a"
    assert second["Sở Nội vụ"] == "tinh-b.so-noi-vu < tinh-b"


def test_a_commune_of_the_same_name_in_another_province_is_another_unit(bench: Bench) -> None:
    text = """campaign: {{year: 2026, issuer: UBND tỉnh {0}}}
inspections: [{{unit: UBND xã Hòa Bình}}]
"""
    loaded(bench, text.format("A"))

    assert units_of(bench, text.format("B"))["UBND xã Hòa Bình"] == ("tinh-b.xa-hoa-binh < tinh-b")


def test_a_name_that_fits_two_units_must_be_told_apart(bench: Bench) -> None:
    text = "campaign: {{code: {0}, year: 2019}}\nunits: [{{code: {0}, name: xã X}}]"
    for code in ("a", "b"):
        loaded(bench, text.format(code))

    with pytest.raises(BadInput, match="có nhiều đơn vị tên 'UBND xã X': a, b; hãy ghi mã"):
        loaded(bench, "campaign: {year: 2019}\ninspections: [{unit: UBND xã X}]")


def test_a_difference_names_units_by_their_codes(bench: Bench) -> None:
    text = "campaign: {code: K, year: 2019, lead: %s}"
    loaded(bench, text % "Sở Nội vụ")

    with pytest.raises(Conflict, match="K: lead đang là “so-noi-vu”, tệp ghi “so-tai-chinh”"):
        loaded(bench, text % "Sở Tài chính")


def test_members_may_be_written_over_on_purpose(bench: Bench) -> None:
    code = loaded(bench, A_FULL_CASE).code
    changed = A_FULL_CASE.replace("areas: [a, b]", "areas: [a, c]")

    result = loaded(bench, changed, update=True)

    assert result.changed == {"member": 3}
    assert a_case(exported(bench, code)).delegations[0].members[1].areas == ["a", "c"]
    assert loaded(bench, changed).is_unchanged
