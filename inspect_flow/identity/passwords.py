"""Passwords: hashed with Argon2id, compared in Unicode NFC whatever keyboard typed them."""

from __future__ import annotations

from functools import lru_cache
from threading import BoundedSemaphore

from pwdlib import PasswordHash

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.vocabulary.errors import BadInput

SHORTEST, LONGEST = 8, 128
"""Characters; ASVS 5.0, 6.2.1 and 6.2.9."""

# One hash takes 64 MiB and a fifth of a second: more at once would starve the pages.
_AT_ONCE = BoundedSemaphore(2)


def hashed(password: str) -> str:
    """Return the hash to keep; raise `BadInput` for a password that is too short or too long."""
    written = nfc(password)
    if not SHORTEST <= len(written) <= LONGEST:
        raise BadInput(
            _("Mật khẩu không dùng được"),
            [
                _("dùng từ {least} đến {most} ký tự; nên ghép vài từ dễ nhớ").format(
                    least=SHORTEST, most=LONGEST
                )
            ],
        )
    with _AT_ONCE:
        return _hasher().hash(written)


def is_password(password: str, kept: str) -> bool:
    """Tell whether the password fits the kept hash; with no hash it takes as long to say no."""
    written = nfc(password)[: LONGEST + 1]
    with _AT_ONCE:
        return _hasher().verify(written, kept or _nobodys()) and bool(kept)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return _hasher().hash("nobody signs in with this")
