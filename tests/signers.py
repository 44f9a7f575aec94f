"""A certification authority of our own, people's keys, a time-stamping server, a token."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSWORD = "mật khẩu"
SOFTHSM = next(
    (
        Path(each)
        for each in ("/usr/lib/softhsm/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so")
        if Path(each).is_file()
    ),
    None,
)
_TODAY = datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Signer:
    """A key with its certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def pkcs12(self) -> bytes:
        """Return both as a locked PKCS#12 file."""
        lock = serialization.BestAvailableEncryption(PASSWORD.encode())
        return pkcs12.serialize_key_and_certificates(
            b"khoa", self.key, self.certificate, [authority().certificate], lock
        )


def _name(common: str, organisation: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    parts += [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)] if organisation else []
    return x509.Name(parts)


def _builder(subject: x509.Name, key: rsa.RSAPrivateKey, days: int) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_TODAY - timedelta(days=100))
        .not_valid_after(_TODAY + timedelta(days=days))
    )


def _usage(**allowed: bool) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
        "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in names})


@cache
def authority(name: str = "CA thử nghiệm") -> Signer:
    """Make a root that vouches for the others."""
    key = rsa.generate_private_key(65537, 2048)
    builder = _builder(_name(name), key, 900).issuer_name(_name(name))
    builder = builder.add_extension(x509.BasicConstraints(True, None), critical=True)
    builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    return Signer(key, builder.sign(key, hashes.SHA256()))


@cache
def signer(common: str, organisation: str = "Sở Nội vụ", days: int = 365) -> Signer:
    """Make the key of a person or an agency."""
    key = rsa.generate_private_key(65537, 2048)
    builder = _builder(_name(common, organisation), key, days)
    builder = builder.issuer_name(authority().certificate.subject)
    builder = builder.add_extension(
        _usage(digital_signature=True, content_commitment=True), critical=True
    )
    return Signer(key, builder.sign(authority().key, hashes.SHA256()))


@cache
def _stamper() -> Any:
    from asn1crypto import keys
    from asn1crypto import x509 as asn1_x509
    from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

    key = rsa.generate_private_key(65537, 2048)
    builder = _builder(_name("TSA thử nghiệm"), key, 365)
    builder = builder.issuer_name(authority().certificate.subject)
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    builder = builder.add_extension(usage, critical=True)
    certificate = builder.sign(authority().key, hashes.SHA256())
    der = serialization.Encoding.DER
    plain = serialization.NoEncryption()
    return DummyTimeStamper(
        asn1_x509.Certificate.load(certificate.public_bytes(der)),
        keys.PrivateKeyInfo.load(key.private_bytes(der, serialization.PrivateFormat.PKCS8, plain)),
    )


class _TimeStamping(BaseHTTPRequestHandler):
    """RFC 3161 over HTTP."""

    def do_POST(self) -> None:
        from asn1crypto import tsp

        asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        told = _stamper().request_tsa_response(asked).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_arguments: Any) -> None:
        """Keep the tests' output clean."""


@contextmanager
def a_time_stamping_server() -> Iterator[str]:
    """Lend the address of a server on this machine that stamps the time."""
    server = HTTPServer(("127.0.0.1", 0), _TimeStamping)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def a_token(folder: Path, who: Signer, label: str, pin: str) -> Iterator[Path]:
    """Lend the library of a software token that holds the key; SoftHSM stands in for hardware."""
    assert SOFTHSM is not None
    tokens = folder / "tokens"
    tokens.mkdir()
    (folder / "softhsm2.conf").write_text(
        f"directories.tokendir = {tokens}\nobjectstore.backend = file\n"
    )
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    tool = shutil.which("softhsm2-util") or ""
    subprocess.run(
        [tool, "--init-token", "--free", "--label", "the", "--so-pin", "0000", "--pin", pin],
        check=True, capture_output=True,
    )  # fmt: skip
    try:
        _store(who, label, pin)
        yield SOFTHSM
    finally:
        del os.environ["SOFTHSM2_CONF"]


def _store(who: Signer, label: str, pin: str) -> None:
    import pkcs11
    from pkcs11.util.rsa import decode_rsa_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    der = serialization.Encoding.DER
    plain = who.key.private_bytes(
        der, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    kept = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: label, pkcs11.Attribute.ID: b"1"}
    token = pkcs11.lib(str(SOFTHSM)).get_token(token_label="the")
    with token.open(rw=True, user_pin=pin) as session:
        session.create_object(decode_rsa_private_key(plain) | kept)
        session.create_object(decode_x509_certificate(who.certificate.public_bytes(der)) | kept)
