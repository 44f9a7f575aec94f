"""Send an issued reminder letter to its unit with the file of the paper: once, and to everybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import col, exists, select

from inspect_flow.records.tables import Document, Event, Inspection, Message, Unit
from inspect_flow.services import journal
from inspect_flow.services.lookup import get
from inspect_flow.services.papers.choices import choices_in
from inspect_flow.services.papers.sources import cite_issued
from inspect_flow.services.prints import signed_files_of
from inspect_flow.services.registry import find
from inspect_flow.services.reminding.messages import message_to
from inspect_flow.services.reminding.unit_desks import Recipient, UnitDesks
from inspect_flow.services.turns import take_turn
from inspect_flow.services.units import authority_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.file_types import FileType
from inspect_flow.vocabulary.mails import LetterMail
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK

LETTER = "letter"
_POSTED = "document.posted"


def letters_to_post(work: Work) -> list[str]:
    """Return the codes of the issued letters that no message carries yet.

    Letters older than reminders may be (files of past cases) wake nobody.
    """
    oldest = work.on - timedelta(days=work.office.reminders.catch_up_days)
    posted = exists().where(
        col(Event.entity) == "document",
        col(Event.entity_id) == col(Document.id),
        col(Event.tag) == _POSTED,
    )
    return list(
        work.session.exec(
            select(Document.code)
            .where(
                Document.kind == DocumentKind.REMINDER_LETTER.value,
                Document.state == "issued",
                col(Document.issued_on).between(oldest, work.on),
                ~posted,
            )
            .order_by(col(Document.id))
        )
    )


def post_letter(work: Work, code: str) -> int:
    """Lay the letter into the outbox for its unit; return how many messages were made."""
    take_turn(work, "posting letters")
    if code not in letters_to_post(work):
        return 0  # another node was faster, or it was withdrawn meanwhile
    document = find(work, Document, code)
    recipients, gap = _recipients(work, document)
    for recipient in recipients:
        work.session.add(_message(work, document, recipient, gap))
    work.session.flush()
    names = [each.name for each in recipients]
    journal.note(work, document, _POSTED, {"to": names, "gap": gap} if gap else {"to": names})
    return len(recipients)


def _recipients(work: Work, document: Document) -> tuple[Sequence[Recipient], str]:
    """Return the desk and the head of the unit; a nameless one where nobody can be reached."""
    desks, unit = UnitDesks(work), _unit(work, document)
    at_desk, gap = desks.desk(unit)
    at_head, _no_head = desks.head(unit)
    found = {each.key: each for each in (*at_desk, *at_head)}
    if found:
        return list(found.values()), ""
    # A person sees among the undeliverable messages that nobody has got the letter.
    name = authority_on(work, unit, work.on)
    return [Recipient(f"unit:{unit}", name, "", unit_id=unit)], gap


def _unit(work: Work, document: Document) -> int:
    addressee = choices_in(document.extra).addressee
    if addressee:
        return find(work, Unit, addressee).id or 0
    return get(work, Inspection, document.subject_id).unit_id


def _message(work: Work, document: Document, recipient: Recipient, gap: str) -> Message:
    cited = cite_issued(document).replace(ASSUMED_MARK, "")
    texts = work.office.write_letter(LetterMail(recipient=recipient.name, letter=cited))
    named = (document.code, recipient.key)
    files = [_file(work, document)]
    return message_to(work, recipient, LETTER, named, texts, attachments=files, gap=gap)


def _file(work: Work, document: Document) -> dict[str, str]:
    """Return the file that goes along: the one signed last, else the issued print."""
    signed = signed_files_of(work, document)
    return {
        "name": f"{document.code}.pdf",
        "media_type": FileType.PDF.media_type,
        "sha256": signed[-1].sha256 if signed else document.pdf_sha256,
        "document": document.code,
    }
