"""Look records up by code or by key, for whoever asks; who may know of them is asked elsewhere."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlmodel import select

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
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import NotFound

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


def seek(work: Work, kind: type[Kind], code: str) -> Kind | None:
    """Return the record of `kind` with that code, or None."""
    if "\0" in code:
        return None  # PostgreSQL refuses to be asked for it
    return work.session.exec(select(kind).where(column(kind, "code") == code)).first()


def get(work: Work, kind: type[Kind], identity: int | None) -> Kind:
    """Return a record that another one refers to."""
    record = work.session.get(kind, identity) if identity is not None else None
    if record is None:
        raise NotFound(_("Không có {kind} số {id}").format(kind=label_of(kind), id=identity))
    return record


def label_of(kind: type[Tracked]) -> str:
    """Return the Vietnamese word for that kind of record."""
    return _(_LABELS[kind])


def column(kind: type[Tracked], name: str) -> Any:
    """Return the column `name` of the table that holds that kind of record."""
    return kind.__table__.columns[name]  # type: ignore[attr-defined]
