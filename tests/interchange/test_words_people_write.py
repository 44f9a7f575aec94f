"""Words as people write them in case files and on the command line."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import iter_modules

import pytest

from inspect_flow import vocabulary
from inspect_flow.commands.words import Word
from inspect_flow.interchange.case_file.findings import StepKind
from inspect_flow.interchange.case_file.people import MemberRole
from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.vocabulary.campaigns import CampaignKind, Method
from inspect_flow.vocabulary.labelled import Labelled
from inspect_flow.vocabulary.units import UnitLevel


def vocabularies() -> list[type[Labelled]]:
    """Return every list of words that has spoken forms."""
    found = {StepKind, MemberRole}
    for module in iter_modules(vocabulary.__path__):
        for each in vars(import_module(f"{vocabulary.__name__}.{module.name}")).values():
            if inspect.isclass(each) and issubclass(each, Labelled) and len(each):
                found.add(each)
    return sorted(found, key=lambda each: each.__qualname__)


@pytest.mark.parametrize("words", vocabularies(), ids=lambda each: each.__name__)
def test_no_spoken_form_means_two_words(words: type[Labelled]) -> None:
    meant: dict[str, set[str]] = {}
    for word in words:
        for spoken in getattr(word, "spoken", ()):
            meant.setdefault(searchable(spoken), set()).add(word.value)

    assert {spoken: found for spoken, found in meant.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("kind", "method", "level"),
    [
        ("định kỳ", "trực tiếp", "xã"),
        ("Theo kế hoạch", "QUA BÁO CÁO", "Phường"),
        ("dinh ky", "tại chỗ", "thị trấn"),
        ("scheduled", "on_the_spot", "commune"),
    ],
)
def test_a_case_file_takes_the_short_forms(kind: str, method: str, level: str) -> None:
    text = f"""\
case_file: 1
campaign:
  {{title: Kiểm tra, year: 2019, kind: {kind}, method: {method},
    quotas: {{level: {level}, minimum: 5}}}}
"""
    case = read_case(text.encode(), "ho-so.yaml").case

    assert case.campaign is not None
    assert case.campaign.kind is CampaignKind.SCHEDULED
    assert case.campaign.method in (Method.ON_THE_SPOT, Method.BY_REPORT)
    assert [quota.level for quota in case.campaign.quotas] == [UnitLevel.COMMUNE]


@pytest.mark.parametrize("typed", ["huyện", "quận", "cấp huyện", "district"])
def test_the_command_line_takes_them_too(typed: str) -> None:
    assert Word(UnitLevel).convert(typed, None, None) is UnitLevel.DISTRICT
