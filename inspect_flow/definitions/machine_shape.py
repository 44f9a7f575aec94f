"""The shape of a workflow file: which keys, which values; what is wrong is noted, never guessed."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, cast

from inspect_flow.definitions.machine_definition import (
    DueDefinition,
    MachineDefinition,
    StateDefinition,
    TransitionDefinition,
)
from inspect_flow.definitions.machine_names import (
    KnownNames,
    check_known,
    check_snake_case,
    known_roles,
)
from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_reader import LinedDict
from inspect_flow.definitions.yaml_shape import (
    check_keys,
    labels_at,
    mapping_at,
    text_at,
    word_from,
    words_at,
)
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.roles import Role


def read_shape(document: Any, known: KnownNames, problems: Problems) -> MachineDefinition | None:
    """Return the machine that `document` describes, as far as it can be read."""
    if not isinstance(document, LinedDict):
        problems.add(0, _("tệp phải bắt đầu bằng 'machine: <tên>'"))
        return None
    thing = _("quy trình")
    check_keys(
        thing, document, ("machine", "title", "initial", "states", "transitions"), (), problems
    )
    name = word_from(thing, document, "machine", known.machines, problems)
    title = mapping_at("title", document.get("title"), document.line_of("title"), problems)
    if title:
        check_keys("title", title, ("vi",), ("en",), problems)
    return MachineDefinition(
        name=name,
        labels=labels_at("title", title, problems),
        initial=text_at(thing, document, "initial", problems),
        states=MappingProxyType(_read_states(name, document, known, problems)),
        transitions=MappingProxyType(_read_transitions(name, document, known, problems)),
    )


def _read_states(
    machine: str, document: LinedDict, known: KnownNames, problems: Problems
) -> dict[str, StateDefinition]:
    listed = mapping_at("states", document.get("states"), document.line_of("states"), problems)
    states = {}
    for name, value in listed.items():
        line = listed.line_of(name)
        thing = _("trạng thái '{name}'").format(name=name)
        check_snake_case(_("tên trạng thái"), name, line, problems)
        body = mapping_at(thing, value, line, problems)
        check_keys(thing, body, ("vi",), ("en", "final", "due"), problems)
        states[name] = StateDefinition(
            name,
            labels_at(thing, body, problems),
            _read_final(thing, body, problems),
            _read_due(thing, body, known.dates.get(machine, frozenset()), problems),
        )
    return states


def _read_final(thing: str, body: LinedDict, problems: Problems) -> bool:
    value = body.get("final")
    if value not in (None, True):
        problems.add(
            body.line_of("final"), _("{thing}: 'final' chỉ có thể là true").format(thing=thing)
        )
    return value is True


def _read_due(
    thing: str, body: LinedDict, dates: frozenset[str], problems: Problems
) -> DueDefinition | None:
    if body.get("due") is None:
        return None
    thing = f"{thing}, due"
    due = mapping_at(thing, body["due"], body.line_of("due"), problems)
    counted = "days" in due
    key = "from" if counted else "field"
    if counted:
        check_keys(thing, due, ("days", "from", "when"), ("unit",), problems)
    elif due:
        check_keys(thing, due, ("field",), (), problems)
    field = word_from(thing, due, key, sorted(dates), problems)
    when = word_from(thing, due, "when", ("before", "after"), problems) or "after"
    unit = word_from(thing, due, "unit", ("day", "working_day"), problems) or "working_day"
    return DueDefinition(field, _read_days(thing, due, problems), cast(Any, unit), cast(Any, when))


def _read_days(thing: str, due: LinedDict, problems: Problems) -> int:
    days = due.get("days", 0)
    if isinstance(days, int) and not isinstance(days, bool) and 0 <= days <= 366:
        return days
    problems.add(
        due.line_of("days"), _("{thing}: 'days' phải là số ngày từ 0 đến 366").format(thing=thing)
    )
    return 0


def _read_transitions(
    machine: str, document: LinedDict, known: KnownNames, problems: Problems
) -> dict[str, TransitionDefinition]:
    line = document.line_of("transitions")
    listed = mapping_at("transitions", document.get("transitions"), line, problems)
    transitions = {}
    for name, value in listed.items():
        line = listed.line_of(name)
        thing = _("bước '{name}'").format(name=name)
        check_snake_case(_("tên bước"), name, line, problems)
        body = mapping_at(thing, value, line, problems)
        check_keys(
            thing, body, ("from", "to", "by", "vi"), ("if", "then", "reason", "en"), problems
        )
        transitions[name] = _read_transition(machine, name, body, known, problems)
    return transitions


def _read_transition(
    machine: str, name: str, body: LinedDict, known: KnownNames, problems: Problems
) -> TransitionDefinition:
    thing = _("bước '{name}'").format(name=name)
    by = words_at(thing, body, "by", problems)
    guards = words_at(thing, body, "if", problems)
    effects = words_at(thing, body, "then", problems)
    check_known(thing, _("không có vai '{name}'"), by, [role.value for role in Role], problems)
    check_known(
        thing,
        _("không có điều kiện '{name}' cho loại hồ sơ này"),
        guards,
        known.guards_of(machine),
        problems,
    )
    check_known(thing, _("không có việc kèm theo '{name}'"), effects, known.effects, problems)
    reason = word_from(thing, body, "reason", ("required",), problems)
    return TransitionDefinition(
        name=name,
        labels=labels_at(thing, body, problems),
        from_states=tuple(word for word, _line in words_at(thing, body, "from", problems)),
        to_state=text_at(thing, body, "to", problems),
        by=known_roles(by),
        guards=tuple(word for word, _line in guards),
        effects=tuple(word for word, _line in effects),
        reason_required=reason == "required",
    )
