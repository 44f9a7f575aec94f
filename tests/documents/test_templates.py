"""The templates: each is printed by a sample, none lets an undefined name pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_flow.definitions.places import files_in, folder
from inspect_flow.documents.rendering import render_html, render_key, render_pdf
from inspect_flow.documents.templates import template_version
from inspect_flow.vocabulary.errors import BadInput, DefinitionError
from inspect_flow.vocabulary.papers import PAPER_KINDS
from tests.documents.reading import phrase
from tests.documents.samples import sample


def test_every_template_belongs_to_a_kind_of_paper() -> None:
    names = {name for name, _ in files_in(folder("report_templates"), ".html")}

    assert {name for name in names if "/" not in name} == {f"{kind}.html" for kind in PAPER_KINDS}


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_no_template_is_longer_than_it_can_be_read(kind: str) -> None:
    text = (folder("report_templates") / f"{kind}.html").read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 120


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput) as refused:
        render_html("poem", {})

    assert "minutes" in refused.value.reasons[0]


def test_a_context_that_lacks_entries_is_refused_with_all_of_them() -> None:
    paper = dict(sample("commune_minutes"), copies="3", areas=[{"title": "x"}])
    del paper["unit"]

    with pytest.raises(BadInput) as refused:
        render_html("minutes", paper)

    assert refused.value.reasons == [
        "unit: còn thiếu",
        "areas[0].context: còn thiếu",
        "areas[0].strengths: còn thiếu",
        "areas[0].shortcomings: còn thiếu",
        "copies: phải là số nguyên",
    ]


def test_a_day_that_is_no_day_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        render_html("minutes", dict(sample("commune_minutes"), dated_on="2026-02-30"))

    assert refused.value.reasons == ["dated_on: phải là ngày đầy đủ dạng 2019-08-14"]


def test_a_house_may_bring_its_own_templates(tmp_path: Path) -> None:
    _own_templates(tmp_path, "<p>{{ paper.unit }}</p>")

    html = render_html("minutes", sample("commune_minutes"), house=str(tmp_path))

    assert html == "<p>Ủy ban nhân dân xã Bình Mẫu</p>"


def test_a_template_reaches_no_python(tmp_path: Path) -> None:
    _own_templates(tmp_path, "{{ ''.__class__.__mro__ }}")

    with pytest.raises(DefinitionError, match="có lỗi"):
        render_html("minutes", sample("commune_minutes"), house=str(tmp_path))


def test_what_a_house_does_not_replace_is_printed_as_shipped(tmp_path: Path) -> None:
    _own_templates(tmp_path, "")
    paper = sample("commune_notice")

    assert render_html("notice", paper, str(tmp_path)) == render_html("notice", paper)


def test_one_part_of_the_layout_may_be_replaced_alone(tmp_path: Path) -> None:
    (tmp_path / "report_templates/layout").mkdir(parents=True)
    endings = (folder("report_templates") / "layout/endings.html").read_text(encoding="utf-8")
    own = endings.replace("Nơi nhận:", "Nơi gửi:")
    (tmp_path / "report_templates/layout/endings.html").write_text(own, encoding="utf-8")

    html = render_html("notice", sample("commune_notice"), house=str(tmp_path))

    assert "Nơi gửi:" in html
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in html


def test_a_stylesheet_may_be_replaced_alone(tmp_path: Path) -> None:
    (tmp_path / "report_templates/layout").mkdir(parents=True)
    css = (folder("report_templates") / "layout/paper.css").read_text(encoding="utf-8")
    file = tmp_path / "report_templates/layout/paper.css"
    file.write_text(css.replace("margin: 20mm 15mm 20mm 30mm", "margin: 20mm 15mm 20mm 35mm"))
    paper = sample("commune_minutes")

    (first, *_) = phrase(render_pdf("minutes", paper, str(tmp_path)), "Địa điểm: Trụ sở")

    assert first.left == pytest.approx(35 + 12.7, abs=0.3)


def test_a_change_to_any_layer_changes_the_key_of_the_papers_that_use_it(tmp_path: Path) -> None:
    shipped = {kind: template_version(kind) for kind in PAPER_KINDS}
    (tmp_path / "report_templates/layout").mkdir(parents=True)
    assert {kind: template_version(kind, str(tmp_path)) for kind in PAPER_KINDS} == shipped
    file = tmp_path / "report_templates/layout/findings.html"
    file.write_text("{% macro listed(a, b) %}{% endmacro %}", encoding="utf-8")

    changed = {k for k in PAPER_KINDS if template_version(k, str(tmp_path)) != shipped[k]}

    assert {"minutes", "conclusion"} <= changed
    assert "checklist" not in changed


def test_a_template_changed_under_a_living_process_is_seen(tmp_path: Path) -> None:
    _own_templates(tmp_path, "<p>cũ</p>")
    before = render_html("minutes", sample("commune_minutes"), str(tmp_path))
    (tmp_path / "report_templates/minutes.html").write_text("<p>mới</p>", encoding="utf-8")

    assert before == "<p>cũ</p>"
    assert render_html("minutes", sample("commune_minutes"), str(tmp_path)) == "<p>mới</p>"


def test_a_fault_that_shows_when_filling_names_file_and_line(tmp_path: Path) -> None:
    _own_templates(tmp_path, "<p>một</p>\n<p>{{ paper.unitt }}</p>")

    with pytest.raises(DefinitionError) as refused:
        render_html("minutes", sample("commune_minutes"), house=str(tmp_path))

    assert "report_templates/minutes.html, dòng 2:" in refused.value.reasons[0]
    assert "unitt" in refused.value.reasons[0]


def test_the_version_changes_with_any_file_that_the_template_uses(tmp_path: Path) -> None:
    _own_templates(tmp_path, '{% include "layout/foot.html" %}')
    foot = tmp_path / "report_templates/layout/foot.html"
    foot.write_text("a", encoding="utf-8")
    before = template_version("minutes", str(tmp_path))
    foot.write_text("b", encoding="utf-8")

    assert template_version("minutes", str(tmp_path)) != before


def test_the_key_of_a_paper_changes_with_its_content_only() -> None:
    paper = sample("commune_minutes")

    assert render_key("minutes", paper) == render_key("minutes", sample("commune_minutes"))
    assert render_key("minutes", paper) != render_key("minutes", dict(paper, copies=4))


def _own_templates(house: Path, text: str) -> None:
    folder = house / "report_templates"
    (folder / "layout").mkdir(parents=True)
    (folder / "minutes.html").write_text(text, encoding="utf-8")
    (folder / "layout/paper.css").write_text("", encoding="utf-8")
