"""Compare the states of stored records with the workflow before anything moves."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from inspect_flow.definitions.machine_definition import MachineDefinition
from inspect_flow.definitions.problems import did_you_mean
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError

_SHOWN = 10


def refuse_unknown_states(
    definition: MachineDefinition, codes_by_state: Mapping[str, Collection[str]]
) -> None:
    """Raise `DefinitionError` naming the records whose state the workflow no longer knows."""
    reasons = [
        _(
            "{count} hồ sơ ở trạng thái '{state}' mà quy trình không còn{near}: {codes}; "
            "hãy thêm lại trạng thái này vào workflows/{machine}.yaml hoặc chuyển đổi dữ liệu."
        ).format(
            count=len(codes),
            state=state,
            near=did_you_mean(state, definition.states),
            codes=", ".join(sorted(codes)[:_SHOWN]) + (", …" if len(codes) > _SHOWN else ""),
            machine=definition.name,
        )
        for state, codes in sorted(codes_by_state.items())
        if state not in definition.states and codes
    ]
    if reasons:
        title = _("{machine}: dữ liệu không khớp với quy trình").format(machine=definition.label)
        raise DefinitionError(title, reasons)
