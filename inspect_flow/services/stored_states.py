"""Before anything moves: are all stored records in states that the workflows know?"""

from __future__ import annotations

from collections import defaultdict

from sqlmodel import col, select

from inspect_flow.flow.stored_states import refuse_unknown_states as refuse
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import STATEFUL, TRACKED
from inspect_flow.services.lookup import column
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import DefinitionError


def refuse_unknown_states(work: Work) -> None:
    """Raise `DefinitionError` naming every record whose state its workflow no longer has.

    Reading goes on without this, so that people can look at what is wrong.
    """
    found: list[DefinitionError] = []
    for entity in STATEFUL:
        try:
            refuse(work.office.machines[entity], _unknown(work, entity))
        except DefinitionError as fault:
            found.append(fault)
    if len(found) == 1:
        raise found[0]
    if found:
        reasons = [reason for fault in found for reason in fault.reasons]
        raise DefinitionError(_("Dữ liệu không khớp với quy trình"), reasons)


def _unknown(work: Work, entity: str) -> dict[str, list[str]]:
    kind = TRACKED[entity]
    code, state = column(kind, "code"), column(kind, "state")
    known = list(work.office.machines[entity].states)
    codes: dict[str, list[str]] = defaultdict(list)
    for each, its_state in work.session.exec(
        select(code, state).where(col(state).not_in(known)).order_by(code)
    ):
        codes[its_state].append(each)
    return codes
