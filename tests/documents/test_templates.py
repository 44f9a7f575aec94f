"""The templates: each is printed by a sample, none lets an undefined name pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_flow.definitions.places import files_in, folder
from inspect_flow.documents.rendering import render_html, render_key
from inspect_flow.documents.templates import template_version
from inspect_flow.vocabulary.errors import BadInput, DefinitionError
from inspect_flow.vocabulary.papers import PAPER_KINDS
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


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    _own_templates(tmp_path, "")

    with pytest.raises(DefinitionError, match=r"notice\.html"):
        render_html("notice", sample("commune_notice"), house=str(tmp_path))


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
