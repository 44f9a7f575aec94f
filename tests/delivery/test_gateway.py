"""The message gateway gets signed JSON; what it answers decides what becomes of the message."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from inspect_flow.delivery.gateway import Gateway
from inspect_flow.delivery.posting import signature
from inspect_flow.delivery.settings import GatewaySettings
from inspect_flow.services.ports import DeliveryFault, Outgoing

MESSAGE = Outgoing("k" * 64, "ông Tú", "0901234567", "Nhắc việc", "Việc quá hạn 5 ngày")


@contextmanager
def a_gateway(status: int, answer: bytes = b'{"id": "zalo-1"}') -> Iterator[tuple[str, list]]:
    taken: list[tuple[dict, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            taken.append((dict(self.headers), body))
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_arguments: object) -> None:
            """Stay silent."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/hook", taken
        finally:
            server.shutdown()
            thread.join()


def test_the_gateway_can_tell_who_sent_it_and_whether_it_has_it_already():
    with a_gateway(200) as (url, taken):
        reference = Gateway(GatewaySettings(url, "bí mật chung")).send(MESSAGE)
    [(headers, body)] = taken
    assert headers["X-Inspect-Flow-Signature"] == signature("bí mật chung", body)
    assert headers["Idempotency-Key"] == MESSAGE.key
    assert json.loads(body)["to"] == "0901234567"
    assert "zalo-1" in reference


@pytest.mark.parametrize(
    ("status", "is_permanent", "is_of_the_way"),
    [
        (400, True, False),
        (404, True, False),
        (401, False, True),
        (429, False, True),
        (500, False, True),
        (503, False, True),
        (302, False, True),
    ],
)
def test_what_it_answers_decides(status: int, is_permanent: bool, is_of_the_way: bool):
    with a_gateway(status) as (url, taken), pytest.raises(DeliveryFault) as told:
        Gateway(GatewaySettings(url, "s")).send(MESSAGE)
    assert (told.value.is_permanent, told.value.is_of_the_way) == (is_permanent, is_of_the_way)
    assert len(taken) == 1


def test_a_gateway_that_is_away_closes_the_way():
    with a_gateway(200) as (url, _taken):
        pass
    with pytest.raises(DeliveryFault) as told:
        Gateway(GatewaySettings(url, "s")).send(MESSAGE)
    assert told.value.is_of_the_way
