"""Stored words, clock times, numbers and pairs as people type them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

import click

from inspect_flow.locale.dates import clock_of
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc, searchable
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.labelled import Labelled


class Word(click.ParamType[Labelled]):
    """A word of a vocabulary, typed as it is stored or as its label, with or without accents."""

    name = "WORD"

    def __init__(self, kind: type[Labelled], only: Iterable[Labelled] | None = None) -> None:
        self._words = list(kind if only is None else only)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Show the words that may be typed."""
        return f"[{'|'.join(word.value for word in self._words)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the word; raise `BadInput` with the words allowed."""
        if isinstance(value, Labelled):
            return value
        typed = plain(str(value))
        for word in self._words:
            if typed in map(plain, word.spoken):
                return word
        shown = ", ".join(f"{word.value} ({word.label})" for word in self._words)
        near = _near(typed, [word.value for word in self._words])
        title = _("'{value}' không phải từ được dùng ở đây").format(value=value)
        raise BadInput(title, [*near, _("chọn một trong: {words}").format(words=shown)])


class ClockTime(click.ParamType[time]):
    """A time of day: 8:00, 08h30, 8h."""

    name = "HH:MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the time; raise `BadInput` when it is none."""
        if isinstance(value, time):
            return value
        try:
            return clock_of(str(value))
        except ValueError:
            told = _("'{value}' không phải giờ; viết 08:00 hoặc 8h30").format(value=value)
            raise BadInput(told) from None


class Number(click.ParamType[Decimal]):
    """An exact number with a decimal comma or point; 1.5 and 1,5 are the same."""

    name = "NUMBER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number; raise `BadInput` when it is none."""
        return value if isinstance(value, Decimal) else number(str(value))


def number(text: str) -> Decimal:
    """Read an exact number; raise `BadInput` when it is none or not finite."""
    try:
        found = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise BadInput(_("'{value}' không phải số; viết 1,5 hoặc 12").format(value=text))
    return found


def pairs(texts: Iterable[str], separator: str = "") -> dict[str, str]:
    """Read "name=value" pairs, several in one text where a separator is given."""
    parts = [part for text in texts for part in (text.split(separator) if separator else [text])]
    found: dict[str, str] = {}
    faults = []
    for part in parts:
        name, equals, value = part.partition("=")
        if not equals or not name.strip():
            faults.append(_("'{part}' phải có dạng tên=giá trị").format(part=part.strip()))
        elif name.strip() in found:
            faults.append(_("'{name}' ghi hai lần").format(name=name.strip()))
        else:
            found[name.strip()] = nfc(value.strip())
    if faults:
        raise BadInput(_("Giá trị không đọc được"), faults)
    return found


def chosen(typed: str, labels: dict[str, str], thing: str) -> str:
    """Return the key of `labels` that was typed, as key or as label; raise `BadInput` else."""
    for key, label in labels.items():
        if plain(typed) in (plain(key), plain(label)):
            return key
    shown = ", ".join(f"{key} ({label})" for key, label in labels.items())
    raise BadInput(
        _("'{value}' không phải {thing}").format(value=typed, thing=thing),
        [*_near(plain(typed), labels), _("chọn một trong: {words}").format(words=shown)],
    )


def plain(text: str) -> str:
    """Return text for comparing what people type: no accents, no case, one kind of gap."""
    return " ".join(searchable(text).replace("_", " ").replace("-", " ").split())


def _near(typed: str, known: Iterable[str]) -> list[str]:
    near = get_close_matches(typed.replace(" ", "_"), list(known), n=1, cutoff=0.6)
    return [_("có phải ý là '{word}'?").format(word=near[0])] if near else []
