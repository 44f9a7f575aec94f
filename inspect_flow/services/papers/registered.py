"""The registered decision that a paper is: it was often issued before its text is printed here."""

from __future__ import annotations

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Decision
from inspect_flow.services.papers.citations import decisions_of, founding_of, type_of_symbol
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import Told, told
from inspect_flow.services.queries.campaigns import delegations_of
from inspect_flow.vocabulary.campaigns import DecisionRole
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput

DECISION_KINDS = (DocumentKind.PLAN_DECISION, DocumentKind.DELEGATION_DECISION)


def registered_decision(desk: Desk) -> Decision | None:
    """Return the decision of the register that this paper is; None while there is none."""
    if desk.kind is DocumentKind.PLAN_DECISION:
        return founding_of(desk)
    if desk.kind is DocumentKind.DELEGATION_DECISION:
        return _of_delegation(desk)
    return None


def facts_of(decision: Decision) -> Told:
    """Return what the register knows of the paper: number, symbol, day, signer."""
    own = told(decision)
    known = {
        "number": decision.number,
        "symbol": decision.symbol,
        "date": decision.issued_on.isoformat() if decision.issued_on else own.facts.get("date"),
        "signer": decision.signer,
    }
    return Told({key: value for key, value in known.items() if value}, own.assumed_keys)


def refuse_without_decision(desk: Desk) -> None:
    """Raise `BadInput` where another paper already does what this decision would do."""
    founding = founding_of(desk)
    if desk.kind is DocumentKind.PLAN_DECISION:
        if founding is not None and type_of_symbol(founding.symbol) == "Kế hoạch":
            raise BadInput(
                _("{code}: kế hoạch được ban hành trực tiếp, không kèm quyết định").format(
                    code=desk.campaign.code
                ),
                [_("lập kế hoạch: inspect-flow document draft plan MÃ_ĐỢT")],
            )
    elif founding is not None and founds_delegation(desk, founding):
        raise BadInput(
            _("{name}: Đoàn được thành lập ngay tại quyết định ban hành kế hoạch").format(
                name=desk.delegation_name
            ),
            [_("lập quyết định đó: inspect-flow document draft plan_decision MÃ_ĐỢT")],
        )


def founds_delegation(desk: Desk, founding: Decision) -> bool:
    """Tell whether one and the same decision issues the plan and sets up the delegation."""
    found = decisions_of(desk, DecisionRole.DELEGATION)
    return any(decision.id == founding.id for decision, _link in found)


def _of_delegation(desk: Desk) -> Decision | None:
    """Return the decision on this delegation: the only one, or the one of the same place."""
    decisions = [each for each, _link in decisions_of(desk, DecisionRole.DELEGATION)]
    if len(decisions) <= 1:
        return decisions[0] if decisions else None
    ids = [each.id for each in delegations_of(desk.work, desk.campaign)]
    place = ids.index(desk.delegation.id) if desk.delegation and desk.delegation.id in ids else 0
    return decisions[place] if len(decisions) == len(ids) else None
