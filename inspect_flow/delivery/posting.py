"""Post signed JSON to an address: the one place for all that leaves by HTTP.

Redirects are not followed, proxies of the environment are not asked, and the machine that is
spoken to is the very one whose address was found allowed.
"""

from __future__ import annotations

import hmac
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from threading import Timer

from inspect_flow import __version__
from inspect_flow.delivery.addresses import Inside
from inspect_flow.locale.translation import _
from inspect_flow.rules.web_addresses import WebAddress, read_address
from inspect_flow.services.ports import DeliveryFault

SIGNATURE_HEADER = "X-Inspect-Flow-Signature"
KEY_HEADER = "Idempotency-Key"
# Seconds for the whole of it, however slowly the other side speaks.
LONGEST = 15.0
_LONGEST_ANSWER = 10_000
_MOST_ADDRESSES = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said; `text` is cut off."""

    status: int
    text: str


def signature(secret: str, body: bytes) -> str:
    """Return what the receiver computes to know who sent the body: "sha256=…" (HMAC)."""
    return "sha256=" + hmac.new(secret.encode(), body, sha256).hexdigest()


def post(
    url: str, secret: str, key: str, body: bytes, inside: Inside, longest: float = LONGEST
) -> Answer:
    """Post the body, signed; raise `DeliveryFault` where no answer comes."""
    connection: _Line | None = None
    try:
        connection = _Line(read_address(url), inside, longest)
        return connection.ask(body, secret, key)
    except (HTTPException, OSError, ValueError) as fault:
        said = _("không trả lời trong {n} giây").format(n=round(longest))
        is_late = isinstance(fault, TimeoutError) or (connection and connection.is_cut)
        sentence = _("không gửi được: {fault}").format(
            fault=said if is_late else str(fault)[:200] or type(fault).__name__
        )
        raise DeliveryFault(sentence, is_of_the_way=True) from fault


def refusal(code: int) -> DeliveryFault:
    """Return what a status other than "taken" means for the message."""
    # 408 and 429 ask for patience; every other 4xx says that this message will never be taken.
    is_permanent = 400 <= code < 500 and code not in (401, 403, 408, 429)
    is_of_the_way = code in (401, 403, 429) or code >= 500 or code < 400
    sentence = _("bên nhận trả lời {code}").format(code=code)
    return DeliveryFault(sentence, is_permanent=is_permanent, is_of_the_way=is_of_the_way)


class _Line(HTTPConnection):
    """One request to an allowed address; a timer cuts it."""

    def __init__(self, address: WebAddress, inside: Inside, longest: float) -> None:
        super().__init__(address.host, address.port, timeout=longest)
        self._address, self._inside, self._longest = address, inside, longest
        self.sock: socket.socket | None = None
        self.is_cut = False

    def ask(self, body: bytes, secret: str, key: str) -> Answer:
        """Send the request, return the answer, and hang up."""
        timer = Timer(self._longest, self._cut)
        timer.daemon = True
        timer.start()
        try:
            self.request("POST", self._address.target, body, self._headers(body, secret, key))
            answer = self.getresponse()
            if self.is_cut:
                raise TimeoutError
            text = b""
            # What the status says is enough; the rest may be cut off or endless.
            with suppress(HTTPException, OSError):
                text = answer.read(_LONGEST_ANSWER)
            return Answer(answer.status, text.decode("utf-8", "replace"))
        finally:
            timer.cancel()
            self.close()

    def connect(self) -> None:
        """Connect to the first allowed machine that answers."""
        self.sock = self._reached()
        if self._address.is_secure:
            self.sock = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self._address.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()
        if self.is_cut:
            raise TimeoutError

    def _headers(self, body: bytes, secret: str, key: str) -> dict[str, str]:
        return {
            "Host": self._address.named_host,
            "User-Agent": f"inspect-flow/{__version__}",
            "Content-Type": "application/json; charset=utf-8",
            "Connection": "close",
            KEY_HEADER: key,
            SIGNATURE_HEADER: signature(secret, body),
        }

    def _reached(self) -> socket.socket:
        found = self._allowed()
        for position, address in enumerate(found, 1):
            try:
                return socket.create_connection((address, self._address.port), self._longest)
            except OSError:
                if position == len(found) or self.is_cut:
                    raise
        raise AssertionError("there is always an address")

    def _allowed(self) -> list[str]:
        host = self._address.host
        resolved = socket.getaddrinfo(host, self._address.port, type=socket.SOCK_STREAM)
        known = list(dict.fromkeys(str(each[4][0]) for each in resolved))
        open_ones = [each for each in known if self._inside.admits(host, each)]
        if not self._address.is_secure:
            open_ones = [each for each in open_ones if self._inside.admits_plainly(each)]
        if not open_ones:
            raise OSError(self._why_not(known))
        return open_ones[:_MOST_ADDRESSES]

    def _why_not(self, known: list[str]) -> str:
        if any(self._inside.admits(self.host, each) for each in known):
            return _("địa chỉ phải bắt đầu bằng https://")
        return _("{host} là máy trong mạng nội bộ, chưa được phép gửi tới").format(host=self.host)

    def _cut(self) -> None:
        self.is_cut = True
        if self.sock is not None:
            with suppress(OSError):
                # Past TLS, whose own way of ending waits for the other side.
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
