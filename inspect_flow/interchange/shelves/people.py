"""Columns of people, delegations and those who attended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from inspect_flow.interchange.case_file.parts import plain
from inspect_flow.interchange.case_file.people import Attendant, Post
from inspect_flow.interchange.shelves.slot import day_slot, slots, stored

SALUTATION = "salutation"
ROLE_ONLY = "role_only"
"""Nobody knows the name; the office stands in its place."""
PERSON = slots("title", "leads_unit", "email", "phone", "note")
DELEGATION = slots("code", "name", "symbol", "note")
MEMBER = [*slots("group", "paper"), day_slot("from", "from_on"), day_slot("to", "to_on")]
# Keys that are told by references, rows or records of their own.
DELEGATION_ELSEWHERE = ("seal_of", "members")
MEMBER_ELSEWHERE = ("code", "name", "title", "unit", "role", "areas", "substitute_for")
ATTENDANT = slots("name", "title", "role", "signs", "substitute_for")
POST = [*slots("title"), day_slot("from", "from_on"), day_slot("to", "to_on")]
BETWEEN_AREAS = "; "


def split_posts(posts: Sequence[Post]) -> tuple[list[Post], list[Any]]:
    """Part posts into those that a row can hold and the rest as plain values."""
    whole = [post for post in posts if "extra" not in stored(post, POST, ("unit",))]
    return whole, [plain(post) for post in posts if post not in whole]


def post_values(post: Post, unit_identity: Callable[[str], int | None]) -> dict[str, Any]:
    """Return the row of a post that `split_posts` found whole."""
    return {**stored(post, POST, ("unit",)), "unit_id": unit_identity(post.unit) or 0}


def attendant_values(attendant: Attendant, side: str, position: int) -> dict[str, Any]:
    """Return the row of somebody who was there."""
    return {"name": "", **stored(attendant, ATTENDANT), "side": side, "position": position}
