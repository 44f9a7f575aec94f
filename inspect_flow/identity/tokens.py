"""Secret tokens: told once, kept as their SHA-256."""

from __future__ import annotations

import secrets
from hashlib import sha256


def new_token() -> tuple[str, str]:
    """Return (token, its SHA-256): the first is told, the second is kept."""
    token = secrets.token_urlsafe(32)
    return token, digest_of(token)


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(token.encode()).hexdigest()


def new_password() -> str:
    """Return a password that can be read out and typed: "kmra-7xqd-w2ph"."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))
