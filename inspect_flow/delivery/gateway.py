"""Hand messages to a gateway (Zalo OA, SMS) as signed JSON over HTTP."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from inspect_flow.delivery.settings import GatewaySettings
from inspect_flow.locale.translation import _
from inspect_flow.services.ports import DeliveryFault, Outgoing

SIGNATURE_HEADER = "X-Inspect-Flow-Signature"
KEY_HEADER = "Idempotency-Key"
# Seconds; a gateway that says nothing for so long is away.
_TIMEOUT = 20
_LONGEST_ANSWER = 10_000


class _NoRedirect(HTTPRedirectHandler):
    """A signed message goes to the address that was configured, nowhere else."""

    def redirect_request(self, *_arguments: object) -> None:
        """Follow nothing."""


class Gateway:
    """One address that takes messages; the body is signed with the shared secret."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._settings = settings
        self._opener: OpenerDirector = build_opener(_NoRedirect)

    def send(self, message: Outgoing) -> str:
        """Post one message; the same key tells the gateway that it has it already."""
        body = json.dumps(
            {
                "key": message.key,
                "to": message.address,
                "name": message.name,
                "title": message.title,
                "text": message.text,
            },
            ensure_ascii=False,
        ).encode()
        request = Request(self._settings.url, data=body, method="POST")
        request.add_header("Content-Type", "application/json; charset=utf-8")
        request.add_header(KEY_HEADER, message.key)
        request.add_header(SIGNATURE_HEADER, signature(self._settings.secret, body))
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as answer:
                return str(answer.read(_LONGEST_ANSWER).decode("utf-8", "replace"))[:200]
        except HTTPError as refused:
            with refused:
                raise _refusal(refused.code) from refused
        except (URLError, HTTPException, OSError) as fault:
            sentence = _("không gửi được qua cổng tin nhắn: {fault}")
            raise DeliveryFault(
                sentence.format(fault=str(fault)[:200]), is_of_the_way=True
            ) from fault

    def close(self) -> None:
        """Nothing stays open."""


def signature(secret: str, body: bytes) -> str:
    """Return what the receiver computes to know who sent the body: "sha256=…" (HMAC)."""
    return "sha256=" + hmac.new(secret.encode(), body, sha256).hexdigest()


def _refusal(code: int) -> DeliveryFault:
    # 408 and 429 ask for patience; every other 4xx says that this message will never be taken.
    is_permanent = 400 <= code < 500 and code not in (401, 403, 408, 429)
    is_of_the_way = code in (401, 403, 429) or code >= 500 or code < 400
    sentence = _("cổng tin nhắn trả lời {code}").format(code=code)
    return DeliveryFault(sentence, is_permanent=is_permanent, is_of_the_way=is_of_the_way)
