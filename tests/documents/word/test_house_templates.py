"""A province's own Word templates: filled in place of ours, in the sandbox, faults found early."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

from inspect_flow.definitions.places import folder
from inspect_flow.documents.rendering import render_docx
from inspect_flow.documents.template_check import template_problems
from inspect_flow.vocabulary.errors import BadInput, DefinitionError
from tests.documents.samples import sample
from tests.documents.word.reading_word import opened, word_text

DIRECTIVE = sample("commune_directive")


def a_house(
    place: Path, *paragraphs: str, rows: Sequence[str] = (), kind: str = "directive"
) -> str:
    """Make a house with our templates and a Word template of its own."""
    own = place / "report_templates"
    (own / "layout").mkdir(parents=True)
    shipped = folder("report_templates")
    for part in (shipped, shipped / "layout"):
        for file in part.iterdir():
            if file.is_file():
                (own if part is shipped else own / "layout").joinpath(file.name).write_bytes(
                    file.read_bytes()
                )
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=len(rows), cols=1)
        for row, text in zip(table.rows, rows, strict=True):
            row.cells[0].text = text
    document.save(str(own / f"{kind}.docx"))
    return str(place)


def faults_of(house: str) -> list[str]:
    return [
        f"{each.file}: {said}" for each in template_problems(house) for said in each.sentences()
    ]


def test_a_word_template_of_the_house_takes_the_place_of_ours(tmp_path: Path) -> None:
    house = a_house(
        tmp_path,
        "{{ paper.letterhead.issuer|upper }}, {{ paper.letterhead.date|long_day }}",
        "{%p for text in paper.opening %}", "{{ text|closed('.') }}", "{%p endfor %}",
        rows=["{%tr for each in paper.requirements %}", "{{ loop.index }}. {{ each.task }}",
              "{%tr endfor %}"],
    )  # fmt: skip

    lines = [
        line for line in word_text(render_docx("directive", DIRECTIVE, house)).split("\n") if line
    ]

    assert lines[0] == "SỞ NỘI VỤ, ngày 27 tháng 3 năm 2026"
    assert lines[1].startswith("Căn cứ Thông báo số 12/TB-ĐKT")
    assert [line[:2] for line in lines[2:]] == ["1.", "2."]


def test_other_kinds_are_still_written_by_our_templates(tmp_path: Path) -> None:
    house = a_house(tmp_path, "{{ paper.subject }}")

    assert render_docx("minutes", sample("commune_minutes"), house) == render_docx(
        "minutes", sample("commune_minutes")
    )


def test_the_same_context_gives_the_same_bytes_and_our_properties(tmp_path: Path) -> None:
    house = a_house(tmp_path, "{{ paper.subject }}")
    content = render_docx("directive", DIRECTIVE, house)

    assert content == render_docx("directive", DIRECTIVE, house)
    assert opened(content).core_properties.author == "Sở Nội vụ"
    assert opened(content).core_properties.language == "vi-VN"


def test_a_context_that_lacks_entries_is_refused_before_it_is_filled(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        render_docx("directive", {"dated_on": "2026-03-27"}, a_house(tmp_path, "{{ paper }}"))


@pytest.mark.parametrize(
    "text", ["{{ 7 * 7 }}", "<w:p/>&amp;", "{%p for x in y %}", "a\x00\x07\ud800b", "{_{ x }_}"]
)
def test_a_text_that_users_typed_stays_a_text(text: str, tmp_path: Path) -> None:
    house = a_house(tmp_path, "{{ paper.subject }} hết")
    paper = dict(DIRECTIVE, subject=text)

    said = word_text(render_docx("directive", paper, house)).strip().replace("\u2060", "")

    assert said == "".join(each for each in text if each not in "\x00\x07\ud800") + " hết"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trình {{ paper.subjet }}", "ở đoạn 'Trình {{ paper.subjet }}'"),
        ("{{ paper.__class__.__mro__ }}", "__class__"),
        ("{{ paper.subject * 1000000 }}", "không được dùng *"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ paper.subject|safe }}", "safe"),
    ],
)
def test_a_template_that_fails_names_its_file_and_the_place(
    text: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises(DefinitionError) as refused:
        render_docx("directive", DIRECTIVE, a_house(tmp_path, "Mở đầu", text))

    assert "directive.docx" in str(refused.value)
    assert told in str(refused.value)


def test_a_template_without_end_is_stopped(tmp_path: Path) -> None:
    loops = "{% for a in range(99999) %}{% for b in range(99999) %}" + "x" * 5000
    house = a_house(tmp_path, loops + "{% endfor %}{% endfor %}")

    with pytest.raises(DefinitionError):
        render_docx("directive", DIRECTIVE, house)


def test_a_loop_that_tears_the_markup_is_refused_rather_than_repaired(tmp_path: Path) -> None:
    house = a_house(tmp_path, "{% for each in paper.requirements %}", "x", "{%p endfor %}")

    with pytest.raises(DefinitionError) as refused:
        render_docx("directive", DIRECTIVE, house)

    assert "hỏng cấu trúc" in str(refused.value)


def test_check_compiles_word_templates_and_names_the_paragraph(tmp_path: Path) -> None:
    assert faults_of(a_house(tmp_path / "good", "{{ paper.subject }}")) == []
    (fault,) = faults_of(a_house(tmp_path / "bad", "Mở đầu", "{% if paper.draft %} dự thảo"))

    assert fault.startswith("report_templates/directive.docx: ")
    assert "endif" in fault


def test_check_knows_filters_kinds_and_the_files_that_word_leaves_behind(tmp_path: Path) -> None:
    house = a_house(tmp_path, "{{ paper.subject|shout }}", kind="minuts")
    (tmp_path / "report_templates" / "~$minutes.docx").write_bytes(b"lock")
    unknown_kind, unknown_filter = faults_of(house)

    assert "minutes" in unknown_kind
    assert "shout" in unknown_filter


def test_what_is_no_word_file_is_named_and_not_opened(tmp_path: Path) -> None:
    house = a_house(tmp_path, "x")
    file = tmp_path / "report_templates" / "directive.docx"
    for content in (b"", b"not a zip", b"PK\x05\x06" + bytes(18), file.read_bytes()[:900]):
        file.write_bytes(content)
        assert "không phải tệp Word" in faults_of(house)[0]


def _add(file: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, content, zipfile.ZIP_DEFLATED)


def test_macros_outside_content_and_bombs_are_refused(tmp_path: Path) -> None:
    house = a_house(tmp_path, "x")
    file = tmp_path / "report_templates" / "directive.docx"
    whole = file.read_bytes()
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://h/t.dotm"'
        ' TargetMode="External"/></Relationships>'
    )
    for name, content, told in (
        ("word/vbaProject.bin", b"x", "macro"),
        ("word/_rels/settings.xml.rels", link.encode(), "http://h/t.dotm"),
        ("word/media/x.bin", bytes(100_000_001), "quá lớn"),
    ):
        file.write_bytes(whole)
        _add(file, name, content)
        assert told in faults_of(house)[0]
