"""The text of the QR code on an issued paper: what it is, who issued it, and its fingerprint.

    IF1;123/QĐ-UBND;20260302;tinh;<43 characters>

Five fields between semicolons: edition of the form, number and symbol ("" for a working paper), day
of issue, the issuer's code, and the SHA-256 of the frozen record in base64url without padding.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date

EDITION = "IF1"
_FINGERPRINT = re.compile(r"[A-Za-z0-9_-]{43}")
_DAY = re.compile(r"[0-9]{8}")
# A phone may wrap the text or put blanks around it.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class VerificationCode:
    """What a QR code says; `sha256` is that of the frozen record, in hexadecimal."""

    number: str
    issued_on: date
    issuer: str
    sha256: str

    @property
    def text(self) -> str:
        """Return the compact form."""
        parts = (self.number, f"{self.issued_on:%Y%m%d}", self.issuer)
        fingerprint = urlsafe_b64encode(bytes.fromhex(self.sha256)).decode().rstrip("=")
        return ";".join((EDITION, *(part.replace(";", ",") for part in parts), fingerprint))


def read_code(text: str) -> VerificationCode | None:
    """Read the compact form back; None for any other text."""
    parts = unicodedata.normalize("NFC", "".join(text[:_LONGEST].split())).split(";")
    if len(parts) != 5 or parts[0] != EDITION or not parts[3]:
        return None
    if not _DAY.fullmatch(parts[2]) or not _FINGERPRINT.fullmatch(parts[4]):
        return None
    try:
        day = date.fromisoformat(parts[2])
        digest = urlsafe_b64decode(parts[4] + "=").hex()
    except ValueError:
        return None
    return VerificationCode(parts[1], day, parts[3], digest)
