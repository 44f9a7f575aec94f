"""One-time codes of an authenticator app (TOTP, RFC 6238), each of which opens once."""

from __future__ import annotations

from datetime import datetime

import pyotp

ISSUER = "inspect-flow"
_STEP = 30  # seconds


def new_secret() -> str:
    """Return a secret for an authenticator app."""
    return pyotp.random_base32()


def enrolment_address(secret: str, username: str) -> str:
    """Return the otpauth:// address that apps read from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def step_of_code(secret: str, code: str, at: datetime, last_step: int) -> int | None:
    """Return the time step of a code that is right and newer than `last_step`, else None.

    The step before and the step after are taken too: phones' clocks go wrong.
    """
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdigit()):
        return None
    now = int(at.timestamp()) // _STEP
    for step in (now, now - 1, now + 1):
        if step > last_step and pyotp.utils.strings_equal(
            pyotp.TOTP(secret).at(step * _STEP), digits
        ):
            return step
    return None
