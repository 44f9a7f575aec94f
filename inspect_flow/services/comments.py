"""Remarks that people leave on any record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Comment, Person
from inspect_flow.services import journal
from inspect_flow.services.permissions import require
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput

LONGEST_COMMENT = 10_000
"""Characters; anything longer is a paper and belongs among the evidence."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment with the name of whoever wrote it."""

    comment: Comment
    author: str


def add_comment(work: Work, record: Tracked, text: str) -> Comment:
    """Leave a remark on the record; remarks are never edited, a later one follows."""
    require(work, record, "comment.write")
    written = nfc(text).strip()
    if not written:
        raise BadInput(_("Ý kiến trao đổi chưa có nội dung"))
    if len(written) > LONGEST_COMMENT:
        raise BadInput(
            _("Ý kiến trao đổi dài {length} ký tự, quá {limit}").format(
                length=len(written), limit=LONGEST_COMMENT
            ),
            [_("rút gọn, hoặc đính kèm văn bản làm minh chứng")],
        )
    comment = Comment(
        subject=str(record.__tablename__),
        subject_id=record.id or 0,
        text=written,
        written_at=work.at,
        author_id=work.actor.person_id,
    )
    work.session.add(comment)
    work.session.flush()
    # Not "…comment": the inspection's workflow has a move of that name.
    journal.note(work, record, f"{record.__tablename__}.remarked", {"text": written})
    return comment


def comments_of(work: Work, record: Tracked) -> Sequence[Remark]:
    """Return the remarks on the record, oldest first, with one query."""
    return comments_of_many(work, str(record.__tablename__), [record.id or 0])


def comments_of_many(work: Work, subject: str, ids: Iterable[int]) -> Sequence[Remark]:
    """Return the remarks on many records of one kind, oldest first, with one query."""
    rows = work.session.exec(
        select(Comment, Person)
        .join(Person, col(Person.id) == col(Comment.author_id), isouter=True)
        .where(Comment.subject == subject, col(Comment.subject_id).in_(list(ids)))
        .order_by(col(Comment.id))
    )
    return [
        Remark(comment, (person.name or person.code) if person else "") for comment, person in rows
    ]
