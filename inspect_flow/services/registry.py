"""Find records by the codes people use, and say what is near when there is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from sqlmodel import col, func, select

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Person
from inspect_flow.services.lookup import Kind, column, get, label_of, seek
from inspect_flow.services.record_sight import is_in_sight
from inspect_flow.services.turns import take_turn
from inspect_flow.services.visibility import refuse_secret
from inspect_flow.services.work import OPERATOR, SYSTEM, Actor, Work
from inspect_flow.vocabulary.errors import BadInput, NotFound

_CODE = re.compile(r"\w[\w.-]{0,63}")

__all__ = [
    "actor_named", "find", "find_all", "get", "label_of", "next_code", "next_codes",
    "refuse_taken_code", "seek",
]  # fmt: skip


def find(work: Work, kind: type[Kind], code: str) -> Kind:
    """Return the record of `kind` with that code; raise `NotFound` with near codes."""
    found = seek(work, kind, code)
    if work.is_scoped:
        return _in_sight(work, kind, code, found)
    if found is not None:
        refuse_secret(work, found)
        return found
    codes = list(work.session.exec(select(col(column(kind, "code")))))
    alike = get_close_matches(code, codes, n=3, cutoff=0.5)
    near = [each for each in alike if _may_be_named(work, kind, each)]
    reasons = [_("gần giống: {codes}").format(codes=", ".join(near))] if near else []
    raise NotFound(_("Không có {kind} mã '{code}'").format(kind=label_of(kind), code=code), reasons)


def find_all(work: Work, kind: type[Kind], codes: Sequence[str]) -> list[Kind]:
    """Return the records of those codes, in their order, where possible by one query."""
    if work.is_scoped or work.actor.person_id is not None:
        return [find(work, kind, code) for code in codes]
    rows = work.session.exec(select(kind).where(column(kind, "code").in_(codes)))
    known = {getattr(each, "code"): each for each in rows}  # noqa: B009 - every kind has one
    return [known.get(code) or find(work, kind, code) for code in codes]


def _in_sight(work: Work, kind: type[Kind], code: str, found: Kind | None) -> Kind:
    # The same answer, without near codes, whether there is no such record or it is not theirs.
    if found is None or not is_in_sight(work, found):
        raise NotFound(_("Không có {kind} mã '{code}'").format(kind=label_of(kind), code=code))
    return found


def refuse_taken_code(work: Work, kind: type[Tracked], code: str) -> None:
    """Raise `BadInput` when the code is empty, cannot be typed or is already somebody else's."""
    if not code.strip():
        raise BadInput(_("Thiếu mã của {kind}").format(kind=label_of(kind)))
    if not _CODE.fullmatch(code):
        # Codes are typed in commands, stand in web addresses and become file names.
        raise BadInput(
            _("Mã '{code}' không dùng được").format(code=code),
            [_("chỉ dùng chữ, số và dấu - _ . (không có khoảng trắng), nhiều nhất 64 ký tự")],
        )
    take_turn(work, "code", kind.__tablename__, code)
    if seek(work, kind, code) is not None:
        raise BadInput(
            _("Mã '{code}' đã dùng cho một {kind} khác").format(code=code, kind=label_of(kind)),
            [_("chọn mã khác hoặc sửa bản ghi đã có")],
        )


def next_code(work: Work, kind: type[Tracked], prefix: str, digits: int = 3) -> str:
    """Return the next free code "PREFIX-001" of that kind; two people at once wait in turn."""
    take_turn(work, "code", kind.__tablename__, prefix)
    codes = column(kind, "code")
    taken = work.session.exec(
        select(codes)
        .where(codes.startswith(f"{prefix}-", autoescape=True))
        .order_by(func.length(codes).desc(), codes.desc())
    )
    # The highest comes first; codes that people chose themselves may stand in between.
    numbers = (int(tail) for code in taken if (tail := code[len(prefix) + 1 :]).isdigit())
    number = next(numbers, 0) + 1
    taken.close()
    while seek(work, kind, code := f"{prefix}-{number:0{digits}d}") is not None:
        number += 1
    return code


def next_codes(
    work: Work,
    kind: type[Tracked],
    prefix: str,
    count: int,
    *,
    digits: int = 3,
    reserved: Collection[str] = (),
) -> list[str]:
    """Return that many free codes, in order, with one query; `reserved` ones are left alone."""
    if not count:
        return []
    take_turn(work, "code", kind.__tablename__, prefix)
    codes = column(kind, "code")
    stored = work.session.exec(select(codes).where(codes.startswith(f"{prefix}-", autoescape=True)))
    tails = (code.removeprefix(f"{prefix}-") for code in (*stored, *reserved))
    highest = max((int(tail) for tail in tails if tail.isdigit()), default=0)
    return [f"{prefix}-{highest + number:0{digits}d}" for number in range(1, count + 1)]


def actor_named(work: Work, code: str | None) -> Actor:
    """Return the person that acts; nobody named means the console's operator."""
    if not code or code == OPERATOR.code:
        return OPERATOR
    if code == SYSTEM.code:
        return SYSTEM
    person = find(work, Person, code)
    return Actor(person.code, person.name, person.id)


def _may_be_named(work: Work, kind: type[Tracked], code: str) -> bool:
    # A hint must not give away an inspection that is to come as a surprise.
    found = seek(work, kind, code)
    try:
        if found is not None:
            refuse_secret(work, found)
    except NotFound:
        return False
    return True
