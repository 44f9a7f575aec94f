"""Numbers that a comma inside `[ ]` cut in two: `[10,8 km2]` is read as "10" and "8 km2"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from inspect_flow.definitions.yaml_reader import LinedDict, LinedList
from inspect_flow.locale.translation import _

_HEAD = re.compile(r"(?:(?:trên|dưới|gần|hơn|khoảng|tăng|giảm|đạt)\s+)*\d[\d.]*", re.IGNORECASE)
_TAIL = re.compile(r"\d+\s*(?:%|[^\W\d_]).*", re.DOTALL)


def split_numbers(node: Any) -> Iterator[tuple[int, str]]:
    """Yield line and sentence wherever an item looks like the tail of the number before it."""
    if isinstance(node, LinedList):
        for index, (head, tail) in enumerate(pairwise(node)):
            is_one_line = node.line_of(index) == node.line_of(index + 1)
            if is_one_line and _is_cut(head, tail):
                sentence = _(
                    "dấu phẩy trong [ ] đã tách “{whole}” thành hai mục; nếu là một số thì đặt "
                    "trong dấu ngoặc kép"
                )
                yield node.line_of(index), sentence.format(whole=f"{head},{tail}")
    for each in node.values() if isinstance(node, LinedDict) else node:
        if isinstance(each, LinedDict | LinedList):
            yield from split_numbers(each)


def _is_cut(head: Any, tail: Any) -> bool:
    is_text = isinstance(tail, str) and isinstance(head, str | int)
    return is_text and bool(_HEAD.fullmatch(str(head)) and _TAIL.fullmatch(tail))
