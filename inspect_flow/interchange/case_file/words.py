"""The kinds of values that a case file holds: text, dates as far as known, clock times, words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import TURNING_MARKS, nfc, searchable
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.vocabulary.labelled import Labelled
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK

_CLOCK = re.compile(r"(\d{1,2})\s*(?::|h|g|giờ)\s*(\d{1,2})?\s*(?:phút|')?", re.IGNORECASE)
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\t": " "})

DATE_EXAMPLES = ["2019-08-14", "14/8/2019", "8/2019", "quý III/2019", "2019"]


def clean_text(text: str) -> str:
    """Return the text in NFC with plain line ends; refuse characters that no paper can print."""
    cleaned = nfc(text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS)).strip()
    for character in cleaned:
        hidden = unicodedata.category(character) in ("Cc", "Cs") and character != "\n"
        if hidden or character == ASSUMED_MARK or character in TURNING_MARKS:
            raise ValueError(
                _("có ký tự không in được (U+{code:04X}); hãy xóa đi").format(code=ord(character))
            )
    return cleaned


def clean_date(written: str) -> str:
    """Return the date as 2019, 2019-Q3, 2019-08 or 2019-08-14."""
    return parse_partial_date(written).iso if written.strip() else ""


def clean_time(written: str) -> str:
    """Return the clock time as 08:00."""
    if not written.strip():
        return ""
    found = _CLOCK.fullmatch(written.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise ValueError(_("'{written}' không phải là giờ; viết 08:00").format(written=written))
    return f"{hour:02d}:{minute:02d}"


def _word_of(words: type[StrEnum]) -> Callable[[Any], Any]:
    spoken = {searchable(name): word for word in words for name in _names(word)}

    def find(written: Any) -> Any:
        found = spoken.get(searchable(str(written).strip()))
        if found is None:
            raise ValueError(
                _("'{written}' không hợp lệ; chỉ nhận: {allowed}").format(
                    written=written, allowed=_offered(words)
                )
            )
        return found

    return find


def _offered(words: type[StrEnum]) -> str:
    spoken = ", ".join(word.vi for word in words if isinstance(word, Labelled))
    return ", ".join(words) + (f" ({spoken})" if spoken else "")


def _names(word: StrEnum) -> list[str]:
    return [*word.spoken] if isinstance(word, Labelled) else [word.value]


@dataclass(frozen=True)
class SpokenWord(BeforeValidator):
    """The check for a word of `words`, by its stored form or its label in either language."""

    words: type[StrEnum] = StrEnum

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        stored = [word.value for word in self.words]
        spoken = [name for word in self.words for name in _names(word) if name not in stored]
        return {"enum": [*stored, *dict.fromkeys(spoken)]}


def word_validator(words: type[StrEnum]) -> SpokenWord:
    """Return the check that takes a stored word or its label in either language."""
    return SpokenWord(_word_of(words), words=words)


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _plain_number(value: Any) -> Any:
    # A list or a mapping where a text belongs keeps its own error; true/false are words here.
    return str(value).lower() if isinstance(value, bool) else value


Anything = TypeVar("Anything")

Text = Annotated[
    str,
    BeforeValidator(_plain_number),
    AfterValidator(clean_text),
    WithJsonSchema({"type": ["string", "integer"]}),
]
DateText = Annotated[
    str,
    AfterValidator(clean_date),
    WithJsonSchema({"type": ["string", "integer"], "examples": DATE_EXAMPLES}),
]
TimeText = Annotated[
    str,
    AfterValidator(clean_time),
    WithJsonSchema({"type": "string", "examples": ["08:00", "13 giờ 30"]}),
]


class _OneAllowed:
    """Say in the schema that a single value may stand without its dash."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = handler(core_schema)
        return {"anyOf": [schema, schema["items"]]}


OneOrMany = Annotated[list[Anything], BeforeValidator(_listed), _OneAllowed()]
"""A list; a single value may stand without its dash."""
