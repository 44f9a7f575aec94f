"""Who may know of a record: the delegation, the leadership, the unit it is about, nobody else."""

from __future__ import annotations

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.services.lookup import get, label_of
from inspect_flow.services.sight import look
from inspect_flow.services.sight_conditions import known_to_the_unit
from inspect_flow.services.standing import case_of, is_secret, roles_of
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.vocabulary.roles import Role

_REGISTERS = ("unit", "person", "decision")


def is_visible(work: Work, record: Tracked) -> bool:
    """Tell whether the acting person may know of the record.

    Registers are open to all. An inspection that is to come as a surprise is not there for its
    unit until it begins.
    """
    if work.actor.is_operator or work.actor.code == SYSTEM.code:
        return True
    if str(record.__tablename__) in _REGISTERS or roles_of(work, record):
        return True
    if isinstance(record, Inspection):
        # Whoever drafts the plan knows what stands on it.
        return Role.PREPARER in roles_of(work, get(work, Campaign, record.campaign_id))
    return isinstance(record, Campaign) and _is_inspected_in(work, record)


def refuse_secret(work: Work, record: Tracked) -> None:
    """Raise `NotFound`, as for a code that does not exist, when the record is a coming surprise."""
    if work.actor.person_id is None:
        return
    _campaign, inspection = case_of(work, record)
    if inspection is None or not is_secret(work, inspection) or roles_of(work, inspection):
        return
    raise NotFound(
        _("Không có {kind} mã '{code}'").format(
            kind=label_of(type(record)), code=getattr(record, "code", "")
        )
    )


def _is_inspected_in(work: Work, campaign: Campaign) -> bool:
    if work.actor.person_id is None:
        return False
    inspected = select(Inspection.id).where(
        Inspection.campaign_id == campaign.id,
        col(Inspection.unit_id).in_(list(look(work).units)),
        known_to_the_unit(),
    )
    return work.session.exec(inspected).first() is not None
