"""The papers after the visit from the command line: drafted, previewed, issued, printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_flow.vocabulary.errors import BadInput, NotFound

CODE, DEFICIENCY = "KT-2019-001", "KT-2019-001-TT-01"
LATE = "14/10/2019"


def test_a_reminder_is_drafted_issued_and_printed(case_at, tmp_path: Path):
    desk = case_at("following_up")
    words = ("document", "draft", "reminder_letter", CODE, "--rung", "lần cuối")
    code = desk.told(*words, "--deficiency", DEFICIENCY, by="lan", on=LATE)["code"]
    said = desk.said("document", "issue", code, by="hanh", on=LATE)
    file = tmp_path / "don-doc.pdf"
    desk.said("document", "render", code, "--to", str(file))

    assert "số 2/SNV-CCHC" in said
    assert file.read_bytes().startswith(b"%PDF")


def test_the_unit_hands_in_a_plan_with_its_proof_and_issues_it(case_at):
    desk = case_at("following_up")
    plan = ("deficiency", "plan", DEFICIENCY, "Ban hành trong tháng", "--proof", "Công văn")
    desk.said(*plan, by="tu", on="12/9/2019")
    drafted = ("document", "draft", "remediation_plan", CODE)
    code = desk.told(*drafted, by="tu", on="12/9/2019")["code"]

    assert "số 1/KH-UBND" in desk.said("document", "issue", code, by="tu", on="12/9/2019")


def test_a_slip_may_be_about_one_deficiency(case_at, tmp_path: Path):
    desk = case_at("following_up")
    file = tmp_path / "phieu.pdf"
    desk.said("document", "preview", "verification_slip", DEFICIENCY, "--to", str(file), on=LATE)

    assert file.exists()


@pytest.mark.parametrize(
    ("words", "fault", "sentence"),
    [
        (("reminder_letter", "KT-0"), NotFound, "gia hạn mã 'KT-0'"),
        (("extension_answer", CODE), BadInput, "Không lập được công văn trả lời"),
        (("reminder_letter", CODE, "--rung", "thứ mười"), BadInput, "không phải từ"),
        (("reminder_letter", CODE, "--deficiency", "TT-0"), NotFound, "TT-0"),
        (("reminder_letter", CODE, "--issuer", "ai đó"), NotFound, "ai đó"),
    ],
)
def test_what_cannot_be_drafted_is_refused_in_words(case_at, words, fault, sentence):
    desk = case_at("following_up")

    refusal = desk.refused("document", "draft", *words, by="lan", on=LATE)

    assert isinstance(refusal, fault)
    assert sentence in f"{refusal} {refusal.reasons}"


def test_a_directive_may_be_an_instruction(case_at):
    desk = case_at("concluded")
    draft = ("directive", "draft", CODE, "--issuer", "long_dien", "--signer", "tu", "--form")
    code = desk.told(*draft, "chỉ thị", by="lan", on="5/9/2019")["code"]

    assert "số 1/CT-UBND" in desk.said("directive", "issue", code, by="hanh", on="5/9/2019")
