"""English is complete: exactly the sentences of the program, each of them translated."""

from tools import catalogue


def entries():
    return dict(catalogue.spoken(catalogue.english()))


def test_every_sentence_and_every_text_of_help_has_an_entry():
    assert set(catalogue.sentences()) - set(entries()) == set()


def test_no_entry_is_left_from_a_sentence_that_is_gone():
    assert set(entries()) - set(catalogue.sentences()) == set()
    assert catalogue.english().obsolete == {}


def test_no_entry_waits_for_its_translation_or_for_a_second_look():
    english = catalogue.english()

    assert [sentence for sentence, said in catalogue.spoken(english) if not said] == []
    assert [each.id for each in english if each.id and each.fuzzy] == []
