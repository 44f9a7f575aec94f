"""Draw a machine as Mermaid or Graphviz text, and as SVG where Graphviz is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

from inspect_flow.definitions.machine_definition import MachineDefinition, TransitionDefinition
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import NotFound

# Far more than Graphviz needs for a machine of a hundred states.
_SECONDS_TO_DRAW = 30


def mermaid(machine: MachineDefinition) -> str:
    """Return `machine` as a Mermaid state diagram in the language of this context."""
    lines = ["stateDiagram-v2"]
    lines += [
        f'    state "{_mermaid_words(state.label)}" as {_mermaid_name(name)}'
        for name, state in machine.states.items()
    ]
    lines.append(f"    [*] --> {_mermaid_name(machine.initial)}")
    for source, move in _arrows(machine):
        arrow = f"{_mermaid_name(source)} --> {_mermaid_name(move.to_state)}"
        lines.append(f"    {arrow}: {_mermaid_words(move.label)}")
    lines += [
        f"    {_mermaid_name(name)} --> [*]"
        for name, state in machine.states.items()
        if state.is_final
    ]
    return "\n".join(lines) + "\n"


def dot(machine: MachineDefinition) -> str:
    """Return `machine` as Graphviz text in the language of this context."""
    lines = [
        f"digraph {machine.name} {{",
        f"  label={_quoted(machine.label)}; labelloc=t; rankdir=TB;",
        '  node [shape=box, style=rounded, fontname="Liberation Serif", fontsize=12];',
        '  edge [fontname="Liberation Serif", fontsize=10];',
        "  _start [shape=point, width=0.15];",
    ]
    lines += [
        f"  {name} [label={_quoted(state.label)}{', peripheries=2' if state.is_final else ''}];"
        for name, state in machine.states.items()
    ]
    lines.append(f"  _start -> {machine.initial};")
    lines += [
        f"  {source} -> {move.to_state} [label={_quoted(move.label)}];"
        for source, move in _arrows(machine)
    ]
    return "\n".join([*lines, "}"]) + "\n"


def svg(machine: MachineDefinition) -> bytes:
    """Return `machine` as SVG; raise `NotFound` where Graphviz is missing or fails."""
    program = shutil.which("dot")
    if program is None:
        raise NotFound(
            _("Chưa cài Graphviz nên không vẽ được SVG"),
            [_("cài gói graphviz của hệ điều hành, hoặc vẽ dạng mermaid")],
        )
    drawn = subprocess.run(
        [program, "-Tsvg"],
        input=dot(machine).encode(),
        capture_output=True,
        timeout=_SECONDS_TO_DRAW,
        check=False,
    )
    if drawn.returncode != 0:
        raise NotFound(_("Graphviz không vẽ được"), [drawn.stderr.decode(errors="replace").strip()])
    return drawn.stdout


def _arrows(machine: MachineDefinition) -> Iterator[tuple[str, TransitionDefinition]]:
    for move in machine.transitions.values():
        for source in move.from_states:
            yield source, move


def _mermaid_words(label: str) -> str:
    # Mermaid ends a label at ";" and reads "#" as an entity.
    for mark, instead in ((";", ","), ("#", ""), ("\n", " "), ('"', "'")):
        label = label.replace(mark, instead)
    return label


def _mermaid_name(state: str) -> str:
    # `end`, `state`, `note`, … are words of Mermaid itself.
    return f"s_{state}"


def _quoted(label: str) -> str:
    return '"' + label.replace("\\", "\\\\").replace('"', '\\"') + '"'
