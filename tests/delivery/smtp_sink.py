"""A real SMTP server on loopback that can be told to be busy, to refuse, or to hang up."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


@dataclass
class Sink:
    """What arrived, and what the server answers to a recipient or to a message."""

    arrived: list[Message] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    to_recipient: Callable[[str], str] = lambda _address: "250 OK"
    to_message: Callable[[str], str] = lambda _address: "250 OK"
    hangs_up: bool = False
    port: int = 0

    async def handle_RCPT(
        self, _server: SMTP, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Answer RCPT TO."""
        answer = self.to_recipient(address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:
        """Answer the message itself."""
        if self.hangs_up:
            server.transport.close()
            return "421 gone"
        answer = self.to_message(envelope.rcpt_tos[0])
        if answer.startswith("250"):
            self.arrived.append(message_from_bytes(envelope.content))
            self.recipients += envelope.rcpt_tos
        return answer


def free_port() -> int:
    """Return a port of loopback on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def an_smtp_server(**settings: Any) -> Iterator[Sink]:
    """Run the server on a free port of loopback."""
    sink = Sink(port=free_port())
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port, **settings)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()


def only(user: bytes, password: bytes) -> Callable[..., AuthResult]:
    """Return an authenticator that knows one account."""

    def authenticate(_server: Any, _session: Any, _envelope: Any, _way: str, data: Any) -> Any:
        is_known = data == LoginPassword(user, password)
        return AuthResult(success=is_known, handled=False)

    return authenticate
