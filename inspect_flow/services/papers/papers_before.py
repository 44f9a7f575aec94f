"""Papers of the case that another paper cites: the last one issued about a record."""

from __future__ import annotations

from sqlmodel import col, select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Document
from inspect_flow.services.papers.desk import Desk
from inspect_flow.vocabulary.documents import DocumentKind


def issued_about(desk: Desk, kind: DocumentKind, record: Tracked) -> Document | None:
    """Return the last issued paper of that kind that is not younger than this one."""
    return desk.work.session.exec(
        select(Document)
        .where(
            Document.kind == kind.value,
            Document.subject == str(record.__tablename__),
            Document.subject_id == record.id,
            Document.state == "issued",
            col(Document.issued_on) <= desk.on,
        )
        .order_by(col(Document.id).desc())
    ).first()
