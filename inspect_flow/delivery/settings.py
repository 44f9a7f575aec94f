"""How messages leave, as the environment says; passwords come from files, never from arguments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from inspect_flow.delivery.addresses import Inside, inside_of
from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _
from inspect_flow.rules.web_addresses import read_address
from inspect_flow.vocabulary.errors import BadInput

MAIL_VARIABLE = "INSPECT_FLOW_MAIL"
SENDER_VARIABLE = "INSPECT_FLOW_MAIL_FROM"
PASSWORD_VARIABLE = "INSPECT_FLOW_MAIL_PASSWORD_FILE"
SPOOL_VARIABLE = "INSPECT_FLOW_SPOOL"
GATEWAY_VARIABLE = "INSPECT_FLOW_WEBHOOK"
SECRET_VARIABLE = "INSPECT_FLOW_WEBHOOK_SECRET_FILE"
_PORTS = {"smtp": 587, "smtps": 465}
_NOBODY = "inspect-flow@localhost"


@dataclass(frozen=True, slots=True)
class MailSettings:
    """A mail server; `security` is "starttls", "tls" or "none"."""

    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = ""
    ca_file: str | None = None


@dataclass(frozen=True, slots=True)
class GatewaySettings:
    """A message gateway and the secret that it shares with us."""

    url: str
    secret: str


@dataclass(frozen=True, slots=True)
class DeliverySettings:
    """Every way out; without a mail server mail is left in the folder `spool`."""

    sender: str
    mail: MailSettings | None
    gateway: GatewaySettings | None
    spool: Path
    inside: Inside = field(default_factory=Inside)


def read_settings(environment: Mapping[str, str], spool: Path) -> DeliverySettings:
    """Return what the environment asks for; raises `BadInput` with every fault at once.

    `spool` is the folder where nothing else is said.
    """
    faults: list[str] = []
    sender = environment.get(SENDER_VARIABLE) or _NOBODY
    settings = DeliverySettings(
        sender=sender,
        mail=_mail(environment, sender, faults),
        gateway=_gateway(environment, faults),
        spool=Path(environment.get(SPOOL_VARIABLE) or spool),
        inside=_inside(environment, faults),
    )
    if faults:
        raise BadInput(_("Cấu hình gửi thư không dùng được"), faults)
    return settings


def _mail(environment: Mapping[str, str], sender: str, faults: list[str]) -> MailSettings | None:
    written = environment.get(MAIL_VARIABLE)
    if not written:
        return None
    parts, options = _split(written)
    security = options.get("security") or ("tls" if parts.scheme == "smtps" else "starttls")
    port = _port(parts)
    if parts.scheme not in _PORTS or not parts.hostname or port is None:
        faults.append(
            _("{name}: viết smtp://tên@máy-chủ:587 hoặc smtps://máy-chủ").format(name=MAIL_VARIABLE)
        )
        return None
    if parts.password:
        faults.append(
            _("{name}: không ghi mật khẩu ở đây; ghi vào tệp và nêu tệp bằng {file}").format(
                name=MAIL_VARIABLE, file=PASSWORD_VARIABLE
            )
        )
    if security not in ("starttls", "tls", "none"):
        faults.append(
            _("{name}: security '{word}' phải là starttls, tls hoặc none").format(
                name=MAIL_VARIABLE, word=security
            )
        )
    if sender == _NOBODY:
        faults.append(_("{name}: chưa ghi địa chỉ gửi").format(name=SENDER_VARIABLE))
    return MailSettings(
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        security=security,
        sender=sender,
        user=unquote(parts.username or ""),
        password=read_secret(environment, PASSWORD_VARIABLE, faults) if parts.username else "",
        ca_file=options.get("ca"),
    )


def _gateway(environment: Mapping[str, str], faults: list[str]) -> GatewaySettings | None:
    url = environment.get(GATEWAY_VARIABLE)
    if not url:
        return None
    try:
        read_address(url)
    except ValueError as fault:
        faults.append(f"{GATEWAY_VARIABLE}: {fault}")
    return GatewaySettings(url, read_secret(environment, SECRET_VARIABLE, faults))


def _inside(environment: Mapping[str, str], faults: list[str]) -> Inside:
    try:
        return inside_of(environment)
    except BadInput as refusal:
        faults += refusal.reasons or [refusal.thing]
        return Inside()


def _split(url: str) -> tuple[SplitResult, dict[str, str]]:
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    return parts, {name: values[-1] for name, values in parse_qs(parts.query).items()}


def _port(parts: SplitResult) -> int | None:
    """Return the port, 0 where none is written, None where it is no number."""
    try:
        return parts.port or 0
    except ValueError:
        return None


def read_secret(environment: Mapping[str, str], variable: str, faults: list[str]) -> str:
    """Return what the file named by that variable holds; add to `faults` what is wrong with it."""
    file = environment.get(variable)
    if not file:
        faults.append(_("{name}: chưa nêu tệp").format(name=variable))
        return ""
    try:
        secret = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        said = spoken_fault(fault) if isinstance(fault, OSError) else str(fault)
        faults.append(_("{name}: không đọc được {file}: {fault}").format(
            name=variable, file=file, fault=said))  # fmt: skip
        return ""
    if not secret:
        faults.append(_("{name}: tệp {file} trống").format(name=variable, file=file))
    return secret
