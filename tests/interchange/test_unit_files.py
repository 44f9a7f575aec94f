"""Units with dated versions and succession: read strictly, loaded once, exported the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.interchange.loading import load_case
from inspect_flow.interchange.unit_file import load_units, units_file_of
from inspect_flow.interchange.unit_format import read_units
from inspect_flow.records.tables import Unit
from inspect_flow.services.succession import heirs_on, successors
from inspect_flow.services.units import name_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, Conflict
from tests.interchange.bench import Bench

PROVINCE = Path("examples/units_ba_ria_vung_tau.yaml").read_bytes()
TWO = """\
unit_file: 1
units:
  - {code: a, name: huyện A, level: district, to: 31/12/2024}
  - {code: b, name: huyện B, level: district, from: 1/1/2025}
successions:
  - {on: 1/1/2025, kind: merge, predecessors: a, successors: b, document: NQ 1}
"""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(f"sqlite:///{tmp_path / 'a.db'}")


def unit(work: Work, code: str) -> int:
    return work.session.exec(select(Unit.id).where(Unit.code == code)).one() or 0


def faults_of(text: str) -> str:
    with pytest.raises(BadInput) as refused:
        read_units(text.encode(), "don-vi.yaml")
    return str(refused.value)


def test_the_province_loads_and_loading_twice_changes_nothing(bench: Bench) -> None:
    with bench.work() as work:
        first = load_units(work, PROVINCE, "brvt")
    events = bench.count_events()
    with bench.work() as work:
        again = load_units(work, PROVINCE, "brvt")

    assert first.new["unit"] == 37
    assert again.is_unchanged
    assert bench.count_events() == events


def test_units_come_out_as_they_went_in(bench: Bench, tmp_path: Path) -> None:
    other = Bench(f"sqlite:///{tmp_path / 'b.db'}")
    with bench.work() as work:
        load_units(work, PROVINCE, "brvt")
        text = units_file_of(work)
    with other.work() as work:
        load_units(work, text.encode(), "again")

        assert units_file_of(work) == text


def test_a_unit_bears_the_name_of_the_day(bench: Bench) -> None:
    with bench.work() as work:
        load_units(work, PROVINCE, "brvt")
        office = unit(work, "vp-long-dien")

        assert name_on(work, office, date(2019, 6, 30)) == "Văn phòng HĐND và UBND huyện"
        assert name_on(work, office, date(2019, 8, 14)) == "Văn phòng huyện Long Điền"


def test_the_heirs_of_the_district_are_many(bench: Bench) -> None:
    with bench.work() as work:
        load_units(work, PROVINCE, "brvt")
        district = unit(work, "long-dien")

        assert heirs_on(work, district, date(2025, 3, 1)) == {unit(work, "long-dat")}
        assert heirs_on(work, district, date(2025, 8, 1)) == {
            unit(work, code) for code in ("xa-long-hai", "xa-long-dien", "hcm")
        }


def test_an_unknown_heir_stays_unknown(bench: Bench) -> None:
    with bench.work() as work:
        load_units(work, PROVINCE, "brvt")

        assert successors(work, unit(work, "pnv-long-dien")) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("code: a", "code: Huyện A"), "chỉ gồm chữ thường không dấu"),
        (("code: b", "code: a"), "mã 'a' đã dùng ở units[0]"),
        (("to: 31/12/2024", "to: 31/2/2024"), "tháng 2/2024 chỉ có 29 ngày"),
        (("to: 31/12/2024", "to: 2024"), "cần đủ ngày, tháng, năm"),
        (("level: district, to", "level: huyenn, to"), "chỉ nhận: central"),
        (("name: huyện A, ", ""), "thiếu khóa bắt buộc"),
        (("name: huyện A", "nam: huyện A"), "có phải ý là 'name'?"),
        (("successors: b", "successors: a"), "vừa là đơn vị cũ vừa là đơn vị mới"),
        (("kind: merge", "kind: eat"), "chỉ nhận: merge"),
        (("on: 1/1/2025", "on: 2025"), "cần đủ ngày, tháng, năm"),
        (("from: 1/1/2025}", "from: 1/1/2025, to: 1/1/2024}"), "kết thúc trước khi bắt đầu"),
    ],
)
def test_a_wrong_unit_file_is_refused(change: tuple[str, str], said: str) -> None:
    assert said in faults_of(TWO.replace(*change, 1))


def test_versions_must_not_overlap() -> None:
    two = "{to: 1/1/2020, name: A, level: other}, {from: 1/1/2020, name: B, level: other}"

    assert "chồng lên" in faults_of(f"units: [{{code: a, versions: [{two}]}}]")


def test_an_unknown_parent_or_heir_is_refused_and_nothing_is_written(bench: Bench) -> None:
    text = TWO.replace("successors: b", "successors: zzz").replace(
        "level: district, to", "parent: yyy, level: district, to"
    )

    with pytest.raises(BadInput) as refused, bench.work() as work:
        load_units(work, text.encode(), "x")

    assert "units[0].versions[0].parent: không có đơn vị mã 'yyy'" in str(refused.value)
    assert "successions[0].successors: không có đơn vị mã 'zzz'" in str(refused.value)
    assert bench.count_events() == 0


def test_another_version_of_a_known_unit_is_named_and_written_only_on_purpose(bench: Bench) -> None:
    with bench.work() as work:
        load_units(work, TWO.encode(), "x")
    changed = TWO.replace("huyện A", "thị xã A").encode()

    with pytest.raises(Conflict, match="các giai đoạn của đơn vị"), bench.work() as work:
        load_units(work, changed, "x")
    with bench.work() as work:
        load_units(work, changed, "x", update=True)

        assert name_on(work, unit(work, "a"), date(2020, 1, 1)) == "thị xã A"


@pytest.mark.parametrize("units_first", [True, False])
def test_a_case_and_its_units_load_in_either_order(bench: Bench, units_first: bool) -> None:
    case = read_case(Path("examples/long_dien_2019.yaml").read_bytes(), "x").case
    with bench.work() as work:
        if units_first:
            load_units(work, PROVINCE, "brvt")
        load_case(work, case, "x")
        if not units_first:
            load_units(work, PROVINCE, "brvt")
        again = load_case(work, case, "x")

        assert again.is_unchanged
        assert load_units(work, PROVINCE, "brvt").is_unchanged
        assert len(work.session.exec(select(Unit)).all()) == 37


def test_the_two_kinds_of_files_are_not_mixed_up() -> None:
    with pytest.raises(BadInput, match="đây là tệp đơn vị"):
        read_case(PROVINCE, "x.yaml")
    with pytest.raises(BadInput, match="đây là tệp vụ việc"):
        read_units(Path("examples/long_dien_2019.yaml").read_bytes(), "x.yaml")
