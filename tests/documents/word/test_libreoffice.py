"""What LibreOffice makes of the Word files: as many pages as the PDF, the same places."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from inspect_flow.documents.lint import lint_pages, profile_of_context
from tests.documents.reading import phrase, printed, rules, texts
from tests.documents.samples import NAMES, sample
from tests.documents.word.reading_word import without_gaps, word_text, written

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
pytestmark = [
    pytest.mark.xdist_group("soffice"),
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """Turn all Word files into PDFs by one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("word")
    files = []
    for name in NAMES:
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(written(name))
    _convert(files, folder)
    return lambda name: (folder / f"{name}.pdf").read_bytes()


def _convert(files: list[Path], folder: Path) -> None:
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


@pytest.mark.parametrize("name", NAMES)
def test_word_takes_as_many_pages_as_the_pdf(name: str, converted: Callable[[str], bytes]) -> None:
    pages, wanted = len(texts(converted(name))), len(texts(printed(name)))

    assert abs(pages - wanted) <= max(1, wanted // 10)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_has_the_same_lines_in_the_same_places(
    name: str, converted: Callable[[str], bytes]
) -> None:
    if NATION not in texts(printed(name))[0]:
        pytest.skip("an annex or a news item has no letterhead")
    for text in (NATION, "Độc lập - Tự do - Hạnh phúc"):
        ours, wanted = phrase(converted(name), text), phrase(printed(name), text)
        assert ours[0].left == pytest.approx(wanted[0].left, abs=1.5)
        assert ours[-1].right == pytest.approx(wanted[-1].right, abs=1.5)
        assert ours[0].top == pytest.approx(wanted[0].top, abs=2.0)
        assert (ours[0].size, ours[0].is_bold) == (wanted[0].size, True)
    drawn = rules(converted(name))
    for line in rules(printed(name))[:2]:
        assert any(each == pytest.approx(line, abs=2.0) for each in drawn), (line, drawn[:4])


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_keep_every_measured_rule_of_form(
    name: str, converted: Callable[[str], bytes]
) -> None:
    breaches = lint_pages(converted(name), profile_of_context(sample(name)))

    # That the file is tagged is asked of the PDF that is issued.
    assert [str(each) for each in breaches if each.rule != "tagged"] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_lost_or_hidden(name: str, converted: Callable[[str], bytes]) -> None:
    shown = Counter(without_gaps("".join(texts(converted(name)))))

    assert Counter(without_gaps(word_text(written(name)))) - shown == Counter()
