"""Hand messages to a gateway (Zalo OA, SMS) as signed JSON over HTTP."""

from __future__ import annotations

import json

from inspect_flow.delivery.addresses import Inside
from inspect_flow.delivery.posting import post, refusal
from inspect_flow.delivery.settings import GatewaySettings
from inspect_flow.rules.web_addresses import read_address
from inspect_flow.services.ports import Outgoing


class Gateway:
    """One address that takes messages; the body is signed with the shared secret."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._settings = settings
        # Whoever configures a gateway names its machine, which often stands inside.
        host = read_address(settings.url).host
        self._inside = Inside(frozenset({host}), lets_plain=True)

    def send(self, message: Outgoing) -> str:
        """Post one message; the same key tells the gateway that it has it already."""
        told = {
            "key": message.key,
            "to": message.address,
            "name": message.name,
            "title": message.title,
            "text": message.text,
        }
        body = json.dumps(told, ensure_ascii=False).encode()
        settings = self._settings
        answer = post(settings.url, settings.secret, message.key, body, self._inside)
        if not 200 <= answer.status < 300:
            raise refusal(answer.status)
        return answer.text[:200]

    def close(self) -> None:
        """Nothing stays open."""
