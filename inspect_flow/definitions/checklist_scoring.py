"""Read how an item is scored; every kind has its own keys."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from inspect_flow.definitions.checklist_fields import mappings_at, number_at
from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_reader import LinedDict
from inspect_flow.definitions.yaml_shape import check_keys, text_at, word_from
from inspect_flow.locale.translation import _
from inspect_flow.rules.checklist import Deduction, Scoring, Step
from inspect_flow.vocabulary.checklists import ScoringKind

_VALUE = ("figure", "numerator", "denominator")
_REQUIRED: dict[ScoringKind, tuple[str, ...]] = {
    ScoringKind.YES_NO: (),
    ScoringKind.STEPS: ("steps",),
    ScoringKind.RATIO: (),
    ScoringKind.RATIO_TO_TARGET: (),
    ScoringKind.SAMPLE: ("size", "checked", "errors"),
    ScoringKind.DEDUCTION: ("deductions",),
}
_OPTIONAL: dict[ScoringKind, tuple[str, ...]] = {
    ScoringKind.YES_NO: (),
    ScoringKind.STEPS: _VALUE,
    ScoringKind.RATIO: (*_VALUE, "floor", "zero_at"),
    ScoringKind.RATIO_TO_TARGET: (*_VALUE, "target", "target_figure", "floor"),
    ScoringKind.SAMPLE: ("per_error", "steps"),
    ScoringKind.DEDUCTION: (),
}
_NEEDS_VALUE = (ScoringKind.STEPS, ScoringKind.RATIO, ScoringKind.RATIO_TO_TARGET)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where we are: the name of the item, its scoring mapping, the notebook of problems."""

    thing: str
    mapping: LinedDict
    problems: Problems

    def text(self, key: str) -> str:
        """Return the text under `key`."""
        return text_at(self.thing, self.mapping, key, self.problems)

    def number(self, key: str) -> Decimal | None:
        """Return the exact number under `key`."""
        return number_at(self.thing, self.mapping, key, self.problems)

    def complain(self, sentence: str, key: str = "kind") -> None:
        """Note a problem at the line of `key`."""
        text = _("{thing}: {sentence}").format(thing=self.thing, sentence=sentence)
        self.problems.add(self.mapping.line_of(key), text)


def read_scoring(thing: str, mapping: LinedDict, problems: Problems) -> Scoring | None:
    """Return the scoring that `mapping` describes; `None` when even its kind is unknown."""
    kinds = [each.value for each in ScoringKind]
    word = word_from(thing, mapping, "kind", kinds, problems)
    if not word:
        if "kind" not in mapping:
            problems.add(mapping.line, _("{thing}: thiếu khóa 'kind'").format(thing=thing))
        return None
    kind = ScoringKind[word.upper()]
    optional = (*_OPTIONAL[kind], "partly")
    if kind is not ScoringKind.DEDUCTION:
        optional = (*optional, "deductions")
    check_keys(thing, mapping, ("kind", *_REQUIRED[kind]), optional, problems)
    place = _Place(thing, mapping, problems)
    steps, lower_is_better = _steps(place)
    scoring = _scoring(place, kind, steps, lower_is_better)
    _check_value(place, scoring)
    _check_shares(place, scoring)
    return scoring


def _scoring(
    place: _Place, kind: ScoringKind, steps: tuple[Step, ...], lower_is_better: bool
) -> Scoring:
    return Scoring(
        kind=kind,
        figure=place.text("figure"),
        numerator=place.text("numerator"),
        denominator=place.text("denominator"),
        target=place.number("target"),
        target_figure=place.text("target_figure"),
        floor=place.number("floor"),
        zero_at=place.number("zero_at"),
        steps=steps,
        lower_is_better=lower_is_better,
        size=_size(place),
        checked=place.text("checked"),
        errors=place.text("errors"),
        per_error=place.number("per_error"),
        partly=place.number("partly"),
        deductions=_deductions(place),
    )


def _size(place: _Place) -> int:
    size = place.mapping.get("size")
    if size is None or (isinstance(size, int) and not isinstance(size, bool) and size > 0):
        return size or 0
    place.complain(_("'size' phải là số nguyên lớn hơn 0"), "size")
    return 0


def _steps(place: _Place) -> tuple[tuple[Step, ...], bool]:
    steps, words = [], set()
    for entry in mappings_at(place.thing, place.mapping, "steps", place.problems):
        bound_word = "up_to" if "up_to" in entry else "from"
        words.add(bound_word)
        check_keys(place.thing, entry, (bound_word, "share"), (), place.problems)
        bound = number_at(place.thing, entry, bound_word, place.problems)
        is_value = entry.get("share") == "ratio"
        share = None if is_value else number_at(place.thing, entry, "share", place.problems)
        if bound is not None and (share is not None or is_value):
            steps.append(Step(bound, share))
    lower_is_better = words == {"up_to"}
    if len(words) > 1:
        place.complain(_("các bậc phải cùng dùng 'from' hoặc cùng dùng 'up_to'"), "steps")
    _check_order(place, steps, lower_is_better)
    return tuple(steps), lower_is_better


def _check_order(place: _Place, steps: list[Step], lower_is_better: bool) -> None:
    bounds = [step.bound for step in steps]
    if len(set(bounds)) < len(bounds) or bounds != sorted(bounds, reverse=not lower_is_better):
        place.complain(
            _("các bậc phải xếp từ bậc nhiều điểm nhất xuống, không trùng nhau"), "steps"
        )
    shares = [step.share for step in steps if step.share is not None]
    if shares != sorted(shares, reverse=True):
        place.complain(_("bậc sau không được nhiều điểm hơn bậc trước"), "steps")
    if lower_is_better and any(step.share is None for step in steps):
        place.complain(_("bậc 'up_to' không dùng được 'share: ratio'"), "steps")


def _deductions(place: _Place) -> tuple[Deduction, ...]:
    found = []
    for entry in mappings_at(place.thing, place.mapping, "deductions", place.problems):
        check_keys(place.thing, entry, ("figure", "points"), (), place.problems)
        figure = text_at(place.thing, entry, "figure", place.problems)
        takes_all = entry.get("points") == "all"
        points = None if takes_all else number_at(place.thing, entry, "points", place.problems)
        if figure and (points is not None or takes_all):
            found.append(Deduction(figure, points))
    return tuple(found)


def _check_value(place: _Place, scoring: Scoring) -> None:
    if scoring.kind in _NEEDS_VALUE:
        is_pair = bool(scoring.numerator and scoring.denominator)
        is_half = bool(scoring.numerator) != bool(scoring.denominator)
        if is_half or bool(scoring.figure) == is_pair:
            place.complain(_("cần 'figure', hoặc cả 'numerator' và 'denominator'"))
    if scoring.kind is ScoringKind.RATIO_TO_TARGET:
        if bool(scoring.target_figure) == ("target" in place.mapping):
            place.complain(_("cần 'target' hoặc 'target_figure', không phải cả hai"))
        if scoring.target == 0:
            place.complain(_("'target' phải lớn hơn 0"), "target")
    if scoring.per_error is not None and scoring.steps:
        place.complain(_("chỉ dùng 'per_error' hoặc 'steps', không phải cả hai"))


def _check_shares(place: _Place, scoring: Scoring) -> None:
    shares = {"partly": scoring.partly, "floor": scoring.floor}
    for key, share in shares.items():
        if share is not None and share > 1:
            place.complain(_("'{key}' không được quá 1 (100%)").format(key=key), key)
    if any(step.share is not None and step.share > 1 for step in scoring.steps):
        place.complain(_("'share' không được quá 1 (100%)"), "steps")
    if scoring.zero_at is not None and scoring.zero_at >= 1:
        place.complain(_("'zero_at' phải nhỏ hơn 1 (100%)"), "zero_at")


def undeclared_figure(thing: str, code: str, known: list[str]) -> str:
    """Return the sentence that refuses a figure which the item does not ask for."""
    return _("{thing}: số liệu '{code}' chưa khai báo trong 'figures'{near}").format(
        thing=thing, code=code, near=did_you_mean(code, known)
    )
