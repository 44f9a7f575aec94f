"""Tell one program of events: each message's text is the JSON that is signed and posted."""

from __future__ import annotations

from inspect_flow.delivery.addresses import Inside
from inspect_flow.delivery.posting import post, refusal
from inspect_flow.locale.translation import _
from inspect_flow.services.ports import Outgoing


class EventAddress:
    """One program's address with the secret that it shares with us."""

    def __init__(self, url: str, secret: str, inside: Inside) -> None:
        self._url, self._secret, self._inside = url, secret, inside

    def send(self, message: Outgoing) -> str:
        """Post one event; the same key tells the program that it has it already."""
        body = message.text.encode()
        answer = post(self._url, self._secret, message.key, body, self._inside)
        if not 200 <= answer.status < 300:
            raise refusal(answer.status)
        return _("bên nhận trả lời {code}").format(code=answer.status)

    def close(self) -> None:
        """Nothing stays open."""
