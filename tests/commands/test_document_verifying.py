"""`inspect-flow document verify` and `keep`: what a file is that somebody hands in."""

from __future__ import annotations

import shutil
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from inspect_flow.documents import apart
from inspect_flow.vocabulary.errors import BadInput
from tests.documents.marked import codes_on, field_of, scanned
from tests.documents.reading import texts
from tests.project.tracked import PROJECT

MINUTES = "VB-2019-0002"


@pytest.fixture
def desk(case_at):
    return case_at("minutes_signed")


@pytest.fixture
def paper(desk, tmp_path: Path) -> Path:
    """Lend the issued print of the minutes."""
    file = tmp_path / "bien-ban.pdf"
    desk.said("document", "render", MINUTES, "--to", str(file))
    return file


def verdict(desk: Any, file: Path, code: int) -> Any:
    import json

    result = desk.run("document", "verify", str(file), "--json")
    assert result.exit_code == code, result.output
    return json.loads(result.output)


def changed(paper: Path, change: Any, name: str = "khac.pdf") -> Path:
    """Write the paper anew after `change` was made to it."""
    target = paper.with_name(name)
    with pikepdf.open(paper) as file:
        change(file)
        file.save(target)
    return target


def test_the_first_print_is_kept_and_handed_out_from_then_on(desk, paper):
    shown = desk.told("document", "show", MINUTES)

    assert shown["pdf_sha256"] == sha256(paper.read_bytes()).hexdigest()
    assert shown["printed"]["typeface"] == "Liberation Serif 2.1.5"
    desk.said("document", "render", MINUTES, "--to", str(paper), "--overwrite")
    assert sha256(paper.read_bytes()).hexdigest() == shown["pdf_sha256"]
    assert "Lưu bản in phát hành" in desk.said("document", "timeline", MINUTES)


def test_printing_again_gives_the_same_bytes_or_says_why_not(desk, paper, tmp_path, monkeypatch):
    assert desk.told("document", "reprint", MINUTES)["same"]

    shutil.copytree(PROJECT / "report_templates", tmp_path / "house" / "report_templates")
    sheet = tmp_path / "house" / "report_templates" / "layout" / "paper.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "\np { color: #111 }\n", encoding="utf-8")
    monkeypatch.setenv("INSPECT_FLOW_HOME", str(tmp_path / "house"))

    (reason,) = desk.told("document", "reprint", MINUTES)["reasons"]
    assert reason.startswith("mẫu in khác: khi phát hành")
    desk.said("document", "render", MINUTES, "--to", str(tmp_path / "again.pdf"))
    assert (tmp_path / "again.pdf").read_bytes() == paper.read_bytes()


def test_what_was_issued_and_not_printed_is_kept_at_once(desk):
    assert len(desk.told("document", "keep")["kept"]) == 2
    assert desk.told("document", "keep")["kept"] == []


def test_a_kept_paper_is_not_printed_as_another_kind_of_file(desk, paper):
    refused = desk.refused("document", "render", MINUTES, "--archive", "3b", "--to", "x.pdf")

    assert isinstance(refused, BadInput)
    assert "chỉ có một bản phát hành" in str(refused)


def test_the_issued_print_is_recognised(desk, paper):
    said = verdict(desk, paper, 0)

    assert (said["standing"], said["code"], said["notes"]) == ("issued", MINUTES, [])


def test_a_superseded_print_names_what_took_its_place(desk, paper):
    desk.said("document", "supersede", MINUTES, "--reason", "Sai số", by="hanh", on="20/8/2019")

    said = verdict(desk, paper, 3)

    assert said["standing"] == "superseded"
    (note,) = said["notes"]
    assert "được thay bằng VB-2019-0003" in note["note"]
    assert "từ ngày 20/08/2019" in note["note"]


def test_a_withdrawn_print_says_since_when(desk, paper):
    desk.said(
        "document",
        "move",
        MINUTES,
        "withdraw",
        "--reason",
        "Ban hành nhầm",
        by="hanh",
        on="21/8/2019",
    )

    said = verdict(desk, paper, 3)

    assert (said["standing"], said["notes"]) == ("withdrawn", [{"note": "từ ngày 21/08/2019"}])


def test_a_changed_text_is_named_by_page_and_words(desk, paper):
    def rewrite(file: pikepdf.Pdf) -> None:
        shown = pikepdf.parse_content_stream(file.pages[0])
        first = next(n for n, each in enumerate(shown) if str(each.operator) in ("Tj", "TJ"))
        file.pages[0].Contents = file.make_stream(
            pikepdf.unparse_content_stream([*shown[:first], *shown[first + 1 :]])
        )

    said = verdict(desk, changed(paper, rewrite), 3)

    assert said["standing"] == "altered"
    assert any(each["note"].startswith("trang 1: bản ban hành in") for each in said["notes"])


def test_a_page_put_in_is_counted(desk, paper):
    said = verdict(desk, changed(paper, lambda file: file.pages.append(file.pages[0])), 3)

    assert any("trang, tệp này có" in each["note"] for each in said["notes"])


def test_a_file_written_anew_with_the_same_text_is_not_the_issued_one(desk, paper):
    said = verdict(desk, changed(paper, lambda file: None), 3)

    assert said["standing"] == "altered"
    assert said["notes"][-1]["note"].startswith("chữ in trên các trang giống bản ban hành")


def test_a_file_without_its_metadata_is_found_by_its_number(desk, paper):
    def strip(file: pikepdf.Pdf) -> None:
        del file.Root.Metadata

    said = verdict(desk, changed(paper, strip), 3)

    assert (said["standing"], said["code"]) == ("altered", MINUTES)


@pytest.mark.parametrize("tail", [b"\n%%EOF\n", b"garbage", b"\n1 0 obj\n<<>>\nendobj\n%%EOF"])
def test_anything_put_behind_the_issued_bytes_is_a_change(desk, paper, tail):
    paper.write_bytes(paper.read_bytes() + tail)

    assert verdict(desk, paper, 3)["standing"] == "altered"


def test_a_script_put_behind_the_issued_bytes_is_a_change(desk, paper):
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(paper.read_bytes()))
    script = {"/S": generic.NameObject("/JavaScript"), "/JS": generic.pdf_string("app.alert(1)")}
    action = generic.DictionaryObject({generic.NameObject(k): v for k, v in script.items()})
    writer.root[generic.NameObject("/OpenAction")] = writer.add_object(action)
    writer.update_root()
    written = BytesIO()
    writer.write(written)
    paper.write_bytes(written.getvalue())

    said = verdict(desk, paper, 3)

    assert said["standing"] == "altered"
    assert "thêm vào sau bản ban hành" in said["notes"][0]["note"]


def test_a_draft_and_a_preview_are_drafts(case_at, tmp_path):
    desk = case_at("findings_drafted")
    draft, preview = tmp_path / "draft.pdf", tmp_path / "preview.pdf"
    code = desk.told("document", "list", "--state", "draft")[0]["code"]
    desk.said("document", "render", code, "--to", str(draft))
    desk.said("document", "preview", "minutes", "KT-2019-001", "--to", str(preview))

    assert verdict(desk, draft, 3)["standing"] == "draft"
    assert verdict(desk, preview, 3)["standing"] == "draft"


def test_a_paper_of_another_house_is_unknown(case_at, desk, paper, tmp_path):
    elsewhere = tmp_path / "khac"
    elsewhere.mkdir()
    (elsewhere / "x.pdf").write_bytes(paper.read_bytes())
    other = case_at("house")

    said = verdict(other, elsewhere / "x.pdf", 4)

    assert said["standing"] == "unknown"
    assert "IF1;" in said["notes"][0]["note"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "không phải tệp PDF"),
        (b"GIF89a", "không phải tệp PDF"),
        (b"%PDF-1.7\n", "hỏng hoặc thiếu phần cuối"),
        (b"%PDF-1.7\n" + b"\xff" * 5000, "hỏng hoặc thiếu phần cuối"),
    ],
)
def test_what_is_no_pdf_is_refused_in_words(desk, tmp_path, content, fault):
    file = tmp_path / "x.pdf"
    file.write_bytes(content)

    assert fault in str(desk.refused("document", "verify", str(file)))


def test_half_a_file_is_not_the_issued_one(desk, paper):
    content = paper.read_bytes()
    paper.write_bytes(content[: len(content) // 2])

    result = desk.run("document", "verify", str(paper))

    assert result.exit_code != 0


def test_a_locked_file_is_refused_in_words(desk, paper):
    locked = paper.with_name("khoa.pdf")
    with pikepdf.open(paper) as file:
        file.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))

    assert "khóa bằng mật khẩu" in str(desk.refused("document", "verify", str(locked)))


def test_a_huge_file_is_refused_before_it_is_read(desk, tmp_path):
    huge = tmp_path / "lon.pdf"
    with huge.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(500 * 1024 * 1024)

    assert "quá giới hạn" in str(desk.refused("document", "verify", str(huge)))


@pytest.mark.parametrize("keeps_metadata", [True, False])
def test_a_file_built_to_exhaust_the_reader_ends_in_words(desk, paper, monkeypatch, keeps_metadata):
    monkeypatch.setattr(apart, "MOST_SECONDS", 2)

    def exhaust(file: pikepdf.Pdf) -> None:
        file.pages[0].Contents = file.make_stream(b"BT /F1 9 Tf (a) Tj ET " * 1_000_000)
        if not keeps_metadata:
            del file.Root.Metadata

    bomb = changed(paper, exhaust)

    refused = desk.refused("document", "verify", str(bomb))
    assert isinstance(refused, BadInput)
    assert "khac.pdf" in str(refused)
    assert "đọc mãi không xong" in str(refused)


def test_a_number_of_another_script_is_a_number_nobody_has(desk):
    code = f"IF1;²/QĐ-UBND;20260302;tinh;{'A' * 43}"

    assert desk.run("document", "verify", "--code", code).exit_code == 4


def test_the_printed_code_is_verified_by_its_text(desk, paper):
    pdf = paper.read_bytes()
    pages = range(len(texts(pdf)))
    (code,) = [each for page in pages for each in codes_on(scanned(pdf, page, 110))]

    assert code.text == field_of(pdf, "VerificationCode")
    assert desk.told("document", "verify", "--code", code.text)["standing"] == "issued"


def test_a_code_with_another_fingerprint_or_number_is_altered(desk, paper):
    text = field_of(paper.read_bytes(), "VerificationCode")
    fields = text.split(";")
    other_print = ";".join([*fields[:4], "A" * 43])
    other_number = ";".join([fields[0], "9/BB-X", *fields[2:]])

    for code in (other_print, other_number):
        result = desk.run("document", "verify", "--code", code, "--json")
        assert (result.exit_code, '"altered"' in result.output) == (3, True)


def test_a_code_of_another_house_is_unknown_and_nonsense_is_refused(desk):
    text = f"IF1;9/QĐ-UBND;20260302;tinh;{'A' * 43}"

    assert desk.run("document", "verify", "--code", text).exit_code == 4
    assert isinstance(desk.refused("document", "verify", "--code", "xin chào"), BadInput)
    assert isinstance(desk.refused("document", "verify"), BadInput)
