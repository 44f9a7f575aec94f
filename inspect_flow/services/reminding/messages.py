"""Messages of the outbox for one mailbox; without an address they wait for a person."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Message
from inspect_flow.services.reminding.unit_desks import Recipient
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.mails import MailTexts
from inspect_flow.vocabulary.reminders import Channel, MessageState


def message_to(
    work: Work,
    recipient: Recipient,
    kind: str,
    named: Sequence[object],
    texts: MailTexts,
    *,
    channel: Channel = Channel.MAIL,
    attachments: Sequence[dict[str, Any]] = (),
    gap: str = "",
) -> Message:
    """Return the message; what it is `named` by makes a second one of the same kind impossible."""
    address = recipient.mail if channel is Channel.MAIL else recipient.phone
    return Message(
        key=sha256("|".join((kind, *map(str, named))).encode()).hexdigest(),
        kind=kind,
        channel=channel.value,
        # A person sees who cannot be reached among the undeliverable messages.
        state=(MessageState.WAITING if address else MessageState.DEAD).value,
        outcome="" if address else gap or _("chưa có địa chỉ; ghi địa chỉ rồi gửi lại"),
        person_id=recipient.person_id,
        unit_id=recipient.unit_id,
        name=recipient.name,
        address=address,
        title=texts["title"],
        body=texts["text"],
        html=texts["html"],
        attachments=list(attachments),
        created_at=work.at,
        next_try_at=work.at if address else None,
    )
