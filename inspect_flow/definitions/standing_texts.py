"""Read report_templates/texts/*.yaml: the sentences that papers repeat, for a house to replace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from functools import cache
from importlib.resources.abc import Traversable
from string import Formatter
from types import MappingProxyType
from typing import Any, get_type_hints

from inspect_flow.definitions.checklist_fields import check_unicode
from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.overview_texts import CampaignSummaryTexts, NewsTexts
from inspect_flow.definitions.places import folder, shipped_folder
from inspect_flow.definitions.preparation_texts import (
    AbbreviationTexts,
    DecisionTexts,
    InvitationTexts,
    SelfReportTexts,
    SubmissionTexts,
    VisitTexts,
)
from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.text_shapes import (
    Line,
    Part,
    Sentences,
    WordsByLevel,
    lines_at,
    parts_at,
    sentences_at,
    words_by_level,
)
from inspect_flow.definitions.texts_of_remedy import (
    ExtensionAnswerTexts,
    ExtensionDecisionTexts,
    RemediationPlanTexts,
    RemediationReportTexts,
    ReminderLetterTexts,
    VerificationSlipTexts,
)
from inspect_flow.definitions.yaml_reader import LinedDict, read_yaml
from inspect_flow.definitions.yaml_shape import check_keys, mapping_at, text_at
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError

KIND = "report_templates"
TEXTS_FOLDER = "texts"
PLACEHOLDERS = (
    "above", "addressee", "answer", "asked", "basis", "conclusion", "count", "days", "deadline",
    "delegation", "earlier", "granted", "head", "issuer", "lead", "matter", "original", "proposer",
    "reason", "received", "report_to", "requested", "seal", "subject", "today", "unit", "units",
    "visited", "year",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlanTexts:
    """The plan: why, how, who does what."""

    opening: str
    opening_without_basis: str
    purposes: Sentences
    requirements: Sentences
    organisation: tuple[Part, ...]
    funding: Sentences = ()


@dataclass(frozen=True, slots=True)
class NoticeTexts:
    """The notice: what is looked at, who shall be there, what to prepare."""

    opening: str
    opening_without_basis: str
    contents: Sentences
    unit_side: Sentences = ()
    preparations: Sentences = ()


@dataclass(frozen=True, slots=True)
class OutlineTexts:
    """The outline of the self-report."""

    sections: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeTexts:
    """The day's programme where a visit has none of its own."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MinutesTexts:
    """The minutes: what was looked at, and the sentence before the requirements."""

    scope: Sentences
    with_shortcomings: str
    without_shortcomings: str


@dataclass(frozen=True, slots=True)
class ConclusionTexts:
    """The conclusion notice."""

    opening: str
    opening_without_basis: str


@dataclass(frozen=True, slots=True)
class DirectiveTexts:
    """The directive: of the unit to its own offices, or of an authority above it."""

    subject: str
    own_opening: Sentences
    above_opening: Sentences
    own_addressees: WordsByLevel
    instruction_own_opening: str
    instruction_above_opening: str
    own_closing: Sentences = ()
    above_closing: Sentences = ()
    instruction_closing: Sentences = ()


@dataclass(frozen=True, slots=True)
class ChecklistTexts:
    """How the blank checklist is filled in."""

    instructions: Sentences


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """What stands behind the agency in the symbol of an ordinary letter."""

    fields: WordsByLevel


@dataclass(frozen=True, slots=True)
class StandingTexts:
    """All standing texts; each field is one file of that name."""

    plan: PlanTexts
    notice: NoticeTexts
    outline: OutlineTexts
    programme: ProgrammeTexts
    minutes: MinutesTexts
    conclusion: ConclusionTexts
    directive: DirectiveTexts
    checklist: ChecklistTexts
    letters: LetterTexts
    remediation_plan: RemediationPlanTexts
    remediation_report: RemediationReportTexts
    reminder_letter: ReminderLetterTexts
    extension_answer: ExtensionAnswerTexts
    extension_decision: ExtensionDecisionTexts
    verification_slip: VerificationSlipTexts
    decision: DecisionTexts
    submission: SubmissionTexts
    invitation: InvitationTexts
    self_report: SelfReportTexts
    visit: VisitTexts
    abbreviations: AbbreviationTexts
    campaign_summary: CampaignSummaryTexts
    news: NewsTexts


_READERS: Mapping[Any, Callable[[str, LinedDict, str, Problems], Any]] = MappingProxyType(
    {
        str: text_at,
        Sentences: sentences_at,
        tuple[Part, ...]: parts_at,
        tuple[Line, ...]: lines_at,
        WordsByLevel: words_by_level,
    }
)


def load_standing_texts(house: str | None = None) -> StandingTexts:
    """Return the texts of `house`; raises `DefinitionError` with all problems of all files."""
    place: Any = folder(KIND, house)
    return _load(place)


def standing_text_problems(house: str | None = None) -> list[Problems]:
    """Return what is wrong with each file; nothing when all of them load."""
    return _read_all(folder(KIND, house))[1]


@cache
def _load(place: Any) -> StandingTexts:
    texts, found = _read_all(place)
    if found:
        raise DefinitionError(
            _("Câu chữ mẫu có lỗi: {files}").format(files=", ".join(each.file for each in found)),
            [f"{each.file}: {sentence}" for each in found for sentence in each.sentences()],
        )
    return StandingTexts(**texts)


def _read_all(place: Traversable) -> tuple[dict[str, Any], list[Problems]]:
    texts: dict[str, Any] = {}
    found = []
    for name, shape in get_type_hints(StandingTexts).items():
        problems = Problems(f"report_templates/{TEXTS_FOLDER}/{name}.yaml")
        text = definition_text(_file_of(place, name), problems)
        if text is not None:
            texts[name] = read_texts(text, shape, name, problems)
        if problems:
            found.append(problems)
    return texts, found


def _file_of(place: Traversable, name: str) -> Traversable:
    """Return the house's file, else the shipped one: a house replaces what it wants to."""
    own = place / TEXTS_FOLDER / f"{name}.yaml"
    return own if own.is_file() else shipped_folder(KIND) / TEXTS_FOLDER / f"{name}.yaml"


def read_texts(text: str, shape: type[Any], name: str, problems: Problems) -> Any:
    """Return the texts that the YAML `text` holds; faults go to `problems`."""
    check_unicode(text, problems)
    content = mapping_at(name, read_yaml(text, problems), 1, problems)
    required = [each.name for each in fields(shape) if _is_required(each)]
    optional = [each.name for each in fields(shape) if not _is_required(each)]
    check_keys(name, content, required, optional, problems)
    values = {
        key: _READERS[hint](name, content, key, problems)
        for key, hint in get_type_hints(shape).items()
        if key in content
    }
    _check_placeholders(content, problems)
    return None if problems else shape(**values)


def _is_required(each: Field[Any]) -> bool:
    return each.default is MISSING


def _check_placeholders(content: Any, problems: Problems, line: int = 0) -> None:
    if isinstance(content, dict | list):
        for key in content if isinstance(content, dict) else range(len(content)):
            _check_placeholders(content[key], problems, content.line_of(key))  # type: ignore[union-attr]
        return
    try:
        named = [word for _text, word, _spec, _kind in Formatter().parse(str(content))]
    except ValueError as fault:
        problems.add(line, _("ngoặc nhọn viết sai: {fault}").format(fault=fault))
        return
    for word in named:
        if word is not None and word not in PLACEHOLDERS:
            sentence = _("không có chỗ điền {{{word}}}{near}; được dùng: {known}")
            problems.add(
                line,
                sentence.format(
                    word=word, near=did_you_mean(word, PLACEHOLDERS), known=", ".join(PLACEHOLDERS)
                ),
            )
