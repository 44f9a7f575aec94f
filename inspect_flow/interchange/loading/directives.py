"""Load directives of one inspection or of the whole campaign."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from inspect_flow.interchange.case_file.papers import Directive as DirectivePart
from inspect_flow.interchange.case_file.standing import directive_state
from inspect_flow.interchange.case_file.unit_names import is_code
from inspect_flow.interchange.loading.desk import Desk
from inspect_flow.interchange.shelves.findings import DIRECTIVE, DIRECTIVE_ELSEWHERE
from inspect_flow.interchange.shelves.slot import stored
from inspect_flow.records.tables import Campaign, Directive, Inspection
from inspect_flow.services.registry import next_code, seek


def load_directives(
    desk: Desk, campaign: Campaign, inspection: Inspection | None, parts: Sequence[DirectivePart]
) -> None:
    """Store the directives in the order of the file."""
    already = desk.work.session.exec(
        select(Directive)
        .where(
            Directive.campaign_id == campaign.id,
            Directive.inspection_id == (inspection.id if inspection else None),
        )
        .order_by(col(Directive.id))
    ).all()
    frame = inspection.code if inspection else campaign.code
    for index, part in enumerate(parts):
        known = (
            seek(desk.work, Directive, part.code)
            if part.code
            else already[index]
            if index < len(already)
            else None
        )
        code = part.code or (known.code if known else "")
        code = code or next_code(desk.work, Directive, f"{frame}-CC", 2)
        values = stored(part, DIRECTIVE, DIRECTIVE_ELSEWHERE)
        values |= {"code": code, "campaign_id": campaign.id}
        if inspection:
            values["inspection_id"] = inspection.id
        if part.issuer:
            values["issuer_id"] = desk.units.identity(part.issuer)
        if part.signer:
            values["signer_id"] = desk.people.identity(part.signer)
        for written in filter(is_code, part.addressed_to):
            desk.units.identity(written)
        if part.state:
            values["state"] = part.state
        at_first = {"state": directive_state(part)}
        directive = desk.ledger.put(Directive, known, code, values, at_first)
        for name in (code, f"{part.number}/{part.symbol}", part.number):
            if name.strip("/"):
                desk.directives.setdefault(name, directive)
