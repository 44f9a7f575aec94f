"""Find records by the codes people use, and say what is near when there is none."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

from sqlmodel import col, func, select

from inspect_flow.locale.translation import N_, _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Campaign,
    Decision,
    Deficiency,
    Delegation,
    Directive,
    Document,
    Extension,
    Finding,
    Inspection,
    Person,
    Unit,
    Visit,
)
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import OPERATOR, SYSTEM, Actor, Work
from inspect_flow.vocabulary.errors import BadInput, NotFound

Kind = TypeVar("Kind", bound=Tracked)

_LABELS: dict[type[Tracked], str] = {
    Campaign: N_("đợt kiểm tra"),
    Decision: N_("quyết định"),
    Deficiency: N_("tồn tại phải khắc phục"),
    Delegation: N_("đoàn kiểm tra"),
    Directive: N_("văn bản chấn chỉnh"),
    Document: N_("văn bản"),
    Extension: N_("đề nghị gia hạn"),
    Finding: N_("nhận xét"),
    Inspection: N_("cuộc kiểm tra"),
    Person: N_("người"),
    Unit: N_("đơn vị"),
    Visit: N_("buổi làm việc"),
}


def find(work: Work, kind: type[Kind], code: str) -> Kind:
    """Return the record of `kind` with that code; raise `NotFound` with near codes."""
    # Standing itself looks records up, hence not at the top.
    from inspect_flow.services.visibility import refuse_secret

    found = seek(work, kind, code)
    if found is not None:
        refuse_secret(work, found)
        return found
    codes = list(work.session.exec(select(col(_column(kind, "code")))))
    near = get_close_matches(code, codes, n=3, cutoff=0.5)
    reasons = [_("gần giống: {codes}").format(codes=", ".join(near))] if near else []
    raise NotFound(_("Không có {kind} mã '{code}'").format(kind=label_of(kind), code=code), reasons)


def seek(work: Work, kind: type[Kind], code: str) -> Kind | None:
    """Return the record of `kind` with that code, or None."""
    return work.session.exec(select(kind).where(_column(kind, "code") == code)).first()


def get(work: Work, kind: type[Kind], identity: int | None) -> Kind:
    """Return a record that another one refers to."""
    record = work.session.get(kind, identity) if identity is not None else None
    if record is None:
        raise NotFound(_("Không có {kind} số {id}").format(kind=label_of(kind), id=identity))
    return record


def refuse_taken_code(work: Work, kind: type[Tracked], code: str) -> None:
    """Raise `BadInput` when the code is empty or already somebody else's."""
    if not code.strip():
        raise BadInput(_("Thiếu mã của {kind}").format(kind=label_of(kind)))
    take_turn(work, "code", kind.__tablename__, code)
    if seek(work, kind, code) is not None:
        raise BadInput(
            _("Mã '{code}' đã dùng cho một {kind} khác").format(code=code, kind=label_of(kind)),
            [_("chọn mã khác hoặc sửa bản ghi đã có")],
        )


def next_code(work: Work, kind: type[Tracked], prefix: str, digits: int = 3) -> str:
    """Return the next free code "PREFIX-001" of that kind; two people at once wait in turn."""
    take_turn(work, "code", kind.__tablename__, prefix)
    column = _column(kind, "code")
    taken = work.session.exec(
        select(column)
        .where(column.startswith(f"{prefix}-", autoescape=True))
        .order_by(func.length(column).desc(), column.desc())
    )
    # The highest comes first; codes that people chose themselves may stand in between.
    numbers = (int(tail) for code in taken if (tail := code[len(prefix) + 1 :]).isdigit())
    number = next(numbers, 0) + 1
    taken.close()
    while seek(work, kind, code := f"{prefix}-{number:0{digits}d}") is not None:
        number += 1
    return code


def actor_named(work: Work, code: str | None) -> Actor:
    """Return the person that acts; nobody named means the console's operator."""
    if not code or code == OPERATOR.code:
        return OPERATOR
    if code == SYSTEM.code:
        return SYSTEM
    person = find(work, Person, code)
    return Actor(person.code, person.name, person.id)


def label_of(kind: type[Tracked]) -> str:
    """Return the Vietnamese word for that kind of record."""
    return _(_LABELS[kind])


def _column(kind: type[Tracked], name: str) -> Any:
    return kind.__table__.columns[name]  # type: ignore[attr-defined]
