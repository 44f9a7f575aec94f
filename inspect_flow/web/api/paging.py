"""Long lists in pages: each tells where the next one begins."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from pydantic import BaseModel, Field

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

Item = TypeVar("Item")
Row = TypeVar("Row")


class Page(BaseModel, Generic[Item]):
    """One page of a list. / Một trang của danh sách."""

    items: list[Item] = Field(description="The items. / Các mục.")
    next: str | None = Field(
        description="Give it as `after` for the next page; null at the end. / "
        "Gửi lại ở `after` để lấy trang sau; null là hết."
    )


def key_in(after: str | None) -> str:
    """Return the key that a cursor names, "" for none; raise `BadInput` for any other text."""
    if not after:
        return ""
    try:
        return urlsafe_b64decode(after + "=" * (-len(after) % 4)).decode("utf-8").replace("\0", "")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise _unreadable() from None


def cursor(key: str) -> str:
    """Return the cursor of a key."""
    return urlsafe_b64encode(key.encode()).decode().rstrip("=")


def told(
    rows: Sequence[Row], limit: int, key: Callable[[Row], str], item: Callable[[Row], Item]
) -> Page[Item]:
    """Return a page of rows, of which one more than `limit` was asked for."""
    shown = rows[:limit]
    following = cursor(key(shown[-1])) if len(rows) > limit else None
    return Page(items=[item(row) for row in shown], next=following)


def number_in(key: str) -> int:
    """Return the number that a key is, 0 for no key; raise `BadInput` for what is no number."""
    if not (key.isascii() and (key.isdigit() or not key) and len(key) < 10):
        raise _unreadable()
    return int(key or 0)


def _unreadable() -> BadInput:
    return BadInput(_("Không đọc được 'after'"), [_("gửi lại đúng giá trị 'next'")])
