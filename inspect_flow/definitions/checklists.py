"""Load checklists/**/*.yaml; everything wrong in every file is refused at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from importlib.resources.abc import Traversable
from types import MappingProxyType

from inspect_flow.definitions.checklist_fields import check_unicode
from inspect_flow.definitions.checklist_file import read_checklist
from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.frozen_checklists import (
    canonical_json,
    content_hash,
    from_json,
    from_plain,
    to_plain,
)
from inspect_flow.definitions.legal_bases import (
    LEGAL_BASES_FILE,
    bases_valid_on,
    load_legal_bases,
    read_legal_bases_in,
)
from inspect_flow.definitions.places import files_in, folder
from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_reader import read_yaml
from inspect_flow.locale.translation import _
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.rules.legal_bases import LegalBases
from inspect_flow.vocabulary.errors import DefinitionError, NotFound
from inspect_flow.vocabulary.units import UnitLevel

__all__ = [
    "bases_valid_on",
    "canonical_json",
    "checklist_problems",
    "checklist_with_code",
    "checklists_for",
    "content_hash",
    "from_json",
    "from_plain",
    "load_checklists",
    "load_legal_bases",
    "parse_checklist",
    "to_plain",
]

Checklists = Mapping[str, ChecklistDefinition]


def load_checklists(house: str | None = None) -> Checklists:
    """Return every checklist by code; raises `DefinitionError` with all problems of all files."""
    checklists, found = _read_all(house)
    if found:
        raise DefinitionError(
            _("Bảng kiểm có lỗi: {files}").format(files=", ".join(each.file for each in found)),
            [f"{each.file}: {sentence}" for each in found for sentence in each.sentences()],
        )
    return checklists


def checklist_problems(house: str | None = None) -> list[Problems]:
    """Return what is wrong with each file of the folder; nothing when all of them load."""
    return _read_all(house)[1]


def checklist_with_code(checklists: Checklists, code: str) -> ChecklistDefinition:
    """Return the checklist of that code; raises `NotFound` naming those there are."""
    if code in checklists:
        return checklists[code]
    raise NotFound(
        _("Không có bảng kiểm '{code}'{near}").format(
            code=code, near=did_you_mean(code, checklists)
        ),
        [_("các bảng kiểm hiện có: {codes}").format(codes=", ".join(checklists))],
    )


def checklists_for(
    checklists: Iterable[ChecklistDefinition], level: UnitLevel, day: date
) -> list[ChecklistDefinition]:
    """Return the checklists for units of `level` that may be used on `day`, newest first."""
    fitting = [each for each in checklists if each.level is level and each.is_valid_on(day)]
    return sorted(fitting, key=lambda each: each.valid_from, reverse=True)


def parse_checklist(
    text: str, legal_codes: Collection[str] | None, problems: Problems
) -> ChecklistDefinition | None:
    """Return the checklist that the YAML `text` describes; faults go to `problems`.

    Legal codes are not checked when `legal_codes` is `None`.
    """
    check_unicode(text, problems)
    document = read_yaml(text, problems)
    if problems and document is None:
        return None
    return read_checklist(document, legal_codes, problems)


def _read_all(house: str | None) -> tuple[Checklists, list[Problems]]:
    place = folder("checklists", house)
    bases, base_problems = read_legal_bases_in(place)
    found = [base_problems] if base_problems else []
    checklists: dict[str, ChecklistDefinition] = {}
    for name, file in files_in(place, ".yaml"):
        if name == LEGAL_BASES_FILE:
            continue
        problems = Problems(f"checklists/{name}")
        checklist = _read_file(name, file, None if base_problems else bases, problems)
        if checklist is not None and checklist.code in checklists:
            problems.add(0, _("mã '{code}' đã dùng ở tệp khác").format(code=checklist.code))
        if problems:
            found.append(problems)
        elif checklist is not None:
            checklists[checklist.code] = checklist
    return MappingProxyType(checklists), found


def _read_file(
    name: str, file: Traversable, bases: LegalBases | None, problems: Problems
) -> ChecklistDefinition | None:
    text = definition_text(file, problems)
    checklist = None if text is None else parse_checklist(text, bases, problems)
    if checklist is not None and name.rpartition("/")[2] != f"{checklist.code}.yaml":
        problems.add(
            0,
            _("tệp của bảng kiểm '{code}' phải có tên {code}.yaml").format(code=checklist.code),
        )
    return checklist
