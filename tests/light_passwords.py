"""Passwords in tests are hashed lightly; the weight of a real hash has a test of its own."""

from __future__ import annotations

from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from inspect_flow.identity import passwords

weigh = passwords._hasher
"""What the program itself hashes with."""


def hash_lightly() -> None:
    """Let hashes cost a millisecond: signing in is not what most tests are about."""
    setattr(passwords, "_hasher", _light)  # noqa: B010


@cache
def _light() -> PasswordHash:
    return PasswordHash([Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1)])
