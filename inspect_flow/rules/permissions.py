"""Who may do what besides moving a record; moves name their roles in workflows/."""

from __future__ import annotations

from collections.abc import Collection

from inspect_flow.vocabulary.roles import Role

_DELEGATION = frozenset({Role.HEAD, Role.DEPUTY, Role.MEMBER, Role.SECRETARY})
_LEADING = frozenset({Role.HEAD, Role.DEPUTY, Role.SECRETARY})
_BOTH = _DELEGATION | {Role.UNIT}

ACTIONS: dict[str, frozenset[Role]] = {
    "answer.self": frozenset({Role.UNIT, Role.SECRETARY}),
    "answer.delegation": _DELEGATION,
    "answer.explanation": frozenset({Role.UNIT, Role.SECRETARY}),
    "answer.final": _DELEGATION,
    "inspection.arrange": _LEADING | {Role.AUTHORITY},
    "inspection.self_report": frozenset({Role.UNIT, Role.SECRETARY}),
    "inspection.attend": _LEADING,
    "inspection.unit_comments": frozenset({Role.UNIT, Role.SECRETARY}),
    "finding.write": _DELEGATION,
    "finding.remove": _LEADING,
    "deficiency.assign": _LEADING | {Role.AUTHORITY},
    "deficiency.plan": frozenset({Role.UNIT}),
    "deficiency.report": frozenset({Role.UNIT}),
    "deficiency.verify": _DELEGATION,
    "deficiency.transfer": frozenset({Role.HEAD, Role.AUTHORITY, Role.SECRETARY}),
    "extension.request": frozenset({Role.UNIT}),
    "directive.draft": _LEADING | {Role.AUTHORITY},
    "directive.draft_own": _LEADING | {Role.AUTHORITY, Role.UNIT},
    "document.draft": _DELEGATION | {Role.AUTHORITY, Role.PREPARER},
    "document.sign": _BOTH | {Role.AUTHORITY},
    "document.draft_of_the_unit": frozenset({Role.UNIT}),
    "evidence.add": _BOTH | {Role.HELPER},
    "comment.write": _BOTH | {Role.HELPER, Role.AUTHORITY},
    "campaign.amend": _LEADING | {Role.AUTHORITY, Role.PREPARER},
}
"""Action → the roles that may do it; the console's operator may do all but move records."""


def may(action: str, roles: Collection[Role]) -> bool:
    """Tell whether one of `roles` may do `action`; an unknown action is a bug."""
    return not ACTIONS[action].isdisjoint(roles)
