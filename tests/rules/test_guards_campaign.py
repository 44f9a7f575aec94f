"""The conditions of a campaign, in the words that its users read."""

from __future__ import annotations

import dataclasses

import pytest

from inspect_flow.rules.facts import QuotaFacts
from inspect_flow.rules.guards import GUARDS
from tests.machines import CAMPAIGN


def refused(name, **changes):
    return GUARDS["campaign"][name].check(dataclasses.replace(CAMPAIGN, **changes))


def test_a_plan_may_promise_numbers_instead_of_naming_units():
    assert refused("has_units_or_quota", units=()) == []
    assert refused("has_units_or_quota", units=(), quotas=()) != []


def test_a_quota_that_is_not_filled_is_named_with_both_numbers():
    quotas = (QuotaFacts("cấp xã", 5, 3), QuotaFacts("cấp sở", 2, 2))

    assert refused("quotas_filled", quotas=quotas) == [
        "Chỉ tiêu 'cấp xã' mới có 3/5 đơn vị; hãy bổ sung đơn vị hoặc điều chỉnh kế hoạch."
    ]


def test_inspections_without_conclusion_are_named():
    names = ("KT-2019-001 (UBND huyện Long Điền)", "KT-2019-002 (Sở Nội vụ)")

    assert refused("every_inspection_concluded", unconcluded_inspections=names) == [
        "Còn 2 cuộc kiểm tra chưa kết luận: KT-2019-001 (UBND huyện Long Điền), "
        "KT-2019-002 (Sở Nội vụ); hãy ban hành kết luận hoặc hủy từng cuộc."
    ]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("no_open_deficiency", "open_deficiencies"),
        ("no_inspection_in_progress", "inspections_in_progress"),
    ],
)
def test_what_is_still_open_is_named(name, field):
    assert "LD-007" in refused(name, **{field: ("LD-007",)})[0]
