"""What leaves by HTTP goes to the machine that was meant, signed, and waits for nobody long."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from inspect_flow.delivery.addresses import INSIDE_VARIABLE, Inside, inside_of
from inspect_flow.delivery.posting import Answer, post
from inspect_flow.services.ports import DeliveryFault
from inspect_flow.vocabulary.errors import BadInput
from tests.delivery.receivers import a_receiver, a_socket

HERE = inside_of({INSIDE_VARIABLE: "127.0.0.1"})
NOWHERE = Inside()


def posted(url: str, inside: Inside = HERE, body: bytes = b"{}", longest: float = 5) -> Answer:
    return post(url, "bí mật", "key-1", body, inside, longest)


def refused(url: str, inside: Inside = HERE, longest: float = 5) -> str:
    with pytest.raises(DeliveryFault) as told:
        posted(url, inside, longest=longest)
    assert told.value.is_of_the_way
    assert not told.value.is_permanent
    return told.value.said


def test_whoever_knows_the_secret_knows_who_sent_it():
    with a_receiver() as receiver:
        receiver.answer = lambda _body: (200, "nhận rồi".encode())
        said = posted(receiver.url, body=b'{"a": 1}')
    [(headers, body)] = receiver.taken
    expected = hmac.new("bí mật".encode(), b'{"a": 1}', hashlib.sha256).hexdigest()
    assert headers["X-Inspect-Flow-Signature"] == f"sha256={expected}"
    assert (headers["Idempotency-Key"], body) == ("key-1", b'{"a": 1}')
    assert headers["Host"] == f"127.0.0.1:{receiver.port}"
    assert (said.status, said.text) == (200, "nhận rồi")


def test_a_redirect_is_an_answer_and_not_followed():
    with a_receiver() as receiver:
        receiver.answer = lambda _body: (302, b"")
        assert posted(receiver.url).status == 302
    assert len(receiver.taken) == 1


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with a_receiver() as receiver:
        assert posted(receiver.url).status == 204


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "0.0.0.0"]
)
def test_no_name_of_this_machine_is_spoken_to_unless_it_is_let_in(host: str):
    with a_receiver() as receiver:
        for scheme in ("http", "https"):
            refused(f"{scheme}://{host}:{receiver.port}/", NOWHERE)
        assert not receiver.taken


def test_a_name_is_let_in_with_the_machine_that_it_leads_to():
    with a_receiver() as receiver:
        url = receiver.url.replace("127.0.0.1", "localhost")
        assert posted(url, inside_of({INSIDE_VARIABLE: "localhost"})).status == 204


PUBLIC = ("1.1.1.1", "2606:4700::1", "64:ff9b::101:101")
INSIDE = (
    "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "127.9.9.9", "fd12::1", "::1",
    "64:ff9b::a01:203", "fec0::1", "240.0.0.1", "198.18.0.1", "255.255.255.255",
)  # fmt: skip
NEVER = (
    "169.254.169.254", "fe80::1", "fe80::1%lo", "fd00:ec2::254", "224.0.0.1", "ff02::1", "0.0.0.0",
    "::", "::ffff:10.1.2.3", "::ffff:1.1.1.1", "2002:a01:203::1", "::10.1.2.3",
    "100.100.100.200", "64:ff9b::a9fe:a9fe",
)  # fmt: skip


def test_only_public_addresses_are_open():
    assert [each for each in (*PUBLIC, *INSIDE, *NEVER) if NOWHERE.admits("a.vn", each)] == [
        *PUBLIC
    ]


def test_a_named_host_may_stand_inside_but_not_where_clouds_keep_secrets():
    named = inside_of({INSIDE_VARIABLE: "Tich-Hop.noibo, 10.0.0.0/8, fd12::/16"})
    admitted = [each for each in (*PUBLIC, *INSIDE, *NEVER) if named.admits("tich-hop.noibo", each)]
    assert set(admitted) >= {*PUBLIC, *INSIDE}
    assert [each for each in admitted if each in NEVER] == []
    assert named.admits("a.vn", "10.9.9.9")
    assert not named.admits("a.vn", "192.168.1.1")
    with pytest.raises(BadInput, match=INSIDE_VARIABLE):
        inside_of({INSIDE_VARIABLE: "10.0.0.0/99"})


@pytest.mark.parametrize(
    "url",
    ["ftp://a.vn/", "https://", "https://u:p@a.vn/", "https://u@a.vn/", "https://a.vn:x/",
     "https://a.vn:0/", "https://a.vn/#x", "https://a.vn/a b", "https://a.vn/\r\nX: y",
     "https://máy.vn/", "https://a.vn\\@b.vn/", "//a.vn/", "file:///etc/passwd", "x" * 600],
)  # fmt: skip
def test_an_address_that_is_none_is_not_tried(url: str):
    refused(url)


def test_without_tls_only_this_very_machine_is_spoken_to():
    inside = inside_of({INSIDE_VARIABLE: "10.0.0.0/8"})
    assert "https://" in refused("http://10.255.255.1/", inside, longest=0.2)


def hang(caller: socket.socket) -> None:
    while caller.recv(1000):
        pass


def drip(caller: socket.socket) -> None:
    caller.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        caller.sendall(b"a")
        time.sleep(0.05)


def for_ever_about_to_go_on(caller: socket.socket) -> None:
    while True:
        caller.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


@pytest.mark.parametrize("talk", [hang, drip, for_ever_about_to_go_on])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_nobody_is_waited_for_longer_than_allowed(
    talk: Callable[[socket.socket], None], scheme: str
):
    with a_socket(talk) as url:
        begun = time.monotonic()
        refused(url.replace("http", scheme), longest=0.4)
        assert time.monotonic() - begun < 3


def test_a_body_without_end_is_cut_off():
    def talk(caller: socket.socket) -> None:
        caller.recv(65536)
        caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
        while True:
            caller.sendall(b"a" * 65536)

    with a_socket(talk) as url:
        said = posted(url)
    assert (said.status, len(said.text)) == (200, 10_000)


@pytest.mark.parametrize(
    "said", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 abc\r\n\r\n", b"\x00" * 99]
)
def test_what_is_no_web_server_is_a_fault_of_the_way(said: bytes):
    def talk(caller: socket.socket) -> None:
        caller.recv(65536)
        caller.sendall(said)

    with a_socket(talk) as url:
        refused(url)


def test_a_secure_address_is_believed_only_with_its_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    authority, context = a_certificate(tmp_path)
    with a_receiver(context) as receiver:
        url = receiver.url.replace("http:", "https:")
        assert "certificate" in refused(url)
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        assert posted(url).status == 204
        assert "mismatch" in refused(
            url.replace("127.0.0.1", "localhost"), inside_of({INSIDE_VARIABLE: "localhost"})
        )


def a_certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Return the file of a certificate for 127.0.0.1 and what a server needs to show it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    shown, kept = folder / "certificate.pem", folder / "key.pem"
    shown.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    kept.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(shown, kept)
    return shown, context
