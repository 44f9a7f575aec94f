"""Pages escape what people typed, speak the reader's language and hide no mistake of a template."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from jinja2 import UndefinedError

from inspect_flow.locale.translation import use_language
from inspect_flow.web.frame import Frame, SignedIn, language_links
from inspect_flow.web.rendering import environment
from inspect_flow.web.tables import sortable
from tools.web_parts import pages

HOSTILE = "<script>alert(1)</script>\"'&"


@pytest.fixture
def english():
    """Speak English during a test."""
    use_language("en")
    yield
    use_language("vi")


def filled(text, **values):
    return environment().from_string(text).render(values)


def test_what_people_typed_is_escaped_in_texts_and_attributes():
    field = filled(
        '{% from "parts/fields.html" import text_input, textarea %}'
        "{{ text_input('name', said, said, said, said) }}{{ textarea('more', said, said) }}",
        said=HOSTILE,
    )
    assert "<script>" not in field
    assert field.count("&lt;script&gt;") == 6
    assert 'value="&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;"' in field


def test_a_name_that_was_not_given_is_refused():
    with pytest.raises(UndefinedError, match="inspektion"):
        filled("{{ inspektion.code }}")


def test_every_part_of_a_page_speaks_english(english):
    page = pages()["question"]
    assert '<html lang="en"' in page
    assert "Error:" in page
    assert "Skip to main content" in page
    assert "(optional)" in page


def test_one_environment_speaks_the_language_of_each_reader():
    spoken = []
    for language in ("vi", "en", "vi"):
        use_language(language)
        spoken.append(filled("{{ _('Đăng xuất') }}, {{ 3|time_left }}, {{ 1104.5|number }}"))

    assert spoken == [
        "Đăng xuất, còn 3 ngày, 1.104,5",
        "Sign out, 3 days left, 1,104.5",
        "Đăng xuất, còn 3 ngày, 1.104,5",
    ]


def test_no_page_holds_a_style_a_script_or_a_handler_of_its_own():
    for page in pages().values():
        assert not re.search(
            r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", page
        )


def test_every_id_of_a_page_stands_once():
    for name, page in pages().items():
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert sorted(ids) == sorted(set(ids)), name


def head(person):
    frame = Frame(language_links("vi", "/"), person=person)
    return " ".join(environment().get_template("layout/header.html").render(frame=frame).split())


def test_the_head_names_who_is_signed_in_and_each_unit_once():
    assert "<strong>bà Lan</strong> · <span>Chuyên viên, Sở Nội vụ</span>" in head(
        SignedIn("bà Lan", "Chuyên viên", "Sở Nội vụ")
    )
    assert "<strong>bà Hạnh</strong> · <span>Phó Giám đốc Sở Nội vụ</span>" in head(
        SignedIn("bà Hạnh", "Phó Giám đốc Sở Nội vụ", "Sở Nội vụ")
    )


def test_who_is_not_signed_in_is_offered_no_section_and_no_way_out():
    assert not re.search("<form|Tài khoản|Các mục chính", head(None))
    assert 'hreflang="en">English</a>' in head(None)


def test_choosing_a_language_leads_back_to_the_same_page():
    links = language_links("vi", "/units?name=Long Điền&sort=-name")

    assert [(each.text, each.current) for each in links] == [
        ("Tiếng Việt", True),
        ("English", False),
    ]
    assert parse_qs(urlsplit(links[1].href).query) == {
        "to": ["en"],
        "back": ["/units?name=Long Điền&sort=-name"],
    }


def test_a_head_turns_the_order_of_its_own_column_and_keeps_the_filter():
    kept = {"unit": "Long Điền"}
    turned = sortable("days", "Thời hạn", "days", kept).href
    assert turned == "?unit=Long+%C4%90i%E1%BB%81n&sort=-days"
    assert sortable("days", "Thời hạn", "days", kept).order == "ascending"
    assert sortable("days", "Thời hạn", "-days", kept).order == "descending"
    assert sortable("name", "Tên", "days", kept).order is None
