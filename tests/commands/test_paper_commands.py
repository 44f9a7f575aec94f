"""`inspect-flow directive` and `document`: drafted, issued, printed, superseded."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound

CODE = "KT-2019-001"
DIRECTIVE = "KT-2019-001-CC-01"
DAY = "5/9/2019"
DRAFT = ("directive", "draft", CODE, "--issuer", "long_dien", "--signer", "tu")


def test_a_directive_is_drafted_for_every_recorded_deficiency(case_at):
    desk = case_at("concluded")
    said = desk.said(*DRAFT, by="lan", on=DAY)

    assert "Đã dự thảo KT-2019-001-CC-01, yêu cầu khắc phục 1 tồn tại." in said
    shown = desk.told("directive", "show", DIRECTIVE)
    assert [each["code"] for each in shown["deficiencies"]] == ["KT-2019-001-TT-01"]


def test_issuing_a_directive_numbers_it_prints_it_and_directs_the_unit(case_at):
    desk = case_at("concluded")
    desk.said(*DRAFT, by="lan", on=DAY)
    said = desk.said("directive", "issue", DIRECTIVE, "--number", "512", by="hanh", on=DAY)

    assert "số 512/UBND-NV" in said
    assert desk.told("deficiency", "list")[0]["state"] == "directed"
    kinds = [each["kind"] for each in desk.told("document", "list", "--campaign", "CCHC-2019")]
    assert "directive" in kinds


def test_one_directive_may_serve_the_whole_campaign(case_at):
    desk = case_at("concluded")
    words = (
        "directive",
        "draft",
        "--campaign",
        "CCHC-2019",
        "--issuer",
        "tinh",
        "--signer",
        "hanh",
    )
    code = desk.told(*words, by="hanh", on=DAY)["code"]
    desk.said("directive", "issue", code, by="hanh", on=DAY)

    (row,) = desk.told("directive", "list", "--campaign", "CCHC-2019", "--state", "issued")

    assert (row["inspection"], row["n_deficiencies"]) == ("", 1)
    assert "nay là 'Đã có văn bản chấn chỉnh'" in desk.said(
        "inspection", "direct", CODE, by="hanh", on=DAY
    )


@pytest.mark.parametrize("words", [(), (CODE, "--campaign", "CCHC-2019")])
def test_a_directive_is_of_one_inspection_or_of_a_campaign(case_at, words):
    refused = case_at("concluded").refused("directive", "draft", *words, *DRAFT[3:])

    assert "chỉ một trong hai" in str(refused)


def test_a_drafted_directive_is_withdrawn_with_a_reason(case_at):
    desk = case_at("concluded")
    desk.said(*DRAFT, by="lan", on=DAY)

    assert isinstance(desk.refused("directive", "withdraw", DIRECTIVE, by="hanh"), MoveRefused)
    desk.said("directive", "withdraw", DIRECTIVE, "--reason", "gộp vào văn bản khác", by="hanh")


def test_papers_are_listed_by_inspection_kind_and_state(case_at):
    desk = case_at("directed")

    kinds = [each["kind"] for each in desk.told("document", "list", "--inspection", CODE)]

    assert kinds == ["notice", "minutes", "conclusion", "directive"]
    assert len(desk.told("document", "list", "--kind", "biên bản kiểm tra")) == 1
    assert desk.told("document", "list", "--state", "draft") == []


def test_a_paper_is_shown_with_number_signer_and_checksum(case_at):
    desk = case_at("minutes_signed")
    (row,) = desk.told("document", "list", "--kind", "minutes")

    shown = desk.told("document", "show", row["code"])

    assert shown["number"].endswith("/BB-ĐKT")
    assert len(shown["context_sha256"]) == 64


def test_an_issued_paper_is_printed_and_not_overwritten(case_at, tmp_path):
    desk = case_at("notified")
    (row,) = desk.told("document", "list", "--kind", "notice")
    words = ("document", "render", row["code"], "--to", str(tmp_path / "thông báo.pdf"))
    desk.said(*words)

    assert (tmp_path / "thông báo.pdf").read_bytes().startswith(b"%PDF-")
    assert isinstance(desk.refused(*words), BadInput)
    assert "Đã in ra" in desk.said(*words, "--overwrite")
    assert [each.name for each in tmp_path.glob("*.part")] == []


def test_a_paper_is_handed_out_as_a_word_file(case_at, tmp_path):
    desk = case_at("notified")
    (row,) = desk.told("document", "list", "--kind", "notice")
    first, second = tmp_path / "a.docx", tmp_path / "b"
    desk.said("document", "render", row["code"], "--to", str(first))
    desk.said("document", "render", row["code"], "--to", str(second), "--format", "word")

    assert first.read_bytes().startswith(b"PK")
    assert first.read_bytes() == second.read_bytes()


def test_a_word_preview_is_named_after_the_record(case_at, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    case_at("scheduled").said("document", "preview", "notice", CODE, "--format", "docx")

    assert [each.name for each in tmp_path.glob("*.docx")] == [f"{CODE}-notice.docx"]


def test_a_name_that_contradicts_the_form_is_refused(case_at, tmp_path):
    words = ("document", "preview", "notice", CODE, "--format", "docx", "--to")
    refused = case_at("scheduled").refused(*words, str(tmp_path / "a.pdf"))

    assert "đổi đuôi tên tệp thành .docx" in str(refused)
    assert not (tmp_path / "a.pdf").exists()


def test_a_preview_is_printed_and_not_stored(case_at, tmp_path):
    desk = case_at("scheduled")
    file = tmp_path / "du-thao.pdf"
    desk.said("document", "preview", "notice", CODE, "--to", str(file))

    assert file.read_bytes().startswith(b"%PDF-")
    assert desk.told("document", "list") == []


def test_a_paper_goes_where_nothing_can_be_written(case_at, tmp_path):
    (tmp_path / "tệp").write_text("")
    words = ("document", "preview", "notice", CODE, "--to", str(tmp_path / "tệp" / "a.pdf"))

    assert "chọn nơi khác bằng --to" in str(case_at("scheduled").refused(*words))


def test_a_kind_that_does_not_fit_the_record_is_refused(case_at, tmp_path):
    words = ("document", "preview", "plan", CODE, "--to", str(tmp_path / "a.pdf"))

    assert isinstance(case_at("scheduled").refused(*words), BadInput)
    assert not Path(words[-1]).exists()


def test_an_unknown_record_is_answered_with_near_codes_of_every_kind(case_at):
    refused = case_at("concluded").refused("document", "preview", "minutes", "KT-2019-01")

    assert isinstance(refused, NotFound)
    assert "gần giống: KT-2019-001" in refused.reasons


def test_a_draft_is_brought_up_to_date_and_issued(case_at):
    desk = case_at("campaign")
    desk.said("campaign", "plan", "CCHC-2019", "long_dien")
    code = desk.told("document", "draft", "plan", "CCHC-2019", by="lan")["code"]
    assert desk.told("document", "draft", "plan", "CCHC-2019", by="lan")["code"] == code

    said = desk.said("document", "issue", code, "--number", "45", by="hanh")

    assert f"Đã ban hành {code}, số 45/" in said
    assert isinstance(desk.refused("document", "issue", code, by="hanh"), MoveRefused)


def test_a_number_below_one_is_refused(case_at):
    assert isinstance(
        case_at("campaign").refused("document", "issue", "VB-2019-0001", "--number", "0"), BadInput
    )


def test_a_wrong_paper_is_superseded_never_edited(case_at):
    desk = case_at("minutes_signed")
    (old,) = desk.told("document", "list", "--kind", "minutes")
    words = ("document", "supersede", old["code"])
    assert isinstance(desk.refused(*words, by="hanh"), BadInput)

    new = desk.told(*words, "--reason", "sai họ tên", by="hanh", on="20/8/2019")

    states = {
        row["code"]: row["state"] for row in desk.told("document", "list", "--kind", "minutes")
    }
    assert states == {old["code"]: "superseded", new["code"]: "issued"}
