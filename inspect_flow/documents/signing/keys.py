"""Open the key that signs: a PKCS#12 file, or a token through its PKCS#11 library.

Passwords are used and forgotten: nothing here stores, logs or prints one, or writes a key.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from inspect_flow.locale.dates import local_day, short_date
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput


@dataclass(frozen=True, slots=True)
class Key:
    """A key ready to sign, with what its certificate says."""

    signer: Any
    name: str
    organisation: str
    serial: str


def key_in_file(content: bytes, password: str, name: str) -> Key:
    """Open a PKCS#12 file; raises `BadInput` for a wrong password, a broken file, no key."""
    from pyhanko.sign.signers import SimpleSigner

    title = _("Tệp khóa {name}").format(name=name)
    try:
        signer = SimpleSigner.load_pkcs12_data(content, [], password.encode() or None)
    except (ValueError, TypeError, AttributeError, NotImplementedError) as fault:
        # A file without key or certificate trips over None inside the library.
        raise BadInput(
            title,
            [_("sai mật khẩu, hoặc không phải tệp PKCS#12 (.p12, .pfx) có khóa và chứng thư")],
        ) from fault
    return _usable(signer, title)


@contextmanager
def key_on_token(library: Path, label: str, pin: str, token: str = "") -> Iterator[Key]:
    """Lend the key of a token as long as its session lasts; `label` names key and certificate.

    `token` names the token where several are plugged in.
    """
    title = _("Thiết bị ký số {library}").format(library=library)
    try:
        from pkcs11.exceptions import PinIncorrect, PKCS11Error
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
    except ImportError as fault:
        remedy = _("chưa cài phần ký bằng thiết bị; cài: pip install inspect-flow[token]")
        raise BadInput(title, [remedy]) from fault
    if not library.is_file():
        raise BadInput(title, [_("không có tệp thư viện PKCS#11 này; kiểm tra lại đường dẫn")])
    try:
        chosen = TokenCriteria(label=_only_token(library, token, title))
        with open_pkcs11_session(str(library), token_criteria=chosen, user_pin=pin) as session:
            yield _usable(PKCS11Signer(session, cert_label=label), title)
    except PinIncorrect as fault:
        raise BadInput(title, [_("sai mã PIN; thiết bị tự khóa sau vài lần sai")]) from fault
    except PKCS11Error as fault:
        reason = _("không mở được khóa '{label}': {fault}").format(
            label=label, fault=str(fault) or type(fault).__name__
        )
        raise BadInput(title, [reason]) from fault


def _only_token(library: Path, wanted: str, title: str) -> str:
    """Return the label of the token that is meant; a slot without a token is passed over."""
    import pkcs11

    slots = pkcs11.lib(str(library)).get_slots(token_present=True)
    found = [slot.get_token() for slot in slots]
    names = [each.label for each in found if pkcs11.TokenFlag.TOKEN_INITIALIZED in each.flags]
    if wanted in names:
        return wanted
    if len(names) == 1 and not wanted:
        return str(names[0])
    listed = ", ".join(names) or "-"
    raise BadInput(
        title, [_("chọn thiết bị bằng --token-name; đang cắm: {names}").format(names=listed)]
    )


def _usable(signer: Any, title: str) -> Key:
    certificate = signer.signing_cert
    if certificate is None:
        raise BadInput(title, [_("không tìm thấy chứng thư của khóa")])
    now, validity = datetime.now(UTC), certificate["tbs_certificate"]["validity"]
    starts, ends = validity["not_before"].native, validity["not_after"].native
    if not starts <= now <= ends:
        span = _("chứng thư chỉ dùng được từ {starts} đến {ends}").format(
            starts=short_date(local_day(starts)), ends=short_date(local_day(ends))
        )
        raise BadInput(title, [span])
    subject = certificate.subject.native
    return Key(
        signer,
        str(subject.get("common_name", "")),
        str(subject.get("organization_name", "")),
        f"{certificate.serial_number:x}",
    )
