"""`inspect-flow workflow`: what may happen to each kind of record, as lists and as drawings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspect_flow.commands.frame import Desk, choices, noun, pass_desk
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.writing_files import write_whole
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import NotFound

if TYPE_CHECKING:
    from inspect_flow.definitions.machines import MachineDefinition

_SUFFIXES = {"mermaid": ".mmd", "svg": ".svg", "page": ".md"}


@noun("workflow", N_("Quy trình: xem và vẽ"))
def workflow() -> None:
    """Group the verbs."""


@workflow.command(
    "list", help=N_("Liệt kê các quy trình"), epilog="inspect-flow workflow list --json"
)
@pass_desk
def list_machines(desk: Desk) -> None:
    """Show one line for each machine."""
    rows = [
        {
            "name": each.name,
            "label": each.label,
            "initial": each.state_label(each.initial),
            "states": len(each.states),
            "moves": len(each.transitions),
        }
        for each in _machines(desk).values()
    ]
    columns = {
        "name": _("Tên"),
        "label": _("Loại hồ sơ"),
        "initial": _("Bắt đầu từ"),
        "states": _("Số trạng thái"),
        "moves": _("Số bước"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@workflow.command(
    "show",
    help=N_("Xem trạng thái, các bước, ai được làm và điều kiện của một quy trình"),
    epilog="inspect-flow workflow show deficiency",
)
@click.argument("name")
@pass_desk
def show(desk: Desk, name: str) -> None:
    """Show one machine."""
    from inspect_flow.commands.workflow_views import show_machine

    show_machine(_machine(_machines(desk), name), desk.as_json)


@workflow.command(
    "draw",
    help=N_("Vẽ quy trình dạng mermaid, svg (cần Graphviz) hoặc trang mô tả"),
    epilog="inspect-flow workflow draw inspection --format svg --to out",
)
@click.argument("name", required=False)
@click.option("--format", "form", type=choices(list(_SUFFIXES)), default="mermaid",
              show_default=True, help=N_("Dạng bản vẽ"))  # fmt: skip
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help=N_("Thư mục ghi tệp; không ghi thì in ra màn hình"))  # fmt: skip
@pass_desk
def draw(desk: Desk, name: str | None, form: str, folder: Path | None) -> None:
    """Draw one machine or all of them."""
    machines = _machines(desk)
    chosen = list(machines.values()) if name is None else [_machine(machines, name)]
    if folder is None:
        for each in chosen:
            click.echo(_drawn(each, form), nl=False)
        return
    for each in chosen:
        _write(folder / f"{each.name}{_SUFFIXES[form]}", _drawn(each, form))


def _drawn(machine: MachineDefinition, form: str) -> bytes:
    from inspect_flow.definitions.drawing import mermaid, svg
    from inspect_flow.definitions.machine_page import machine_page

    if form == "svg":
        return svg(machine)
    return (mermaid if form == "mermaid" else machine_page)(machine).encode()


def _write(file: Path, content: bytes) -> None:
    write_whole(file, content, make_folder=True)
    click.echo(str(file))


def _machines(desk: Desk) -> Mapping[str, MachineDefinition]:
    from inspect_flow.definitions.machines import load_machines
    from inspect_flow.rules.guards import guard_names
    from inspect_flow.vocabulary.effects import EffectName

    return load_machines(guard_names(), list(EffectName), desk.definitions)


def _machine(machines: Mapping[str, MachineDefinition], name: str) -> MachineDefinition:
    from inspect_flow.definitions.problems import did_you_mean

    if name in machines:
        return machines[name]
    raise NotFound(
        _("Không có quy trình '{name}'{near}").format(name=name, near=did_you_mean(name, machines)),
        [_("các quy trình: {names}").format(names=", ".join(machines))],
    )
