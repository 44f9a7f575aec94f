"""Read everything that a house may replace, and say of each kind what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspect_flow.locale.translation import _, _n
from inspect_flow.vocabulary.errors import InspectFlowError

if TYPE_CHECKING:
    from inspect_flow.definitions.problems import Problems


@dataclass(slots=True)
class Checked:
    """One kind of definition: how many there are and what is wrong with them."""

    kind: str
    read: int = 0
    faults: list[str] = field(default_factory=list)


def check_definitions(house: str | None) -> list[Checked]:
    """Check every kind of definition; one broken kind hides nothing of the others."""
    return [
        _checked(_("Quy trình"), _check_workflows, house),
        _checked(_("Nhắc việc"), _check_reminders, house),
        _checked(_n("Bảng kiểm"), _check_checklists, house),
        _checked(_("Lịch làm việc"), _check_calendars, house),
        _checked(_("Thời hạn mặc định"), _check_intervals, house),
        _checked(_("Mẫu in"), _check_templates, house),
        _checked(_("Cách in và phông chữ"), _check_printing, house),
    ]


def _checked(kind: str, read: Callable[[Checked, str | None], None], house: str | None) -> Checked:
    checked = Checked(kind)
    try:
        read(checked, house)
    except InspectFlowError as refusal:
        # One broken kind must not hide what is wrong with the others.
        checked.faults += [f"{refusal.thing}: {reason}" for reason in refusal.reasons]
        checked.faults += [] if refusal.reasons else [refusal.thing]
    return checked


def _note(checked: Checked, found: Iterable[Problems]) -> None:
    checked.faults += [
        f"{each.file}: {sentence}" for each in found for sentence in each.sentences()
    ]


def _check_workflows(checked: Checked, house: str | None) -> None:
    from inspect_flow.definitions.machines import load_machines, workflow_problems
    from inspect_flow.rules.guards import guard_names
    from inspect_flow.vocabulary.effects import EffectName

    _note(checked, workflow_problems(guard_names(), list(EffectName), house))
    if not checked.faults:
        checked.read = len(load_machines(guard_names(), list(EffectName), house))


def _check_reminders(checked: Checked, house: str | None) -> None:
    from inspect_flow.definitions.machines import load_machines, workflow_problems
    from inspect_flow.definitions.reminder_policy import load_reminder_policy, reminder_problems
    from inspect_flow.rules.guards import guard_names
    from inspect_flow.vocabulary.effects import EffectName

    if workflow_problems(guard_names(), list(EffectName), house):
        return  # its states are those of the workflows, whose own faults are told already
    machines = load_machines(guard_names(), list(EffectName), house)
    _note(checked, reminder_problems(machines, house))
    if not checked.faults:
        checked.read = len(load_reminder_policy(machines, house).clocks)


def _check_checklists(checked: Checked, house: str | None) -> None:
    from inspect_flow.definitions.checklists import checklist_problems, load_checklists

    _note(checked, checklist_problems(house))
    if not checked.faults:
        checked.read = len(load_checklists(house))


def _check_calendars(checked: Checked, house: str | None) -> None:
    from inspect_flow.definitions.calendars import load_calendar

    checked.read = len(load_calendar(house).years)


def _check_intervals(checked: Checked, house: str | None) -> None:
    from inspect_flow.definitions.intervals import load_intervals

    checked.read = len(load_intervals(house).intervals)


def _check_templates(checked: Checked, house: str | None) -> None:
    from inspect_flow.definitions.standing_texts import standing_text_problems
    from inspect_flow.documents.template_check import template_names, template_problems

    _note(checked, template_problems(house))
    _note(checked, standing_text_problems(house))
    checked.read = len(template_names(house))


def _check_printing(checked: Checked, house: str | None) -> None:
    from inspect_flow.definitions.printing import load_printing
    from inspect_flow.documents.typefaces import typeface_of

    load_printing(house)
    checked.read = len(typeface_of(house).fonts)
