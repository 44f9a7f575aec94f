"""Every text of the project is clean: NFC, whole, without marks of unfinished or foreign work."""

import re
import unicodedata

import pytest

from tests.project.tracked import texts

# What UTF-8 looks like when it was read as another encoding and saved again.
MOJIBAKE = re.compile("á[»º]|Ä‘|Æ[°¡]|â€|Ã[\x80-\x9f\xa1-\xbf]|\ufffd")
# Written with brackets so that this file does not find itself.
UNWANTED = {
    "host of a package registry": r"pypi\.or[g]|pythonhosted\.or[g]|registry\.npmjs\.or[g]",
    "host of a package archive": r"deb\.debian\.or[g]|archive\.ubuntu\.co[m]",
    "path of one machine": r"(?<![\w.])/(?:hom[e]|roo[t]|wor[k]|User[s])/",
    "unfinished mark": r"\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b|raise Not[I]mplementedError",
    "mock": r"mock\.patc[h]|Magic[M]ock",
    "swallowed exception": r"except (?:Exception|BaseException)?:?\s*\n\s*pas[s]\b",
}


def found(pattern: str | re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group(0)!r}"
        for path, text in texts()
        if "test_texts" not in path.name
        for hit in re.finditer(pattern, text)
    ]


def test_every_text_is_composed_unicode():
    decomposed = [
        str(path)
        for path, text in texts()
        if text != unicodedata.normalize("NFC", text) and "nfd" not in path.name
    ]
    assert decomposed == []


def test_no_text_was_saved_in_a_wrong_encoding():
    assert found(MOJIBAKE) == []


@pytest.mark.parametrize("kind", UNWANTED)
def test_no_text_holds(kind):
    assert found(UNWANTED[kind]) == []


def test_no_text_ends_without_newline_or_holds_tabs_and_trailing_blanks():
    careless = [
        str(path)
        for path, text in texts()
        if (text and not text.endswith("\n")) or "\r" in text or re.search(r"[ \t]\n", text)
    ]
    assert careless == []
