"""What translators work on: whole sentences, equal placeholders, files of one fixed form."""

import ast
import re

from inspect_flow.rules.guards import GUARDS
from tools import catalogue

VIETNAMESE = re.compile(
    "[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.I
)
MARKED_OR_SAID_ASIDE = re.compile(r"""_n?\((["']).*?\1|\{#.*?#\}""", re.S)
MODULES = sorted(catalogue.PACKAGE.rglob("*.py"))


def translations():
    return [each for each in catalogue.spoken(catalogue.english()) if each[1]]


def placeholders(text):
    # Not every sentence is a pattern: some speak of braces, hence no Formatter.
    return set(re.findall(r"\{(\w+)(?::\w+)?\}", text.replace("{{", "")))


def is_literal(marked):
    return isinstance(marked, ast.Constant) and isinstance(marked.value, str)


def test_a_translation_fills_in_what_its_sentence_fills_in():
    wrong = {
        sentence: english
        for sentence, english in translations()
        if placeholders(sentence) != placeholders(english)
    }
    assert wrong == {}


def test_a_translation_begins_and_ends_as_its_sentence_does():
    ends = re.compile(r"^(\s*).*?([.:;,]?\s*)$", re.DOTALL)
    wrong = {
        sentence: english
        for sentence, english in translations()
        if ends.fullmatch(sentence).groups() != ends.fullmatch(english).groups()
    }
    assert wrong == {}


def test_no_translation_leaves_the_plural_to_the_reader():
    assert [
        english for _sentence, english in translations() if re.search(r"\(i?e?s\)", english)
    ] == []


def test_no_sentence_was_left_in_vietnamese():
    copied = [each for each, english in translations() if each == english]

    assert [each for each in copied if VIETNAMESE.search(each)] == []


def test_the_compiled_catalogue_is_what_the_sentences_compile_to():
    assert catalogue.COMPILED.read_bytes() == catalogue.as_mo(catalogue.english())


def test_writing_the_catalogue_again_changes_nothing():
    assert catalogue.as_po(catalogue.english()) == catalogue.ENGLISH.read_bytes()


def test_the_catalogue_holds_no_place_and_no_day_that_would_change():
    lines = catalogue.ENGLISH.read_text("utf-8").splitlines()

    assert [line for line in lines if line.startswith(("#:", "#~", "#, fuzzy"))] == []
    assert [line for line in lines if "Date:" in line and "2026-01-01" not in line] == []


def test_no_sentence_is_put_together_inside_its_mark():
    composed = [
        f"{module.name}: {ast.unparse(marked)}"
        for module in MODULES
        for mark, marked in catalogue.marks(module)
        if isinstance(marked, ast.JoinedStr | ast.BinOp)
        or (mark in ("N_", "Nn_") and not is_literal(marked))
    ]
    assert composed == []


def test_a_mark_on_a_page_holds_one_whole_sentence():
    assert [place for place, _mark, said in catalogue.page_marks() if said is None] == []


def test_no_vietnamese_stands_on_a_page_outside_a_mark():
    unmarked = {
        file.name: set(VIETNAMESE.findall(bare))
        for file in sorted(catalogue.TEMPLATES.rglob("*.html"))
        if VIETNAMESE.search(bare := re.sub(MARKED_OR_SAID_ASIDE, "", file.read_text("utf-8")))
    }
    assert unmarked == {}


def test_what_is_translated_later_is_marked_where_it_is_written():
    unmarked = [
        f"{module.name}: {text}"
        for module in MODULES
        if not all(is_literal(marked) for _mark, marked in catalogue.marks(module))
        for text in unmarked_at_top(module)
    ]
    assert unmarked == []


def unmarked_at_top(module):
    """Return the Vietnamese of the module's own tables that no mark stands around."""
    tables = [
        node
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
    ]
    texts = {each.value for node in tables for each in ast.walk(node) if is_literal(each)}
    marked = {each.value for _mark, each in catalogue.marks(module) if is_literal(each)}
    return {text for text in texts - marked if VIETNAMESE.search(text)}


def test_the_statement_of_every_guard_is_translated():
    statements = {guard.statement for each in GUARDS.values() for guard in each.guards.values()}

    assert statements <= set(dict(translations()))
