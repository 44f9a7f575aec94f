"""Read workflows/*.yaml into machines; everything wrong in every file is refused at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib.resources.abc import Traversable
from types import MappingProxyType

from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.machine_definition import (
    DueDefinition,
    MachineDefinition,
    StateDefinition,
    TransitionDefinition,
)
from inspect_flow.definitions.machine_graph import check_graph
from inspect_flow.definitions.machine_names import KnownNames
from inspect_flow.definitions.machine_shape import read_shape
from inspect_flow.definitions.places import files_in, folder
from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_reader import read_yaml
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError

# What stands beside the machines in their folder.
REMINDERS_FILE = "reminders.yaml"

__all__ = [
    "REMINDERS_FILE",
    "DueDefinition",
    "MachineDefinition",
    "StateDefinition",
    "TransitionDefinition",
    "load_machines",
    "read_machine",
    "workflow_problems",
]


def load_machines(
    known_guards: Collection[str], known_effects: Collection[str], house: str | None = None
) -> Mapping[str, MachineDefinition]:
    """Return every machine by name; guards are known as "machine.guard".

    Raises `DefinitionError` with all problems of all files.
    """
    machines, found = _read_all(known_guards, known_effects, house)
    if found:
        raise DefinitionError(
            _("Quy trình có lỗi: {files}").format(files=", ".join(each.file for each in found)),
            [f"{each.file}: {sentence}" for each in found for sentence in each.sentences()],
        )
    return machines


def workflow_problems(
    known_guards: Collection[str], known_effects: Collection[str], house: str | None = None
) -> list[Problems]:
    """Return what is wrong with each workflow file; nothing when all of them load."""
    return _read_all(known_guards, known_effects, house)[1]


def _read_all(
    known_guards: Collection[str], known_effects: Collection[str], house: str | None
) -> tuple[Mapping[str, MachineDefinition], list[Problems]]:
    known = KnownNames.of(known_guards, known_effects)
    machines: dict[str, MachineDefinition] = {}
    found: list[Problems] = []
    seen: set[str] = set()
    place = folder("workflows", house)
    for name, file in files_in(place, ".yaml"):
        if name == REMINDERS_FILE:  # not a machine: definitions/reminder_policy.py reads it
            continue
        problems = Problems(f"workflows/{name}")
        machine = _read_file(name, file, known, problems)
        seen.add(name.removesuffix(".yaml"))
        if problems:
            found.append(problems)
        elif machine is not None:
            machines[machine.name] = machine
    found.extend(_missing_files(known, seen, place))
    in_order = {name: machines[name] for name in known.machines if name in machines}
    return MappingProxyType(in_order), found


def _read_file(
    name: str, file: Traversable, known: KnownNames, problems: Problems
) -> MachineDefinition | None:
    text = definition_text(file, problems)
    return None if text is None else read_machine(name, text, known, problems)


def read_machine(
    name: str, text: str, known: KnownNames, problems: Problems
) -> MachineDefinition | None:
    """Read one workflow file called `name`; what is wrong with it goes to `problems`."""
    document = read_yaml(text, problems)
    if problems:
        return None
    machine = read_shape(document, known, problems)
    if machine is None:
        return None
    _check_file_name(name, machine, document.line_of("machine"), problems)
    check_graph(machine, document, problems)
    return machine


def _check_file_name(name: str, machine: MachineDefinition, line: int, problems: Problems) -> None:
    if machine.name and name != f"{machine.name}.yaml":
        problems.add(
            line,
            _("tệp của máy '{machine}' phải có tên {machine}.yaml, không phải {file}").format(
                machine=machine.name, file=name
            ),
        )


def _missing_files(known: KnownNames, seen: set[str], place: Traversable) -> list[Problems]:
    missing = []
    for machine in known.machines:
        if machine not in seen:
            problems = Problems(f"workflows/{machine}.yaml")
            near = did_you_mean(machine, seen - set(known.machines))
            problems.add(
                0,
                _("thiếu tệp này trong {place}; hãy chép lại tệp gốc{near}").format(
                    place=place, near=near
                ),
            )
            missing.append(problems)
    return missing
