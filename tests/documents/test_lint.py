"""The rules of form: green on every sample of every kind, red on each broken paper."""

from __future__ import annotations

from typing import Any

import pytest

from inspect_flow.documents.lint import lint, lint_file, lint_html, lint_pages, profile_of_context
from inspect_flow.documents.linting.catalogue import RULES
from inspect_flow.documents.linting.rule import Breach
from inspect_flow.documents.rendering import render_html
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.paper_parts import assumed
from tests.documents.broken_papers import BROKEN, Broken, context
from tests.documents.reading import printed
from tests.documents.samples import NAMES, sample

pytestmark = pytest.mark.xdist_group("samples")


def broken_rules(breaches: list[Breach]) -> set[str]:
    """Return the rules that stop a paper."""
    return {each.rule for each in breaches if not each.is_advice}


@pytest.mark.parametrize("name", NAMES)
def test_the_context_of_a_sample_keeps_every_rule(name: str) -> None:
    assert broken_rules(lint(sample(name)["kind"], sample(name))) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_a_sample_keep_every_rule(name: str) -> None:
    html = render_html(sample(name)["kind"], sample(name))

    assert broken_rules(lint_html(html, profile_of_context(sample(name)))) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_of_a_sample_keep_every_rule_of_its_day(name: str) -> None:
    assert lint_pages(printed(name), profile_of_context(sample(name))) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_read_back_alone_keeps_every_rule(name: str) -> None:
    assert broken_rules(lint_file(printed(name))) == set()


@pytest.mark.parametrize(
    ("rule", "broken"), BROKEN, ids=[f"{n}-{r}" for n, (r, _) in enumerate(BROKEN)]
)
def test_a_broken_paper_is_told_by_its_rule(rule: str, broken: Broken) -> None:
    assert rule in broken_rules(broken())


def test_there_is_a_broken_paper_for_each_rule() -> None:
    assert {name for name, _broken in BROKEN} == {each.name for each in RULES}


def test_no_two_rules_share_a_name() -> None:
    names = [each.name for each in RULES]

    assert sorted(set(names)) == sorted(names)


def test_a_breach_on_a_page_says_where_it_is_and_what_to_do() -> None:
    paper = dict(BROKEN)["number_and_place"]()
    (breach,) = [each for each in paper if each.rule == "number_and_place"]

    assert breach.place.startswith("trang 1, cách trái")
    assert breach.place.endswith(" mm")
    assert breach.remedy


@pytest.mark.parametrize(
    "text",
    [
        "thứ Tư, ngày 14 tháng 8 năm 2019",
        "1.158/1.204 hồ sơ, đạt 96,2%",
        "ngày 14/8/2019 đạt 46%",
        "tháng 8/2019 đạt 46%",
        "105/277 TTHC, đạt trên 46%. Ghi chú: 105/277 là 37,9%",
        assumed("1/2, đạt 50%"),
    ],
)
def test_what_is_right_is_not_named(text: str) -> None:
    assert context("commune_minutes", place=text)() == []


@pytest.mark.parametrize(
    ("name", "symbol"),
    [("commune_minutes", "BB-" + "\u00a0" * 6), ("commune_notice", "\u00a0" * 6 + "-CCHC")],
)
def test_a_part_of_the_symbol_may_be_left_to_the_pen(name: str, symbol: str) -> None:
    assert context(name, symbol=symbol)() == []


def test_a_paper_in_others_words_is_advised_and_not_stopped() -> None:
    paper: dict[str, Any] = dict(sample("long_dien_minutes"))
    told = lint_html(render_html("minutes", paper), "tt01_2011")

    assert {each.rule for each in told} == {"first_citation", "abbreviation"}
    assert all(each.is_advice for each in told)


@pytest.mark.parametrize("content", [b"", b"no pdf", b"%PDF-1.7\n%%EOF", b"%PDF-1.7" + b"\0" * 999])
def test_a_file_that_is_no_pdf_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(BadInput, match="Không đọc được tệp PDF"):
        lint_file(content)


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.8, 0.99])
def test_a_file_that_was_cut_short_is_never_found_right(share: float) -> None:
    whole = printed("commune_notice")
    try:
        told = [str(each) for each in lint_file(whole[: int(len(whole) * share)])]
    except BadInput as refused:
        told = refused.reasons

    assert told
