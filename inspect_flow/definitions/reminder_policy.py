"""Read workflows/reminders.yaml: clocks and ladders, everything wrong refused at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.machine_definition import MachineDefinition
from inspect_flow.definitions.machine_names import check_known, check_snake_case
from inspect_flow.definitions.machines import REMINDERS_FILE
from inspect_flow.definitions.places import folder, shipped_folder
from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.reminder_rungs import read_ladder
from inspect_flow.definitions.yaml_reader import LinedDict, read_yaml
from inspect_flow.definitions.yaml_shape import (
    check_keys,
    labels_at,
    mapping_at,
    text_at,
    word_from,
    words_at,
)
from inspect_flow.locale.translation import _
from inspect_flow.rules.reminders import ClockDefinition, Ladder, ReminderPolicy
from inspect_flow.vocabulary.reminders import Addressee

KIND = "workflows"
# Which dates a clock may run to; services/clocks computes each of them.
DUE_DATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "inspection": (
            "notice_due", "self_report_due", "comment_due", "minutes_due", "conclusion_due",
            "directive_due",
        ),
        "deficiency": ("deadline", "plan_due", "verification_due"),
        "extension": ("answer_due",),
    }
)  # fmt: skip
_LARGEST_CATCH_UP = 366


def load_reminder_policy(
    machines: Mapping[str, MachineDefinition], house: str | None = None
) -> ReminderPolicy:
    """Return the policy of `house`; raises `DefinitionError` with every problem of the file."""
    problems = Problems(f"{KIND}/{REMINDERS_FILE}")
    policy = _read(_file(house), machines, problems)
    problems.refuse_if_any()
    assert policy is not None
    return policy


def reminder_problems(
    machines: Mapping[str, MachineDefinition], house: str | None = None
) -> list[Problems]:
    """Return what is wrong with the file; nothing when it loads."""
    problems = Problems(f"{KIND}/{REMINDERS_FILE}")
    _read(_file(house), machines, problems)
    return [problems] if problems else []


def _file(house: str | None) -> Traversable:
    """Return the house's file, else the shipped one: a house may keep workflows of its own only."""
    own = folder(KIND, house) / REMINDERS_FILE
    return own if own.is_file() else shipped_folder(KIND) / REMINDERS_FILE


def _read(
    file: Traversable, machines: Mapping[str, MachineDefinition], problems: Problems
) -> ReminderPolicy | None:
    text = definition_text(file, problems)
    return None if text is None else read_policy(text, machines, problems)


def read_policy(
    text: str, machines: Mapping[str, MachineDefinition], problems: Problems
) -> ReminderPolicy | None:
    """Read the policy in `text`; what is wrong with it goes to `problems`."""
    document = read_yaml(text, problems)
    if problems:
        return None
    content = mapping_at(_("tệp"), document, 1, problems)
    check_keys(_("tệp"), content, ("morning", "catch_up_days", "clocks", "ladders"), (), problems)
    ladders = _ladders(content, problems)
    clocks = _clocks(content, machines, ladders, problems)
    _check_ladders_used(content, ladders, clocks, problems)
    morning, catch_up = _morning(content, problems), _catch_up(content, problems)
    return ReminderPolicy(MappingProxyType(clocks), morning, catch_up)


def _ladders(content: LinedDict, problems: Problems) -> dict[str, Ladder]:
    listed = mapping_at("ladders", content.get("ladders"), content.line_of("ladders"), problems)
    found = {}
    for name, value in listed.items():
        check_snake_case(_("tên thang nhắc việc"), name, listed.line_of(name), problems)
        body = mapping_at(f"ladders.{name}", value, listed.line_of(name), problems)
        found[name] = read_ladder(name, body, problems)
    return found


def _clocks(
    content: LinedDict,
    machines: Mapping[str, MachineDefinition],
    ladders: Mapping[str, Ladder],
    problems: Problems,
) -> dict[str, ClockDefinition]:
    listed = mapping_at("clocks", content.get("clocks"), content.line_of("clocks"), problems)
    found = {}
    for name, value in listed.items():
        check_snake_case(_("tên việc có thời hạn"), name, listed.line_of(name), problems)
        body = mapping_at(f"clocks.{name}", value, listed.line_of(name), problems)
        found[name] = _clock(name, body, machines, ladders, problems)
    return found


def _clock(
    name: str,
    body: LinedDict,
    machines: Mapping[str, MachineDefinition],
    ladders: Mapping[str, Ladder],
    problems: Problems,
) -> ClockDefinition:
    thing = f"clocks.{name}"
    check_keys(thing, body, ("vi", "of", "due", "while", "ladder"), ("en", "paused"), problems)
    of = word_from(thing, body, "of", DUE_DATES, problems)
    due = word_from(thing, body, "due", DUE_DATES.get(of, ()), problems) if of else ""
    states = _states(thing, body, "while", machines.get(of), problems)
    paused = _states(thing, body, "paused", machines.get(of), problems)
    both = sorted(set(states) & set(paused))
    if both:
        sentence = _("{thing}: trạng thái '{states}' không thể vừa tính vừa dừng thời hạn")
        problems.add(body.line_of("paused"), sentence.format(thing=thing, states=", ".join(both)))
    chosen = word_from(thing, body, "ladder", ladders, problems)
    ladder = ladders.get(chosen, Ladder(chosen, ()))
    _check_addressees(thing, of, ladder, body, problems)
    return ClockDefinition(name, labels_at(thing, body, problems), of, due, states, paused, ladder)


def _states(
    thing: str, body: LinedDict, key: str, machine: MachineDefinition | None, problems: Problems
) -> tuple[str, ...]:
    words = words_at(thing, body, key, problems)
    if machine is not None:
        sentence = _("không có trạng thái '{name}'")
        check_known(thing, sentence, words, machine.states, problems)
    return tuple(word for word, _line in words)


def _check_addressees(
    thing: str, of: str, ladder: Ladder, body: LinedDict, problems: Problems
) -> None:
    """Refuse whom the record cannot name: only a deficiency has co-responsible units."""
    named = {each for rung in ladder.rungs for each in rung.to}
    if of == "inspection" and Addressee.CO_RESPONSIBLE in named:
        sentence = _("{thing}: cuộc kiểm tra không có đơn vị phối hợp (co_responsible)")
        problems.add(body.line_of("ladder"), sentence.format(thing=thing))
    if of == "inspection" and any(rung.letter for rung in ladder.rungs):
        sentence = _("{thing}: công văn đôn đốc (letter) chỉ lập cho tồn tại, hạn chế")
        problems.add(body.line_of("ladder"), sentence.format(thing=thing))


def _check_ladders_used(
    content: LinedDict,
    ladders: Mapping[str, Ladder],
    clocks: Mapping[str, ClockDefinition],
    problems: Problems,
) -> None:
    used = {each.ladder.name for each in clocks.values()}
    lines: Any = content.get("ladders")
    for name in ladders:
        if name not in used:
            sentence = _("thang '{name}' không có việc nào dùng; xóa đi hoặc sửa tên")
            problems.add(lines.line_of(name), sentence.format(name=name))


def _morning(content: LinedDict, problems: Problems) -> time:
    written = text_at(_("tệp"), content, "morning", problems)
    try:
        return time.fromisoformat(written) if written else time(7, 30)
    except ValueError:
        sentence = _("morning '{written}' không phải giờ; viết dạng \"07:30\"")
        problems.add(content.line_of("morning"), sentence.format(written=written))
        return time(7, 30)


def _catch_up(content: LinedDict, problems: Problems) -> int:
    days = content.get("catch_up_days")
    if isinstance(days, int) and not isinstance(days, bool) and 1 <= days <= _LARGEST_CATCH_UP:
        return days
    if days is not None:
        sentence = _("catch_up_days phải là số ngày từ 1 đến {largest}")
        problems.add(content.line_of("catch_up_days"), sentence.format(largest=_LARGEST_CATCH_UP))
    return 30
