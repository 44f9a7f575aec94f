"""What was printed, kept for tests that look at something else than printing."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from inspect_flow.documents import rendering
from inspect_flow.documents.archival import Deposit

_MOST = 60
print_anew = rendering.html_to_pdf


def keep_prints(monkeypatch: Any) -> None:
    """Print the same page with the shipped templates once; those of a house are printed anew."""
    monkeypatch.setattr(rendering, "html_to_pdf", _printed)


def _printed(html: str, house: str | None, deposit: Deposit) -> bytes:
    if house is not None:
        return print_anew(html, house, deposit)
    fields = tuple(deposit.fields.items())
    return _kept(html, deposit.archive, fields, deposit.record, deposit.dated_on)


@lru_cache(_MOST)
def _kept(html: str, archive: Any, fields: Any, record: str, dated_on: str) -> bytes:
    return print_anew(html, None, Deposit(archive, dict(fields), record, dated_on))
