"""The hash chain of events and the Merkle root over its heads; anybody can check it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256
from typing import Any

START = "0" * 64


def canonical(body: Mapping[str, Any]) -> str:
    """Return the one text of `body` that is hashed and stored: sorted keys, no spaces."""
    return _ENCODER.encode(body)


def as_plain(value: object) -> str:
    """Write what JSON has no word for: times in ISO 8601, exact decimals as digits."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(f"{type(value).__name__} cannot stand in an event")


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=as_plain
)


def link(previous: str, body: str) -> str:
    """Return the hash of an event: SHA-256 over the hash before it and its stored text."""
    return sha256(f"{previous}\n{body}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of one record."""

    entity: str
    entity_id: int
    version: int
    hash: str


def merkle_root(heads: Sequence[Head]) -> str:
    """Return the root over all heads, sorted by record (hashing of RFC 6962, section 2.1)."""
    leaves = [
        sha256(f"\x00{head.entity}/{head.entity_id}/{head.version}/{head.hash}".encode()).digest()
        for head in sorted(heads, key=lambda head: (head.entity, head.entity_id))
    ]
    return _tree(leaves).hex() if leaves else sha256(b"").hexdigest()


def _tree(leaves: list[bytes]) -> bytes:
    # Pairing level by level, an odd last node moving up unchanged, gives RFC 6962's tree.
    while len(leaves) > 1:
        paired = [
            sha256(b"\x01" + leaves[i] + leaves[i + 1]).digest()
            for i in range(0, len(leaves) - 1, 2)
        ]
        if len(leaves) % 2:
            paired.append(leaves[-1])
        leaves = paired
    return leaves[0]
