"""Describe a machine on one Markdown page: the drawing, the states, the moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from inspect_flow.definitions.drawing import mermaid
from inspect_flow.definitions.machine_definition import (
    DueDefinition,
    MachineDefinition,
    StateDefinition,
    TransitionDefinition,
)
from inspect_flow.locale.translation import current_language, in_language
from inspect_flow.rules.guards import GUARDS, Guard
from inspect_flow.vocabulary.effects import EffectName


def machine_page(machine: MachineDefinition) -> str:
    """Return the page of `machine` in the language of this context."""
    guards = [GUARDS[machine.name][name] for name in _names_of_guards(machine)]
    parts = [
        f"# {machine.label} (`{machine.name}`)",
        _say(
            f"Tạo từ `workflows/{machine.name}.yaml` bằng lệnh `inspect-flow workflow draw "
            "--format page`; đừng sửa tay.",
            f"Made from `workflows/{machine.name}.yaml` by `inspect-flow workflow draw "
            "--format page`; do not edit by hand.",
        ),
        f"```mermaid\n{mermaid(machine)}```",
        f"## {_say('Trạng thái', 'States')}",
        _table(_state_headings(), (_state_row(each) for each in machine.states.values())),
        f"## {_say('Các bước', 'Moves')}",
        _table(_move_headings(), (_move_row(each) for each in machine.transitions.values())),
    ]
    if guards:
        parts += [
            f"## {_say('Điều kiện', 'Conditions')}",
            _table(_guard_headings(), (_guard_row(each) for each in guards)),
        ]
    return "\n\n".join(parts) + "\n"


def _say(vi: str, en: str) -> str:
    return in_language({"vi": vi, "en": en})


def _names_of_guards(machine: MachineDefinition) -> Iterable[str]:
    return dict.fromkeys(name for move in machine.transitions.values() for name in move.guards)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |".replace("  |", " |") for cells in lines)


def _state_headings() -> list[str]:
    return [
        _say("Tên", "Name"),
        "Tiếng Việt",
        "English",
        _say("Hạn", "Deadline"),
        _say("Cuối", "Final"),
    ]


def _state_row(state: StateDefinition) -> list[str]:
    return [
        f"`{state.name}`",
        state.labels["vi"],
        state.labels.get("en", ""),
        _due(state.due),
        _say("có", "yes") if state.is_final else "",
    ]


def _due(due: DueDefinition | None) -> str:
    if due is None:
        return ""
    if not due.days:
        return f"`{due.field}`"
    unit = {
        "day": _say("ngày", "days"),
        "working_day": _say("ngày làm việc", "working days"),
    }[due.unit]
    side = {"before": _say("trước", "before"), "after": _say("sau", "after")}[due.when]
    return f"{due.days} {unit} {side} `{due.field}`"


def _move_headings() -> list[str]:
    return [
        _say("Tên", "Name"),
        "Tiếng Việt",
        "English",
        _say("Từ", "From"),
        _say("Đến", "To"),
        _say("Ai được làm", "By"),
        _say("Điều kiện", "Conditions"),
        _say("Việc kèm theo", "Effects"),
        _say("Lý do", "Reason"),
    ]


def _move_row(move: TransitionDefinition) -> list[str]:
    return [
        f"`{move.name}`",
        move.labels["vi"],
        move.labels.get("en", ""),
        _code(move.from_states),
        f"`{move.to_state}`",
        ", ".join(role.label for role in move.by),
        _code(move.guards),
        ", ".join(_effect(each) for each in move.effects),
        _say("phải ghi", "required") if move.reason_required else "",
    ]


def _guard_headings() -> list[str]:
    return [_say("Tên", "Name"), _say("Nghĩa", "What must be true"), _say("Bỏ qua", "Set aside")]


def _guard_row(guard: Guard[object]) -> list[str]:
    meaning = guard.explanation if current_language() == "en" else guard.label
    aside = _say("khi ghi lý do, lý do được in", "with a written reason, which is printed")
    return [f"`{guard.name}`", meaning, aside if guard.overridable else ""]


def _effect(name: str) -> str:
    known = {each.value: each.label for each in EffectName}
    return known.get(name, f"`{name}`")


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
