"""An issued file is archival, tagged, says what it is, and carries its record and its code."""

from __future__ import annotations

import hashlib
import json
import subprocess
from io import BytesIO
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

import pikepdf
import pytest

from inspect_flow.documents.metadata import FIELDS, NAMESPACE
from inspect_flow.documents.rendering import render_key, render_pdf
from inspect_flow.rules.chain import canonical
from inspect_flow.rules.verification_code import read_code
from inspect_flow.vocabulary.archives import Archive
from tests.documents.marked import CODE, MARK, codes_on, field_of, issued, scanned
from tests.documents.reading import MM, printed, texts, words
from tests.documents.samples import sample

pytestmark = pytest.mark.xdist_group("samples")

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
KINDS = ["commune_minutes", "commune_conclusion", "commune_notice", "long_dien_plan"]


@pytest.mark.parametrize("archive", list(Archive))
def test_the_file_is_tagged_and_sound(archive: Archive) -> None:
    with pikepdf.open(BytesIO(issued("commune_minutes", archive))) as file:
        assert file.check_pdf_syntax() == []
        assert bool(file.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in file.Root
        with file.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == archive.value[0]


def test_the_metadata_of_the_decree_stand_in_the_file() -> None:
    pdf = issued("commune_conclusion")
    paper = sample("commune_conclusion")

    assert field_of(pdf, "TypeName") == "Thông báo"
    assert field_of(pdf, "OrganName") == paper["letterhead"]["issuer"]
    assert field_of(pdf, "Subject") == paper["subject"]
    assert field_of(pdf, "PageAmount") == str(len(texts(pdf)))
    assert field_of(pdf, "OrganId") == "snv"
    assert field_of(pdf, "Typeface") == "Liberation Serif 2.1.5"


def test_every_field_of_the_own_namespace_is_described_as_pdf_a_asks() -> None:
    with pikepdf.open(BytesIO(issued("commune_minutes"))) as file:
        packet = ElementTree.fromstring(file.Root.Metadata.read_bytes())
    described = {each.text for each in packet.iter() if each.tag.endswith("property#}name")}
    used = {each.tag.split("}")[1] for each in packet.iter() if NAMESPACE in each.tag}

    assert len(packet.findall(f"{RDF}RDF")) == 1
    assert used <= described == {name for name, _length, _meaning in FIELDS}


def test_a_3b_file_carries_the_frozen_record_once() -> None:
    paper = {**sample("commune_minutes"), "draft": False}
    with pikepdf.open(BytesIO(issued("commune_minutes", Archive.PDF_A_3B))) as file:
        (attached,) = file.Root.AF
        record = attached.EF.F.read_bytes()
        assert str(attached.AFRelationship) == "/Data"
        assert list(file.attachments) == ["ban-ghi.json"]

    assert record.decode() == canonical(paper)
    assert json.loads(record) == json.loads(json.dumps(paper))
    digest = hashlib.sha256(record).hexdigest()
    assert field_of(issued("commune_minutes"), "RecordSha256") == digest


def test_a_3b_file_has_the_same_bytes_whenever_it_is_printed() -> None:
    paper = {**sample("commune_minutes"), "draft": False}

    again = render_pdf("minutes", paper, mark=MARK, archive=Archive.PDF_A_3B)

    assert again == issued("commune_minutes", Archive.PDF_A_3B)


def test_another_archive_or_mark_is_another_file() -> None:
    paper = sample("commune_minutes")
    keys = {
        render_key("minutes", paper),
        render_key("minutes", paper, mark=MARK),
        render_key("minutes", paper, archive=Archive.PDF_A_3B),
    }

    assert len(keys) == 3


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("dpi", [110, 300])
def test_the_code_is_read_back_from_the_printed_page(name: str, dpi: int) -> None:
    pdf = issued(name)
    pages = range(len(texts(pdf)))
    found = [code for page in pages for code in codes_on(scanned(pdf, page, dpi))]

    assert [read_code(each.text) for each in found] == [CODE]


def test_the_code_is_large_enough_and_stands_free() -> None:
    pdf, dpi = issued("commune_conclusion"), 300
    last = len(texts(pdf))
    (code,) = codes_on(scanned(pdf, last - 1, dpi))
    corners = code.position
    left, right = (each * 25.4 / dpi for each in (corners.top_left.x, corners.top_right.x))
    top, bottom = (each * 25.4 / dpi for each in (corners.top_left.y, corners.bottom_left.y))
    quiet = 4 * (right - left) / 37

    assert right - left >= 20
    assert 30 - 1 <= left < right < 105
    near = [
        word
        for word in words(pdf, last)
        if word.right > left - quiet + 0.5 and word.left < right + quiet - 0.5
        and word.bottom > top - quiet + 0.5 and word.top < bottom + quiet - 0.5
    ]  # fmt: skip
    assert near == []


def test_a_draft_carries_no_code() -> None:
    pdf = printed("commune_minutes")

    assert [codes_on(scanned(pdf, page, 110)) for page in range(len(texts(pdf)))].count([]) == len(
        texts(pdf)
    )


@pytest.mark.parametrize("name", ["long_dien_minutes", "commune_conclusion"])
def test_the_file_says_where_each_signature_goes(name: str) -> None:
    pdf = issued(name)
    areas = [each.split() for each in field_of(pdf, "SignatureAreas").split(";")]

    assert len(areas) == len(sample(name)["signatures"])
    for page, *points in areas:
        left, below, right, above = (float(each) for each in points)
        top, bottom = (297 / MM - above) * MM, (297 / MM - below) * MM
        inside = [w for w in words(pdf, int(page)) if w.top > top and w.bottom < bottom]
        assert right - left > 40 / MM
        assert above - below > 27 / MM
        assert [w for w in inside if w.left > left * MM and w.right < right * MM] == []


@pytest.mark.skipif(which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("archive", list(Archive))
def test_poppler_reads_the_text_and_the_record(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(issued("commune_minutes", archive))
    read = {
        tool: subprocess.run([tool, *words], capture_output=True, text=True, check=False)
        for tool, words in {
            "pdftotext": [str(file), "-"], "pdfdetach": ["-list", str(file)],
        }.items()
    }  # fmt: skip

    assert "Độc lập - Tự do - Hạnh phúc" in read["pdftotext"].stdout
    assert ("ban-ghi.json" in read["pdfdetach"].stdout) == (archive is Archive.PDF_A_3B)
    assert [each.stderr for each in read.values()] == ["", ""]
