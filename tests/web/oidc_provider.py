"""A real OpenID provider (canaille) in a process of its own, whose answers tests may spoil.

Run as a program it serves until it is ended; its first line tells where. `/-/…` is for the test.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from socketserver import ThreadingMixIn
from threading import Event
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import httpx2

from tests.project.tracked import PROJECT

CLIENT, SECRET = "inspect-flow", "a secret of forty letters, known to two ends"
PASSWORD = "mật khẩu ở nơi cấp"
PEOPLE = {"lan-8f3c": "Nguyễn Thị Lan", "tu-77aa": "Trần Văn Tú", "quan-0000": "Lê Quân"}
TOKEN_PATH, DISCOVERY_PATH = "/oauth/token", "/.well-known/openid-configuration"


@dataclass(frozen=True)
class LocalProvider:
    """The running provider as tests see it."""

    address: str

    def tell(self, verb: str, value: str) -> None:
        """Set who is signed in there, what to spoil, or where browsers may be sent back to."""
        httpx2.post(f"{self.address}/-/{verb}", data={"value": value}).raise_for_status()

    def code_for(self, person: str, way_there: str) -> str:
        """Return the address to which the provider sends that person's browser back."""
        self.tell("person", person)
        answer = httpx2.get(way_there)
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]


@contextmanager
def running_provider() -> Iterator[LocalProvider]:
    """Start the provider; it ends with the test."""
    environment = {**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1", "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "tests.web.oidc_provider"]
    with subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield LocalProvider(process.stdout.readline().strip())
        finally:
            process.terminate()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_told: Any) -> None:
        """Say nothing."""


class Spoiling:
    """Canaille behind a hand that spoils what it answers, as a test wishes."""

    def __init__(self, canaille: Any, key: Any) -> None:
        self.canaille = canaille
        self.key = key
        self.how = ""
        self.person = ""
        self.released = Event()

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer the test itself, or let canaille answer."""
        path = environ["PATH_INFO"]
        if path.startswith("/-/"):
            return self._told(path.removeprefix("/-/"), environ, start)
        if self.how == f"hang {path}":
            self.released.wait(30)
        if self.how == f"flood {path}":
            start("200 OK", [("Content-Type", "application/json")])
            return (b" " * 65536 for _part in range(1000))
        if path == TOKEN_PATH and self.how:
            return self._spoilt(environ, start)
        return self.canaille(environ, start)

    def _told(self, verb: str, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        size = int(environ["CONTENT_LENGTH"])
        [value] = parse_qs(environ["wsgi.input"].read(size).decode(), True)["value"]
        if verb == "spoil":
            self.released.set()
            self.how, self.released = value, Event()
        elif verb == "person":
            self.person = value
        else:
            self._send_back_to(value)
        start("204 No Content", [])
        return []

    def _send_back_to(self, address: str) -> None:
        from canaille.app import models
        from canaille.backends import Backend

        with self.canaille.app_context():
            client = Backend.instance.get(models.Client, client_id=CLIENT)
            client.redirect_uris = [*client.redirect_uris, address]
            Backend.instance.save(client)

    def _spoilt(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        kept: list[Any] = []
        body = b"".join(self.canaille(environ, lambda *head: kept.extend(head)))
        answer = json.loads(body)
        if "id_token" in answer:
            answer["id_token"] = spoilt_token(answer["id_token"], self.how, self.key)
        body = json.dumps(answer).encode()
        start(kept[0], [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]


def spoilt_token(token: str, how: str, key: Any) -> str:
    """Return an ID token that is wrong in one way only."""
    from joserfc import jwt
    from joserfc.jwk import OctKey
    from joserfc.util import urlsafe_b64decode, urlsafe_b64encode

    head, payload, signature = token.split(".")
    header, claims = (json.loads(urlsafe_b64decode(part.encode())) for part in (head, payload))
    if how == "payload":
        changed = json.dumps({**claims, "sub": "tu-77aa"}).encode()
        return f"{head}.{urlsafe_b64encode(changed).decode()}.{signature}"
    if how == "alg none":
        bare = json.dumps({**header, "alg": "none"}).encode()
        return f"{urlsafe_b64encode(bare).decode()}.{payload}."
    if how == "alg HS256":
        shared = OctKey.import_key(SECRET)
        return jwt.encode({"alg": "HS256"}, claims, shared, algorithms=["HS256"])
    wrong = {
        "nothing": {}, "audience": {"aud": "another-program"}, "nonce": {"nonce": "another"},
        "issuer": {"iss": "https://elsewhere.example"}, "time": {"exp": claims["iat"] - 600},
        "second audience": {"aud": [CLIENT, "another-program"], "azp": "another-program"},
    }  # fmt: skip
    return jwt.encode(header, {**claims, **wrong[how]}, key, algorithms=[header["alg"]])


def _serve() -> None:
    from canaille import create_app
    from canaille.app.session import UserSession
    from canaille.backends import Backend
    from flask import g
    from joserfc.jwk import RSAKey

    server = make_server("127.0.0.1", 0, None, _Server, _Quiet)  # type: ignore[arg-type]
    place = f"localhost:{server.server_port}"
    key = RSAKey.generate_key(2048, auto_kid=True)
    _remember_exactly()
    app = create_app(_configuration(place, key.as_dict(private=True)))
    spoiling = Spoiling(app, key)

    @app.before_request
    def _signed_in() -> None:
        if spoiling.person:
            user = Backend.instance.get(_people(), user_name=spoiling.person)
            g.session = UserSession(user=user, last_login_datetime=datetime.now(UTC))

    with app.app_context():
        _fill(Backend.instance)
    server.set_app(spoiling)
    print(f"http://{place}", flush=True)
    server.serve_forever()


def _remember_exactly() -> None:
    """Let canaille's memory find what fits all conditions.

    By itself it takes what fits any: any open code of the program for the one that is given.
    """
    from canaille.backends.memory.backend import MemoryBackend, listify

    finds_any = MemoryBackend.do_query

    def fits(found: Any, attribute: str, value: Any) -> bool:
        kept = listify(found._state.get(attribute))
        return any(each in kept for each in found.serialize(listify(value)))

    def finds_all(self: Any, model: Any, *args: Any, **wanted: Any) -> list[Any]:
        near = finds_any(self, model, *args, **wanted)
        return [each for each in near if all(fits(each, *one) for one in wanted.items())]

    MemoryBackend.do_query = finds_all


def _people() -> Any:
    from canaille.app import models

    return models.User


def _fill(backend: Any) -> None:
    from canaille.app import models

    for name, called in PEOPLE.items():
        backend.save(
            models.User(
                user_name=name,
                formatted_name=called,
                family_name=called.split()[-1],
                emails=[f"{name}@example.vn"],
                password=PASSWORD,
            )
        )
    client = models.Client(
        client_id=CLIENT,
        client_secret=SECRET,
        client_name="inspect-flow",
        client_uri="https://trusted.example",
        redirect_uris=[],
        grant_types=["authorization_code"],
        response_types=["code"],
        scope=["openid", "profile"],
        token_endpoint_auth_method="client_secret_basic",
        client_id_issued_at=datetime.now(UTC),
    )
    backend.save(client)
    client.audience = [client]
    backend.save(client)


def _configuration(place: str, key: dict[str, Any]) -> dict[str, Any]:
    return {
        "TESTING": True, "ENV_FILE": None, "SECRET_KEY": "of this run alone",
        "WTF_CSRF_ENABLED": False, "PREFERRED_URL_SCHEME": "http", "SERVER_NAME": place,
        "CANAILLE": {
            "DATABASE": "memory", "JAVASCRIPT": False,
            "ACL": {"DEFAULT": {"PERMISSIONS": ["use_oidc"]}},
            "LOGGING": {"version": 1, "disable_existing_loggers": False},
        },
        "CANAILLE_OIDC": {"ACTIVE_JWKS": [key], "TRUSTED_DOMAINS": ["trusted.example"]},
    }  # fmt: skip


if __name__ == "__main__":
    _serve()
