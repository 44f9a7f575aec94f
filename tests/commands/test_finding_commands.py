"""`inspect-flow finding`: written with figures as they stand, amended, removed, compared."""

from __future__ import annotations

import pytest

from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound

CODE = "KT-2019-001"
DAY = "14/8/2019"
ADD = ("finding", "add", CODE)


def test_a_figure_that_contradicts_itself_is_kept_with_a_warning(case_at):
    desk = case_at("on_site")
    figures = ("--quantity", "ratio=105/277; percent=trên 46%; of=hồ sơ")
    said = desk.said(*ADD, "trễ hạn", "--area", "một cửa", *figures, by="minh", on=DAY)

    assert "Lưu ý: 105/277 là 37,9%, không phải trên 46%" in said
    (row,) = desk.told("finding", "list", CODE)
    assert (row["area"], row["computed"]) == ("one_stop", ["37,9%"])


def test_a_finding_holds_all_that_an_officer_may_say(case_at):
    desk = case_at("on_site")
    desk.said(*ADD, "chậm", "--kind", "tồn tại, hạn chế", "--criteria", "đúng hạn", "--cause",
              "thiếu người", "--effect", "dân chờ", "--recommendation", "bổ sung",
              "--severity", "nghiêm trọng", "--legal-basis", "NĐ 61/2018", by="minh",
              on=DAY)  # fmt: skip

    (row,) = desk.told("finding", "list", CODE)

    assert (row["kind"], row["severity"], row["recommendation"]) == (
        "shortcoming", "serious", "bổ sung",
    )  # fmt: skip


def test_strengths_and_shortcomings_are_numbered_apart(case_at):
    desk = case_at("on_site")
    for kind in ("ưu điểm", "shortcoming", "strength"):
        desk.said(*ADD, f"nhận xét {kind}", "--kind", kind, by="minh", on=DAY)

    assert [row["code"] for row in desk.told("finding", "list", CODE)] == ["U1", "U2", "H1"]
    only = desk.told("finding", "list", CODE, "--kind", "shortcoming")
    assert [row["code"] for row in only] == ["H1"]


@pytest.mark.parametrize(
    "words",
    [
        ("--quantity", "tỷ lệ=1/2"),
        ("--quantity", "ratio=một nửa/hai"),
        ("--quantity", "ratio="),
        ("--severity", "khủng khiếp"),
        ("--kind", "khen"),
    ],
)
def test_a_finding_that_cannot_be_read_is_refused(case_at, words):
    desk = case_at("on_site")

    assert isinstance(desk.refused(*ADD, "chậm", *words, by="minh", on=DAY), BadInput)
    assert desk.told("finding", "list", CODE) == []


def test_words_alone_are_kept_as_a_figure(case_at):
    desk = case_at("on_site")
    desk.said(*ADD, "chậm", "--quantity", "hơn một nửa số hồ sơ", by="minh", on=DAY)

    assert desk.told("finding", "list", CODE)[0]["figures"] == ["hơn một nửa số hồ sơ"]


def test_a_finding_is_amended_before_signing(case_at):
    desk = case_at("findings_drafted")
    words = ("finding", "amend", CODE, "h1")
    desk.said(*words, "--statement", "chưa chấn chỉnh", by="lan", on=DAY)

    statements = [row["statement"] for row in desk.told("finding", "list", CODE)]

    assert "chưa chấn chỉnh" in statements
    assert "chưa ghi nội dung" in str(desk.refused(*words, by="lan", on=DAY))


def test_after_signing_a_finding_stands(case_at):
    refused = case_at("minutes_signed").refused(
        "finding", "amend", CODE, "H1", "--statement", "khác", by="lan", on=DAY
    )

    assert isinstance(refused, MoveRefused)


def test_a_removed_finding_needs_a_reason_and_stays_in_the_record(case_at):
    desk = case_at("findings_drafted")
    words = ("finding", "remove", CODE, "H1")
    assert isinstance(desk.refused(*words, by="lan", on=DAY), BadInput)

    desk.said(*words, "--reason", "trùng", by="lan", on=DAY)

    assert [row["code"] for row in desk.told("finding", "list", CODE)] == ["U1"]
    kept = desk.told("finding", "list", CODE, "--removed")
    assert [row["is_removed"] for row in kept] == [False, True]


def test_an_unknown_finding_is_answered_with_those_known(case_at):
    refused = case_at("findings_drafted").refused("finding", "remove", CODE, "H9", "--reason", "x")

    assert isinstance(refused, NotFound)
    assert refused.reasons == ["các nhận xét: U1, H1"]


def test_a_shortcoming_found_again_next_year_is_marked(case_at):
    desk = case_at("minutes_signed")
    desk.said("campaign", "renew", "CCHC-2019", "CCHC-2020", "--year", "2020", on="2/3/2020")
    for words in (("visit", "KT-2020-001", "--day", "12/8/2020"), ("head", "KT-2020-001", "hanh"),
                  ("contact", "KT-2020-001", "Phòng Nội vụ")):  # fmt: skip
        desk.said("inspection", *words, on="2/3/2020")
    desk.said("inspection", "schedule", "KT-2020-001", by="hanh", on="2/3/2020")
    desk.said(
        "campaign", "decision", "CCHC-2020", "80/QĐ-UBND", "--date", "1/3/2020", on="2/3/2020"
    )
    desk.said("campaign", "issue", "CCHC-2020", by="hanh", on="2/3/2020")
    desk.said("inspection", "notify", "KT-2020-001", by="hanh", on="3/8/2020")
    desk.said("inspection", "self-report", "KT-2020-001", "đã làm", by="tu", on="5/8/2020")
    desk.said("inspection", "start", "KT-2020-001", by="hanh", on="12/8/2020")

    said = desk.said("finding", "add", "KT-2020-001", "chưa có văn bản chấn chỉnh sau kiểm tra",
                     "--area", "chỉ đạo điều hành", by="minh", on="12/8/2020")  # fmt: skip

    assert "lặp lại một tồn tại trước đây" in said
    (row,) = desk.told("finding", "repeats", "KT-2020-001")
    assert row["earlier_inspection"] == CODE


def test_findings_of_a_campaign_or_unit_are_listed_together(case_at):
    desk = case_at("findings_drafted")

    assert len(desk.told("finding", "list", "--campaign", "CCHC-2019")) == 2
    assert len(desk.told("finding", "list", "--unit", "long_dien")) == 2
    assert desk.told("finding", "list", "--unit", "dat_do") == []
