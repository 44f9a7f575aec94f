"""English is complete: exactly the sentences of the program, each of them translated."""

from tools import catalogue


def entries():
    return {each.id: each for each in catalogue.english() if each.id}


def test_every_sentence_and_every_text_of_help_has_an_entry():
    assert set(catalogue.sentences()) - set(entries()) == set()


def test_no_entry_is_left_from_a_sentence_that_is_gone():
    assert set(entries()) - set(catalogue.sentences()) == set()
    assert catalogue.english().obsolete == {}


def test_no_entry_waits_for_its_translation_or_for_a_second_look():
    assert [each.id for each in entries().values() if not each.string or each.fuzzy] == []
