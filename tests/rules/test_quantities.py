"""Figures keep the source's words, get their computed value, and show where they disagree."""

from __future__ import annotations

import unicodedata
from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.rules.quantities import Qualifier, as_written, computed
from inspect_flow.rules.quantity_checks import agrees, discrepancies_among, warnings
from inspect_flow.rules.quantity_phrases import figures_in
from inspect_flow.rules.quantity_reading import quantity_faults, read_quantity
from inspect_flow.vocabulary.errors import BadInput

COUNTS = st.integers(1, 5000)


def warnings_of(**typed: object) -> list[str]:
    """Read a quantity as typed and return its warnings."""
    return warnings(read_quantity({key.rstrip("_"): value for key, value in typed.items()}))


def test_the_long_dien_ratio_is_not_above_46_percent():
    quantity = read_quantity({"ratio": "105/277", "percent": "trên 46%"})

    assert as_written(quantity) == "105/277, trên 46%"
    assert computed(quantity) == "37,9%"
    assert warnings(quantity) == [
        "105/277 là 37,9%, không phải trên 46%; trên 46% của 277 là từ 128 trở lên;"
        " 105 là 46% của khoảng 228"
    ]


def test_ratio_and_percent_typed_apart_are_compared_within_the_finding():
    apart = [read_quantity({"written": "105/277"}), read_quantity({"written": "trên 46%"})]

    assert [each.statement for each in discrepancies_among(apart)] == [
        "105/277 là 37,9%, không phải trên 46%"
    ]


def test_two_ratios_and_one_percent_are_not_guessed_together():
    figures = [read_quantity({"written": text}) for text in ("1/2", "1/3", "90%")]

    assert discrepancies_among(figures) == []


@pytest.mark.parametrize(
    "percent",
    ["37,9%", "37.9", "37,91%", "38%", "37%", "khoảng 40%", "gần 40%", "trên 37%", "dưới 40%",
     "37,9% trở lên", "tối đa 38%", "đạt 37,9%", "≥ 37,9 %", "37,9 phần trăm"],
)  # fmt: skip
def test_a_fair_rounding_raises_no_warning(percent):
    assert warnings_of(ratio="105/277", percent=percent) == []


@pytest.mark.parametrize(
    "percent",
    ["39%", "37,8%", "37,99%", "khoảng 46%", "gần 37%", "trên 38%", "dưới 37,9%", "38% trở lên",
     "không quá 37%", "ít nhất 40%"],
)  # fmt: skip
def test_a_wrong_percent_is_shown(percent):
    found = warnings_of(ratio="105/277", percent=percent)

    assert len(found) == 1
    assert f"không phải {percent}" in found[0]


def test_an_exact_hit_is_not_above():
    assert warnings_of(ratio="46/100", percent="trên 46%") == [
        "46/100 là 46%, không phải trên 46%; trên 46% của 100 là từ 47 trở lên"
    ]


def test_two_close_values_are_written_with_enough_decimals_to_differ():
    assert warnings_of(ratio="4599/10000", percent="46% trở lên")[0].startswith(
        "4599/10000 là 45,99%, không phải 46% trở lên"
    )


@given(COUNTS, COUNTS, st.sampled_from(["trên", "ít nhất", "dưới", "nhiều nhất"]))
def test_what_is_said_to_fit_does_fit(part, whole, word):
    quantity = read_quantity({"ratio": f"{part}/{whole}", "percent": f"{word} 46%"})
    suggested = [each for each in warnings(quantity) if f"{word} 46% của" in each]

    for sentence in suggested:
        fitting = sentence.split(" là ")[2].split(";")[0]
        number = "".join(letter for letter in fitting if letter.isdigit())
        assert agrees(quantity.percent, Decimal(number) * 100 / whole)


@given(COUNTS, COUNTS)
def test_the_percent_of_a_ratio_never_contradicts_it(part, whole):
    part, whole = sorted((part, whole))
    quantity = read_quantity({"ratio": f"{part}/{whole}"})
    stated = computed(quantity)

    assert warnings_of(ratio=f"{part}/{whole}", percent=stated) == []


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ({"ratio": "105/77"}, "tử số lớn hơn mẫu số"),
        ({"ratio": "5/0"}, "mẫu số bằng 0"),
        ({"percent": "120%"}, "120% vượt quá 100%"),
        ({"rank": "9/8"}, "thứ hạng lớn hơn số đơn vị"),
        ({"rank": "0/8"}, "thứ hạng bắt đầu từ 1"),
        ({"rank": "2/8", "change": "giảm 3 bậc"}, "năm trước thành hạng -1"),
        ({"rank": "7/8", "change": "tăng 4 bậc"}, "năm trước thành hạng 11, quá số đơn vị"),
        ({"rank": "02/8", "change": -1, "previous": "3/8"}, "năm trước là hạng 1, không phải 3"),
        ({"from": "16/1/2017", "to": "4/1/2017"}, "sớm hơn ngày bắt đầu 16/01/2017"),
        ({"from": "2020", "to": "12/2019"}, "sớm hơn ngày bắt đầu năm 2020"),
        ({"ratio": "1,280/2.689"}, "dấu phẩy được hiểu là phân cách hàng nghìn"),
    ],
)
def test_a_contradiction_is_said(typed, part):
    found = warnings(read_quantity(typed))

    assert len(found) == 1
    assert part in found[0]


def test_partial_dates_that_may_be_in_order_raise_no_warning():
    assert warnings(read_quantity({"from": "4/1/2017", "to": "2017"})) == []


def test_a_rank_that_fell_tells_the_place_before():
    quantity = read_quantity({"rank": "02/8", "change": -1})

    assert quantity.rank.computed_previous == 1
    assert as_written(quantity) == "hạng 02/8, giảm 1 bậc"
    assert computed(quantity) == "năm trước hạng 1"


def test_a_date_pair_tells_its_days():
    quantity = read_quantity({"from": "4/1/2017", "to": "16/1/2017"})

    assert computed(quantity) == "12 ngày"
    assert as_written(quantity) == "từ 4/1/2017 đến 16/1/2017"


@pytest.mark.parametrize("words", ["một số", "một số lĩnh vực", "chưa đầy đủ", "không rõ", "?"])
def test_an_unknown_extent_stays_unknown_and_is_never_zero(words):
    for key in ("count", "percent", "extent", "written"):
        quantity = read_quantity({key: words})
        assert quantity.is_unknown
        assert quantity.extent == words
        assert (quantity.count, quantity.percent, computed(quantity)) == (None, None, "")


def test_zero_is_known():
    quantity = read_quantity({"written": "0 hồ sơ"})

    assert quantity.count.value == 0
    assert not quantity.is_unknown


@pytest.mark.parametrize(
    ("text", "value"),
    [("07", 7), ("1.280", 1280), ("1.280.000 hồ sơ", 1280000), (12, 12), ("2,5 ngày", "2.5"),
     ("trên 1.200,5", "1200.5"), ("1 280", 1280)],
)  # fmt: skip
def test_counts_are_read_as_vietnamese_papers_write_them(text, value):
    assert read_quantity({"count": text}).count.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "dong"),
    [("1,2 tỷ đồng", 1_200_000_000), ("350 triệu", 350_000_000), ("15.000.000 đồng", 15_000_000),
     ("1,250 tỷ", 1_250_000_000), ("khoảng 20 nghìn đồng", 20_000), (5000, 5000)],
)  # fmt: skip
def test_amounts_are_read_in_dong(text, dong):
    assert read_quantity({"money": text}).money.value == dong


@pytest.mark.parametrize("text", ["8 giờ 30", "08:30", "8h30", "lúc 08 giờ 30 phút", "8g30"])
def test_clock_times_are_read(text):
    assert read_quantity({"time": text}).clock == time(8, 30)


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("105/277; trên 46%", {"ratio": "105/277", "percent": "trên 46%"}),
        ("hạng 02/8, giảm 1 bậc", {"rank": "hạng 02/8", "change": "giảm 1 bậc"}),
        ("07 xã", {"count": "07 xã"}),
        ("37,9%", {"percent": "37,9%"}),
        ("9/22 người vắng, lúc 8 giờ 30", {"ratio": "9/22 người vắng", "time": "lúc 8 giờ 30"}),
        ("từ 4/1/2017 đến hết ngày 16/1/2017", {"from": "4/1/2017", "to": "16/1/2017"}),
        ("trên 1,2 tỷ đồng", {"money": "trên 1,2 tỷ đồng"}),
        ("61/2018/NĐ-CP", {}),
        ("giảm 1 bậc", {}),
        ("1/7/2019", {}),
        ("Số hồ sơ trễ hạn: 12", {}),
        ("nhanh hơn năm trước", {}),
    ],
)
def test_figures_are_found_in_a_phrase_or_left_alone(phrase, found):
    assert figures_in(phrase) == found


@given(st.text(max_size=80))
def test_any_phrase_is_kept_as_written_and_never_refused(phrase):
    typed = {"written": phrase, "of": "việc"}
    quantity = read_quantity(typed)

    assert as_written(quantity) in (" ".join(unicodedata.normalize("NFC", phrase).split()), "")
    assert isinstance(warnings(quantity), list)


@given(
    st.dictionaries(
        st.sampled_from(["ratio", "percent", "rank", "change", "count", "money", "time", "from"]),
        st.one_of(st.text(max_size=12), st.integers(), st.floats(), st.decimals(), st.none()),
    )
)
def test_whatever_is_typed_is_read_or_refused_with_its_key(typed):
    faults = quantity_faults(typed)

    assert all(key in typed or not typed or not key for key, _sentence in faults)
    if not faults:
        warnings(read_quantity(typed))


def test_all_faults_come_at_once_with_their_keys():
    typed = {
        "rato": "1/2",
        "percent": "lâu 46%",
        "time": "25:00",
        "from": "30/2/2019",
        "count": "-5",
    }

    with pytest.raises(BadInput) as refused:
        read_quantity(typed)

    keys = [reason.split(":")[0] for reason in refused.value.reasons]
    assert sorted(keys) == ["count", "from", "percent", "rato", "time"]
    assert "có phải ý là 'ratio'?" in refused.value.reasons[0]


@pytest.mark.parametrize(
    "typed",
    [{}, {"count": True}, {"ratio": [1, 2]}, {"count": 10**6000}, {"percent": "46-50%"},
     {"count": "9 trên 22"}, {"ratio": "9" * 30 + "/3"}, {"text": "x" * 501}, {"change": "-1"},
     {"money": "3 đô la"}],
)  # fmt: skip
def test_what_is_no_quantity_is_refused(typed):
    with pytest.raises(BadInput):
        read_quantity(typed)


def test_a_quantity_is_stored_as_it_was_typed():
    typed = {"ratio": "105/277", "percent": "trên 46%", "of": "thủ tục"}

    assert read_quantity(typed).plain() == typed
    assert read_quantity(typed).percent.qualifier is Qualifier.ABOVE
    assert read_quantity(read_quantity(typed).plain()) == read_quantity(typed)


def test_decomposed_words_are_understood():
    decomposed = unicodedata.normalize("NFD", "trên 46%")

    assert read_quantity({"percent": decomposed}).percent.qualifier is Qualifier.ABOVE
