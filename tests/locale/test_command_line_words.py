"""A clerk who mistypes is answered in Vietnamese; nothing of click's English shows."""

import re

import click
import pytest
from click.testing import CliRunner

from inspect_flow.commands.main import root

CLICKS_ENGLISH = re.compile(
    r"Usage|Options|Commands|Try|Error|Show |Missing|No such|Invalid|Got |Did you|does not|is not|"
    r"\[OPTIONS\]|COMMAND|\[ARGS\]|required\]|default:"
)


def said(*words):
    return CliRunner().invoke(root, words).output


def helps(command=root, path=()):
    yield said(*path, "--help")
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from helps(command.get_command(context, name), (*path, name))


def test_no_page_of_help_shows_clicks_english():
    pages = list(helps())

    assert len(pages) > 50
    assert [page for page in pages if CLICKS_ENGLISH.search(page)] == []


def test_no_place_of_a_value_is_named_in_english():
    # Examples hold codes and symbols of documents.
    lines = "".join(page.partition("Ví dụ:")[0] for page in helps())
    capitals = set(re.findall(r"(?<![\w-])[A-Z]{3,}(?!\w)", lines))

    standards = {
        "JSON",
        "TLS",
        "PDF",
        "UTF",
        "SVG",
        "SHA",
        "PKCS",
        "PEM",
        "DER",
        "PIN",
        "JPEG",
        "PNG",
        "HTML",
        "ICS",
    }
    assert capitals <= standards | {"CCHC", "UBND"}


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["campain"], "Không có lệnh 'campain'; có phải ý là 'campaign'?"),
        (["calendar", "lst"], "Không có lệnh 'lst'; có phải ý là 'list'?"),
        (["--nowhere"], "Không có tùy chọn '--nowhere'"),
        (["calendar", "due", "--cuont", "5"], "Không có tùy chọn '--cuont'"),
        (["--json"], "Thiếu lệnh"),
        (["workflow", "show"], "Thiếu 'TÊN'"),
        (["calendar", "due"], "Thiếu '--from'"),
        (["calendar", "due", "--from"], "Tùy chọn '--from' cần một giá trị"),
        (["--json=1", "init"], "Tùy chọn '--json' không nhận giá trị"),
        (["workflow", "list", "thừa", "ra"], "Không hiểu phần thừa: thừa ra"),
        (["--lang", "fr"], "'--lang': 'fr' không dùng được ở đây; chọn một trong: 'vi', 'en'"),
        (["calendar", "list", "nay"], "'nay' không phải là số"),
        (["audit", "verify", "--against", "no.json"], "không có 'no.json'; kiểm tra đường dẫn"),
        (["audit", "verify", "--against", "docs"], "'docs' là thư mục; cần một tệp"),
        (["demo", "--to", "Makefile"], "'Makefile' là tệp; cần một thư mục"),
    ],
)
def test_a_mistyped_command_is_answered_in_vietnamese(words, answer):
    shown = said(*words)

    assert answer in shown
    assert not CLICKS_ENGLISH.search(shown)


def test_a_mistyped_command_shows_its_usage_and_where_to_find_help():
    lines = said("workflow", "show").splitlines()

    assert lines[:2] == [
        "Cách dùng: inspect-flow workflow show [TÙY_CHỌN] TÊN",
        "Xem trợ giúp: inspect-flow workflow show --help",
    ]


def test_a_mistyped_command_ends_with_code_2():
    assert CliRunner().invoke(root, ["campain"]).exit_code == 2


def test_a_mistyped_command_is_answered_in_english_on_request():
    assert "There is no command 'campain'; did you mean 'campaign'?" in said(
        "--lang", "en", "campain"
    )


def test_a_noun_alone_shows_its_verbs():
    assert "Lệnh:\n" in said("calendar")
