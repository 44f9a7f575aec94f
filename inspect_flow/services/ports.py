"""What leaves the process: files, messages. Both happen after commit, outside use cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from inspect_flow.records.tables import Document
    from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message for one mailbox; `key` is the same at every attempt to send it."""

    key: str
    name: str
    address: str
    title: str
    text: str
    html: str = ""
    attachments: Sequence[Attachment] = ()


class DeliveryFault(Exception):
    """A message was not taken; a permanent fault needs a person, any other one another attempt.

    `is_of_the_way` says that nothing can leave by this channel now, whoever it is for.
    """

    def __init__(
        self, said: str, *, is_permanent: bool = False, is_of_the_way: bool = False
    ) -> None:
        super().__init__(said)
        self.said = said
        self.is_permanent = is_permanent
        self.is_of_the_way = is_of_the_way


class DeliveryChannel(Protocol):
    """A way out: mail server, message gateway or folder."""

    def send(self, message: Outgoing) -> str:
        """Hand the message over and return what the other side calls it.

        Raises `DeliveryFault`.
        """

    def close(self) -> None:
        """End the connection, if one is open."""


class FileStore(Protocol):
    """Keeps files by their SHA-256."""

    def put(self, content: bytes) -> str:
        """Store `content` and return its SHA-256; storing the same bytes again changes nothing."""

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raise `NotFound` when they are gone, `StorageUnusable` when altered."""

    def path_of(self, sha256: str) -> Path:
        """Return where the bytes lie."""


class FormJudge(Protocol):
    """Knows the rules of form; each breach is a sentence with its rule, place and remedy."""

    def final_context(
        self, work: Work, document: Document, number: int | None, on: date
    ) -> dict[str, Any]:
        """Return what the paper says once it has this number and day."""

    def context_breaches(self, kind: str, context: Mapping[str, Any]) -> tuple[str, ...]:
        """Return what breaks a rule in what the paper says; prints nothing."""

    def page_breaches(self, kind: str, context: Mapping[str, Any]) -> tuple[str, ...]:
        """Return what the printed pages break, as they were measured before.

        Raises `PagesNotMeasured` where nobody has: whoever opened the transaction leaves it, lets
        the paper be measured, and begins again.
        """
