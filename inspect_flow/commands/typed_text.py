"""Text as people type it on a command line: one Unicode form, no broken or hidden characters."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

import click

from inspect_flow.commands.help_pages import in_words
from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import TURNING_MARKS, nfc
from inspect_flow.vocabulary.errors import BadInput

LONGEST_TEXT = 20_000
"""Characters; whatever is longer belongs into a file."""
# Left behind by web pages and word processors between the letters.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))


class TypedText(click.types.StringParamType):
    """A text argument; what cannot be stored is refused before any work is done."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the text in NFC; raise `BadInput` for a wrong encoding or hidden characters."""
        text = nfc(str(super().convert(value, param, ctx)).translate(_INVISIBLE))
        if isinstance(param, click.Argument) and param.required and not text.strip():
            raise BadInput(_("Thiếu {name}").format(name=in_words(param.human_readable_name)))
        fault = _fault(text)
        if fault:
            raise BadInput(
                _("{parameter}: nội dung không dùng được").format(
                    parameter=in_words(param.human_readable_name) if param else text[:20]
                ),
                [fault],
            )
        return text


def read_as_text(parameters: list[click.Parameter]) -> None:
    """Let every plain text parameter be read as `TypedText`."""
    for parameter in parameters:
        if type(parameter.type) is click.types.StringParamType:
            parameter.type = TypedText()


def _fault(text: str) -> str:
    kinds = {unicodedata.category(each) for each in text if each not in "\t\r\n"}
    if "Cs" in kinds:
        return _("sai bảng mã; đặt màn hình lệnh ở UTF-8 rồi gõ lại")
    if "Cc" in kinds or TURNING_MARKS.intersection(text):
        return _("có ký tự điều khiển; xóa ký tự đó rồi gõ lại")
    if len(text) > LONGEST_TEXT:
        return _("dài {length} ký tự, quá {limit}; đưa nội dung vào tệp").format(
            length=decimal_comma(Decimal(len(text))), limit=decimal_comma(Decimal(LONGEST_TEXT))
        )
    return ""
