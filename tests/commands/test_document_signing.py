"""`inspect-flow document sign` and `signatures`: keys, tokens, time stamps, pictures."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from inspect_flow.bootstrap.signature_blocks import Signatories
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from tests.command_line import CommandLine
from tests.signers import PASSWORD, SOFTHSM, a_time_stamping_server, a_token, signer
from tests.signing_desk import MINUTES, lay_out_keys, report, verdict, words_to_sign


@pytest.fixture
def desk(case_at: Any) -> CommandLine:
    return case_at("minutes_signed")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return lay_out_keys(tmp_path / "keys")


def test_both_sides_sign_in_order_and_every_signature_holds(desk, keys, tmp_path):
    for who in ("tu", "hanh"):
        desk.said(*words_to_sign(keys, who), by="hanh")
    desk.said(*words_to_sign(keys, "so", "--seal"), by="hanh")

    rows = report(desk, MINUTES, keys)

    assert [each["signer"] for each in rows] == ["Tú", "Hạnh", "Sở Nội vụ tỉnh Mẫu"]
    assert [each["field"] for each in rows] == ["sign-1", "sign-3", "seal-3"]
    assert all(each["holds"] and each["trusted"] for each in rows)
    assert [each["covers_file"] for each in rows] == [False, False, True]
    assert "Ký số văn bản" in desk.said("document", "timeline", MINUTES)
    assert desk.told("document", "show", MINUTES)["signed_by"] == ["Tú, Hạnh, Sở Nội vụ tỉnh Mẫu"]


def test_nobody_signs_in_the_block_of_somebody_else(desk, keys):
    refused = desk.refused(*words_to_sign(keys, "so"), by="hanh")

    assert isinstance(refused, MoveRefused)
    assert "chứng thư ghi tên Sở Nội vụ tỉnh Mẫu" in str(refused)
    assert "--block: 1 (Tú), 2 (Lan), 3 (Hạnh)" in str(refused)
    assert desk.told("document", "signatures", MINUTES) == []


@pytest.mark.parametrize(
    ("key", "printed", "is_one"),
    [
        ("Nguyễn Thị Hạnh", "Hạnh", True),
        ("NGUYEN THI HANH - 0123", "Nguyễn Thị Hạnh", True),
        ("Hạnh Phúc Co.", "Phúc Hạnh", False),
        ("Hạnh", "", False),
        ("", "Hạnh", False),
    ],
)
def test_a_key_belongs_to_the_name_below_the_block(key, printed, is_one):
    assert Signatories(key, [printed]).are_one_at(1) is is_one


def test_a_signed_file_holds_the_issued_bytes_and_is_recognised(desk, keys, tmp_path):
    issued, signed = tmp_path / "a.pdf", tmp_path / "b.pdf"
    desk.said("document", "render", MINUTES, "--to", str(issued))
    desk.said(*words_to_sign(keys, "tu", "--to", str(signed)), by="hanh")

    assert signed.read_bytes().startswith(issued.read_bytes())
    said = verdict(desk, signed)
    assert (said["standing"], said["notes"]) == (
        "issued", [{"note": "tệp đã ký số lưu trong kho: Tú"}],
    )  # fmt: skip
    assert "chưa ký số" in verdict(desk, issued)["notes"][0]["note"]


def test_a_signed_file_stays_archival(desk, keys, tmp_path):
    signed = tmp_path / "b.pdf"
    desk.said(*words_to_sign(keys, "tu", "--to", str(signed)), by="hanh")

    with pikepdf.open(signed) as file:
        assert file.check_pdf_syntax() == []
        with file.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
        (widget,) = (each for page in file.pages for each in page.get("/Annots", []))
        assert int(widget.F) & 4
        assert "/N" in widget.AP
        assert "/NeedAppearances" not in file.Root.AcroForm


def test_only_given_roots_are_trusted(desk, keys):
    desk.said(*words_to_sign(keys, "tu"), by="hanh")

    (row,) = report(desk, MINUTES, keys, "other.pem")
    assert (row["holds"], row["trusted"]) == (True, False)
    (row,) = desk.told("document", "signatures", MINUTES)
    assert "chưa chỉ định chứng thư gốc" in row["distrust"]


def test_a_time_stamp_is_fetched_and_reported(desk, keys):
    with a_time_stamping_server() as address:
        desk.said(*words_to_sign(keys, "tu", "--time-stamp", address), by="hanh")

    (row,) = report(desk, MINUTES, keys)

    assert row["time_stamp"] is not None
    assert row["trusted"]


def test_the_house_names_its_time_stamping_server_and_roots(desk, keys, tmp_path):
    with a_time_stamping_server() as address:
        (keys / "printing.yaml").write_text(f"time_stamp: {address}\ntrust: [ca.pem]\n")
        house = ("--definitions", str(keys))
        desk.said(*words_to_sign(keys, "tu"), *house, by="hanh")
        (row,) = desk.told("document", "signatures", MINUTES, *house)

    assert (row["time_stamp"] is not None, row["trusted"]) == (True, True)


def test_a_server_that_does_not_answer_leaves_no_signature(desk, keys):
    refused = desk.refused(
        *words_to_sign(keys, "tu", "--time-stamp", "http://127.0.0.1:9/"), by="hanh"
    )

    assert isinstance(refused, BadInput)
    assert "--no-time-stamp" in str(refused)
    assert desk.told("document", "signatures", MINUTES) == []


@pytest.mark.skipif(SOFTHSM is None, reason="softhsm2 is not installed")
def test_a_token_signs_without_giving_its_key_away(desk, keys, tmp_path):
    pytest.importorskip("pkcs11", reason="the extra 'token' is not installed")
    (tmp_path / "pin").write_text("1234\n")
    (tmp_path / "bad").write_text("9999\n")
    with a_token(tmp_path, signer("Hạnh"), "ky", "1234") as library:
        words = ["document", "sign", MINUTES, "--token", str(library)]
        said = desk.refused(*words, "--label", "ky", "--password-file", str(tmp_path / "bad"))
        assert "sai mã PIN" in str(said)
        said = desk.refused(*words, "--label", "khac", "--password-file", str(tmp_path / "pin"))
        assert "không mở được khóa 'khac'" in str(said)
        desk.said(*words, "--label", "ky", "--password-file", str(tmp_path / "pin"), by="hanh")

    (row,) = report(desk, MINUTES, keys)
    assert (row["signer"], row["holds"], row["trusted"]) == ("Hạnh", True, True)


def test_neither_password_nor_key_is_kept(desk, keys, tmp_path):
    desk.said(*words_to_sign(keys, "tu"), by="hanh")

    with sqlite3.connect(desk.database) as base:
        dump = "\n".join(base.iterdump())
    files = [each for each in tmp_path.rglob("*") if each.is_file() and keys not in each.parents]

    assert PASSWORD not in dump
    assert all(PASSWORD.encode() not in each.read_bytes() for each in files)


def test_a_wrong_password_or_key_file_is_refused_in_words(desk, keys):
    (keys / "password").write_text("sai")
    assert "sai mật khẩu" in str(desk.refused(*words_to_sign(keys, "tu"), by="hanh"))
    (keys / "tu.p12").write_bytes(b"khong phai")
    assert "PKCS#12" in str(desk.refused(*words_to_sign(keys, "tu"), by="hanh"))


def test_an_expired_certificate_does_not_sign(desk, keys):
    (keys / "tu.p12").write_bytes(signer("Tú", days=-1).pkcs12)

    assert "chứng thư chỉ dùng được từ" in str(desk.refused(*words_to_sign(keys, "tu"), by="hanh"))


def test_drafts_and_superseded_papers_are_not_signed(case_at, keys):
    drafting = case_at("findings_drafted")
    assert isinstance(drafting.refused(*words_to_sign(keys, "tu"), by="hanh"), MoveRefused)

    desk = case_at("minutes_signed")
    desk.said("document", "supersede", MINUTES, "--reason", "Sai số", by="hanh", on="20/8/2019")
    refused = desk.refused(*words_to_sign(keys, "tu"), by="hanh")
    assert "Đã được thay thế" in str(refused)


def test_who_has_no_part_in_the_case_does_not_sign(desk, keys):
    assert isinstance(desk.refused(*words_to_sign(keys, "tu"), by="quan"), MoveRefused)


def test_the_seal_follows_the_person_and_no_block_is_signed_twice(desk, keys):
    assert "ký trước" in str(desk.refused(*words_to_sign(keys, "so", "--seal"), by="hanh"))
    desk.said(*words_to_sign(keys, "hanh", "--block", "2"), by="hanh")
    again = desk.refused(*words_to_sign(keys, "tu", "--block", "2"), by="hanh")
    assert "đã ký" in str(again)
    assert "chỉ có 3 ô" in str(desk.refused(*words_to_sign(keys, "tu", "--block", "7"), by="hanh"))


def test_pictures_stand_where_the_hand_signs_and_nothing_else_is_drawn(desk, keys, tmp_path):
    picture, signed = tmp_path / "hand.png", tmp_path / "b.pdf"
    image = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((20, 20, 380, 180), fill=(0, 0, 255, 255))
    image.save(picture)
    words = ("--block", "3", "--picture", str(picture), "--to", str(signed))
    desk.said(*words_to_sign(keys, "hanh", *words), by="hanh")

    file = pypdfium2.PdfDocument(signed)
    file.init_forms()
    page = file[len(file) - 1].render(scale=1, may_draw_forms=True).to_pil().convert("RGB")
    file.close()
    blue = [
        (x, y) for x in range(page.width) for y in range(page.height)
        if page.getpixel((x, y))[2] > 200 and page.getpixel((x, y))[0] < 60
    ]  # fmt: skip

    assert 85 < max(x for x, _y in blue) - min(x for x, _y in blue) <= 115
    assert min(x for x, _y in blue) > page.width / 2


@pytest.mark.parametrize("content", [b"GIF89a", b"\x89PNG\r\n\x1a\nxx"])
def test_a_picture_that_is_none_is_refused(desk, keys, tmp_path, content):
    (tmp_path / "x.png").write_bytes(content)

    refused = desk.refused(
        *words_to_sign(keys, "tu", "--picture", str(tmp_path / "x.png")), by="hanh"
    )

    assert isinstance(refused, BadInput)
