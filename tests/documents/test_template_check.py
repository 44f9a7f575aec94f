"""The check of a house's templates: every fault by file and line, before a paper needs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_flow.definitions.places import shipped_folder
from inspect_flow.documents.template_check import template_problems
from inspect_flow.documents.template_samples import sample_papers
from inspect_flow.vocabulary.papers import PAPER_KINDS
from tests.documents.samples import NAMES, sample

SHIPPED = shipped_folder("report_templates")

STYLES = (SHIPPED / "layout" / "paper.css").read_text(encoding="utf-8").splitlines()
BODY = "layout/minutes_body.html"
BODY_LINE = STYLES.index("body { margin: 0; }") + 1


def told_of(house: Path, name: str, text: str) -> list[str]:
    """Check a house that has just the template `name`."""
    file = house / "report_templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    problems = template_problems(str(house))
    return [f"{each.file}: {sentence}" for each in problems for sentence in each.sentences()]


def changed(name: str, old: str, new: str) -> str:
    """Return a shipped template with some words replaced."""
    text = SHIPPED.joinpath(*name.split("/")).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def test_the_shipped_templates_have_no_fault() -> None:
    assert template_problems() == []


def test_the_shipped_samples_are_those_of_the_tests() -> None:
    assert dict(sample_papers()) == {name: sample(name) for name in NAMES}


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("minutes.html", "{% endblock %}", "{% endblok %}", "mẫu viết sai: Encountered"),
        ("minutes.html", '"layout/base.html"', '"layout/bse.html"',
         "minutes.html: dòng 1: gọi mẫu 'layout/bse.html' không có"),
        (BODY, "paper.unit }}", "papr.unit }}",
         "dùng tên 'papr' không có; có phải ý là 'paper'"),
        (BODY, "paper.place|closed", "paper.place|close", "No filter named 'close'"),
        (BODY, "paper.place|closed", "paper.plce|closed", "has no attribute 'plce'"),
        (BODY, "./.", ".", "[ends_with_mark]"),
        ("layout/paper.css", "body { margin: 0; }", "body { margn: 0; }",
         f"paper.css: dòng {BODY_LINE}: Ignored `margn: 0`"),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_file_and_line(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    found = told_of(tmp_path, name, changed(name, old, new))

    assert any(told in each for each in found), found


def test_a_fault_of_running_names_the_line(tmp_path: Path) -> None:
    text = changed(BODY, "paper.place|closed", "paper.plce|closed")

    # Two papers are printed with it; whoever mends the file wants to read of it once.
    (told,) = told_of(tmp_path, BODY, text)

    line = next(n for n, each in enumerate(text.splitlines(), 1) if "plce" in each)
    assert f"report_templates/{BODY}, dòng {line}" in told
    assert told.endswith("(cũng gặp khi in surprise_minutes.html)")


def test_what_one_stylesheet_does_to_all_papers_is_told_once_for_each_rule(tmp_path: Path) -> None:
    text = changed("layout/paper.css", "margin: 20mm 15mm 20mm 30mm", "margin: 20mm 15mm 20mm 5mm")

    told = told_of(tmp_path, "layout/paper.css", text)

    assert {each.partition(":")[0] for each in told} == {"report_templates/layout/paper.css"}
    (margins,) = [each for each in told if "[margins]" in each and "cũng gặp khi in" in each]
    assert margins.count(".html") == len(PAPER_KINDS) - 1


def test_a_template_that_no_paper_uses_is_told(tmp_path: Path) -> None:
    (told,) = told_of(tmp_path, "minute.html", "")

    assert "có phải ý là 'minutes.html'" in told


def test_good_templates_of_a_house_are_printed_and_found_right(tmp_path: Path) -> None:
    text = changed(BODY, "paper.place|closed", "'phòng họp của ' ~ paper.place|closed")

    assert told_of(tmp_path, BODY, text) == []
