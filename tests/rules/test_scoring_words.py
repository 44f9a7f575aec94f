"""The rule of an item in words, as the blank checklist prints it."""

import pytest

from inspect_flow.definitions.checklists import load_checklists
from inspect_flow.rules.scoring_words import scoring_words

DISTRICT = load_checklists()["district_2019"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "1.1.1",
            "Số ngày chậm so với hạn của tỉnh (0 nếu đúng hạn); ≤ 0: 100%; ≤ 30: 50%; còn lại: 0",
        ),
        ("2.2.1", "Đạt: điểm tối đa; đạt một phần: 50%; không đạt: 0"),
        (
            "5.3.2",
            "Điểm tối đa trừ dần, không dưới 0; 'Số người bị khiển trách': mỗi trường hợp trừ "
            "0,5 điểm; có 'Số người bị cảnh cáo trở lên': 0 điểm",
        ),
        ("3.3.4", "Mẫu 30; tỷ lệ đúng × điểm tối đa"),
        (
            "3.3.3",
            "Số hồ sơ trễ hạn có văn bản xin lỗi đúng quy định / Số hồ sơ trễ hạn × điểm tối đa; "
            "không phát sinh: điểm tối đa",
        ),
    ],
)
def test_the_rule_reads_as_the_paper_says_it(code, words):
    assert scoring_words(DISTRICT.item(code)) == words


@pytest.mark.parametrize("checklist", load_checklists().values(), ids=lambda each: each.code)
def test_every_item_can_say_how_it_is_scored(checklist):
    spoken = {item.code: scoring_words(item) for item in checklist.items()}

    assert all(spoken.values())
    assert not [code for code, words in spoken.items() if "{" in words or "None" in words]
