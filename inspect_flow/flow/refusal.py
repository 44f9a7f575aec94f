"""Why a record may not move: every reason at once, each a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from inspect_flow.definitions.machine_definition import MachineDefinition, TransitionDefinition
from inspect_flow.definitions.problems import did_you_mean
from inspect_flow.locale.translation import _
from inspect_flow.rules.guards import GUARDS
from inspect_flow.vocabulary.roles import Role


@dataclass(slots=True)
class Examination:
    """What was found about one move: the refusals, and the guards that a reason set aside."""

    refusals: list[str] = field(default_factory=list)
    can_override: list[str] = field(default_factory=list)
    overridden: dict[str, str] = field(default_factory=dict)


def examine(
    definition: MachineDefinition,
    move: TransitionDefinition,
    state: str,
    roles: Collection[Role],
    reason: str | None,
    facts: Any,
    overrides: Mapping[str, str],
) -> Examination:
    """Look at source, role, reason and conditions of `move`; conditions only where it can start.

    Conditions speak about the moment of the move; asked in another state they would only mislead.
    """
    found = Examination()
    starts_here = state in move.from_states
    if not starts_here:
        found.refusals.append(_wrong_state(definition, move, state))
    if not any(role in move.by for role in roles):
        found.refusals.append(wrong_role(move))
    if move.reason_required and not (reason and reason.strip()):
        found.refusals.append(_("'{move}' phải ghi lý do.").format(move=move.label))
    if starts_here:
        _ask_guards(definition, move, facts, overrides, found)
    if len(found.refusals) > 1:
        # Two conditions may miss the same thing, such as the date of the visit.
        found.refusals = list(dict.fromkeys(found.refusals))
    return found


def _ask_guards(
    definition: MachineDefinition,
    move: TransitionDefinition,
    facts: Any,
    overrides: Mapping[str, str],
    found: Examination,
) -> None:
    known = GUARDS[definition.name]
    if not isinstance(facts, known.facts):
        raise TypeError(f"{definition.name} needs {known.facts.__name__}, got {type(facts)}")
    for name in move.guards:
        guard = known[name]
        sentences = guard.check(facts)
        if not sentences:
            continue
        written = overrides.get(name, "").strip()
        if not guard.overridable:
            found.refusals.extend(sentences)
        elif written:
            found.overridden[name] = written
        else:
            found.can_override.append(name)
            found.refusals.extend(_or_override(sentence, name) for sentence in sentences)


def _or_override(sentence: str, guard: str) -> str:
    return f"{sentence} {override_hint(guard)}"


def override_hint(guard: str) -> str:
    """Say that a written reason sets the guard aside; what comes behind such a refusal."""
    hint = _("Nếu vẫn thực hiện, phải ghi lý do cho '{guard}'; lý do được in vào văn bản.")
    return hint.format(guard=guard)


def unknown_move(definition: MachineDefinition, name: str) -> str:
    """Say that no such move exists, and which one may be meant."""
    return _("{machine} không có bước '{name}'{near}").format(
        machine=definition.label,
        name=name,
        near=did_you_mean(name, definition.transitions) or ".",
    )


def _wrong_state(definition: MachineDefinition, move: TransitionDefinition, state: str) -> str:
    if state not in definition.states:
        return _("Quy trình không biết trạng thái '{state}' của hồ sơ này{near}").format(
            state=state, near=did_you_mean(state, definition.states) or "."
        )
    if definition.states[state].is_final:
        return _("Hồ sơ ở trạng thái '{state}', không thay đổi được nữa.").format(
            state=definition.state_label(state)
        )
    return _("'{move}' chỉ làm được từ trạng thái {possible}; hiện đang là '{state}'.").format(
        move=move.label,
        possible=", ".join(f"'{definition.state_label(each)}'" for each in move.from_states),
        state=definition.state_label(state),
    )


def wrong_role(move: TransitionDefinition) -> str:
    """Say that the move is somebody else's, and whose."""
    return _("Bạn không có quyền làm '{move}'; người được làm: {roles}.").format(
        move=move.label, roles=", ".join(role.label for role in move.by)
    )
