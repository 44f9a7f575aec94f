"""`inspect-flow document attach-signed`, and what is done to signed files by those who cheat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from tests.command_line import CommandLine
from tests.signing_desk import (
    MINUTES,
    add_a_script,
    hide_the_page,
    lay_out_keys,
    report,
    signed_outside,
    signed_with_a_picture,
    updated,
    verdict,
    words_to_sign,
)


@pytest.fixture
def desk(case_at: Any) -> CommandLine:
    return case_at("minutes_signed")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return lay_out_keys(tmp_path / "keys")


def test_a_file_signed_elsewhere_finds_its_paper(desk, keys, tmp_path):
    issued, signed = tmp_path / "a.pdf", tmp_path / "b.pdf"
    desk.said("document", "render", MINUTES, "--to", str(issued))
    signed.write_bytes(signed_outside(issued.read_bytes(), "Tú"))

    assert "phần sau chỉ là chữ ký số" in verdict(desk, signed)["notes"][0]["note"]
    assert desk.told("document", "attach-signed", str(signed), by="hanh")["code"] == MINUTES
    assert [each["signer"] for each in report(desk, MINUTES, keys)] == ["Tú"]
    again = desk.refused("document", "attach-signed", str(signed), by="hanh")
    assert isinstance(again, BadInput | MoveRefused)


def test_who_signs_elsewhere_signs_on_the_newest_file(desk, keys, tmp_path):
    issued, newer, other = tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "c.pdf"
    desk.said("document", "render", MINUTES, "--to", str(issued))
    desk.said(*words_to_sign(keys, "tu", "--to", str(newer)), by="hanh")
    other.write_bytes(signed_outside(issued.read_bytes(), "Hạnh"))
    refused = desk.refused("document", "attach-signed", str(other), by="hanh")
    assert "ký tiếp trên tệp mới nhất" in str(refused)

    other.write_bytes(signed_outside(newer.read_bytes(), "Hạnh"))
    desk.said("document", "attach-signed", str(other), by="hanh")
    assert [each["signer"] for each in report(desk, MINUTES, keys)] == ["Tú", "Hạnh"]


def test_a_signature_that_hides_what_is_printed_is_a_change(desk, keys, tmp_path):
    issued, signed = tmp_path / "a.pdf", tmp_path / "b.pdf"
    desk.said("document", "render", MINUTES, "--to", str(issued))
    whole_page = signed_with_a_picture(issued.read_bytes(), "Quân", (0, 0, 595, 842))
    signed.write_bytes(whole_page)

    said = verdict(desk, signed)
    assert said["standing"] == "altered"
    assert "che chữ đã in ở trang 1: “" in said["notes"][0]["note"]
    refused = desk.refused("document", "attach-signed", str(signed), by="hanh")
    assert isinstance(refused, MoveRefused)


def test_a_picture_on_blank_paper_is_told_with_its_signer(desk, keys, tmp_path):
    issued, signed = tmp_path / "a.pdf", tmp_path / "b.pdf"
    desk.said("document", "render", MINUTES, "--to", str(issued))
    signed.write_bytes(signed_with_a_picture(issued.read_bytes(), "Quân", (430, 800, 590, 835)))

    said = verdict(desk, signed)
    assert said["standing"] == "issued"
    (note,) = said["notes"]
    assert "chữ ký số của Quân, chưa lưu trong sổ" in note["note"]
    assert "hình nằm ngoài ô ký ở trang 1" in note["note"]


def test_a_picture_in_the_place_for_signatures_is_no_change(desk, keys, tmp_path):
    issued, signed = tmp_path / "a.pdf", tmp_path / "b.pdf"
    desk.said("document", "render", MINUTES, "--to", str(issued))
    desk.said(*words_to_sign(keys, "tu", "--to", str(signed)), by="hanh")
    desk.said(*words_to_sign(keys, "so", "--seal", "--to", str(tmp_path / "c.pdf")), by="hanh")

    # Before the register keeps it, a file signed in its place is judged by what was added.
    from inspect_flow.documents.signing.checking import additions_to

    for newer in (signed, tmp_path / "c.pdf"):
        added = additions_to(newer.read_bytes(), issued.stat().st_size)
        assert (added.fault, added.pages_outside) == ("", [])


def test_a_stranger_or_an_unsigned_file_is_not_taken_in(desk, keys, tmp_path):
    issued = tmp_path / "a.pdf"
    desk.said("document", "render", MINUTES, "--to", str(issued))
    assert "chưa có chữ ký số" in str(
        desk.refused("document", "attach-signed", str(issued), by="hanh")
    )
    with pikepdf.new() as stranger:
        stranger.add_blank_page()
        stranger.save(tmp_path / "x.pdf")
    refused = desk.refused("document", "attach-signed", str(tmp_path / "x.pdf"), by="hanh")
    assert isinstance(refused, MoveRefused)


@pytest.mark.parametrize("change", [hide_the_page, add_a_script])
def test_what_is_changed_behind_a_signature_is_seen(desk, keys, tmp_path, change):
    signed = tmp_path / "b.pdf"
    desk.said(*words_to_sign(keys, "tu", "--to", str(signed)), by="hanh")
    signed.write_bytes(updated(signed.read_bytes(), change))

    assert verdict(desk, signed)["standing"] == "altered"
    (row,) = report(desk, signed, keys)
    assert (row["holds"], row["covers_file"]) == (False, False)
    assert isinstance(
        desk.refused("document", "attach-signed", str(signed), by="hanh"), MoveRefused
    )


def test_what_is_changed_before_signing_elsewhere_is_refused(desk, keys, tmp_path):
    issued, signed = tmp_path / "a.pdf", tmp_path / "b.pdf"
    desk.said("document", "render", MINUTES, "--to", str(issued))
    shadow = updated(issued.read_bytes(), hide_the_page)
    signed.write_bytes(signed_outside(shadow, "Tú"))

    assert verdict(desk, signed)["standing"] == "altered"
    refused = desk.refused("document", "attach-signed", str(signed), by="hanh")
    assert isinstance(refused, MoveRefused)


def test_a_byte_changed_under_a_signature_breaks_it(desk, keys, tmp_path):
    signed = tmp_path / "b.pdf"
    desk.said(*words_to_sign(keys, "tu", "--to", str(signed)), by="hanh")
    content = bytearray(signed.read_bytes())
    place = content.index(b"/Producer")
    content[place + 12] ^= 1
    signed.write_bytes(bytes(content))

    (row,) = report(desk, signed, keys)
    assert (row["intact"], row["holds"]) == (False, False)
    assert verdict(desk, signed)["standing"] == "altered"


def test_a_stripped_signature_leaves_the_unsigned_print(desk, keys, tmp_path):
    issued, signed = tmp_path / "a.pdf", tmp_path / "b.pdf"
    desk.said("document", "render", MINUTES, "--to", str(issued))
    desk.said(*words_to_sign(keys, "tu", "--to", str(signed)), by="hanh")
    signed.write_bytes(signed.read_bytes()[: issued.stat().st_size])

    assert verdict(desk, signed)["notes"] == [
        {"note": "đây là bản chưa ký số; kho còn giữ 1 tệp đã ký"}
    ]


def test_an_unknown_code_is_not_found(desk, keys):
    assert isinstance(desk.refused("document", "signatures", "VB-0000-0000"), NotFound)


def test_two_who_sign_at_once_do_not_lose_each_other(desk, keys):
    from inspect_flow.bootstrap.signing import newest_file
    from inspect_flow.commands.frame import Desk
    from inspect_flow.records.tables import Document
    from inspect_flow.services.registry import find
    from inspect_flow.services.signing import keep_signed
    from inspect_flow.vocabulary.errors import Conflict
    from inspect_flow.vocabulary.standings import SigningOrigin

    desk.said("document", "render", MINUTES, "--to", str(keys / "a.pdf"))
    access = Desk(database=f"sqlite:///{desk.database}", acting="hanh")
    with access.reading() as work:
        base = newest_file(work, find(work, Document, MINUTES))
    desk.said(*words_to_sign(keys, "tu"), by="hanh")

    late = signed_outside(base, "Hạnh")
    with access.transaction() as work:
        document = find(work, Document, MINUTES)
        with pytest.raises(Conflict, match="vừa có người khác ký"):
            keep_signed(work, document, late, base, ["Hạnh"], SigningOrigin.HERE, {})
