"""What every part of a case file shares: no unknown key, a note, a mark for what is assumed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, ClassVar, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema

from inspect_flow.definitions.problems import did_you_mean
from inspect_flow.interchange.case_file.words import Text
from inspect_flow.locale.translation import _

Assumed = Annotated[
    bool | list[str],
    Field(description="true: all of this part is assumed; or the list of its assumed keys"),
]


class Part(BaseModel):
    """A mapping of a case file; `short` names the key that a bare text (or list) stands for."""

    model_config = ConfigDict(
        extra="forbid", coerce_numbers_to_str=True, populate_by_name=False, protected_namespaces=()
    )
    short: ClassVar[str] = ""
    is_bare_list: ClassVar[bool] = False

    note: Text = Field(default="", description="free note")
    assumed: Assumed = False

    @model_validator(mode="before")
    @classmethod
    def spread_short_form(cls, value: Any) -> Any:
        """Turn a bare text into the mapping that it stands for."""
        if cls.short and isinstance(value, str | int) and not isinstance(value, bool):
            return cls.from_text(str(value))
        return {cls.short: value} if cls.is_bare_list and isinstance(value, list) else value

    @classmethod
    def from_text(cls, text: str) -> dict[str, Any]:
        """Return the mapping that a bare text stands for."""
        return {cls.short: text}

    @model_validator(mode="after")
    def know_assumed_keys(self) -> Part:
        """Refuse marks on keys that this part does not have."""
        known = keys_of(type(self))
        for key in self.assumed if isinstance(self.assumed, list) else []:
            if key not in known:
                raise ValueError(
                    _("assumed nêu khóa '{key}' không có ở đây{hint}").format(
                        key=key, hint=did_you_mean(key, known)
                    )
                )
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say in the schema that a bare text is allowed where it is."""
        schema = handler.resolve_ref_schema(handler(core_schema))
        if cls.short and schema.get("type") == "object":
            full = dict(schema)
            bare = (
                {"type": ["string", "integer"]}
                if not cls.is_bare_list
                else full["properties"][cls.short]
            )
            schema.clear()
            schema["anyOf"] = [full, bare]
        return schema


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys of a part as they are typed, those that every part has last."""
    return [field.alias or name for name, field in fields_of(model)]


def parts_in(annotation: Any) -> Iterator[type[Part]]:
    """Yield the parts that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
        return
    for inner in get_args(annotation):
        yield from parts_in(inner)


def all_keys(model: type[Part]) -> set[str]:
    """Return every key that stands anywhere in `model` and below."""
    seen: set[type[Part]] = set()
    waiting = [model]
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen.add(part)
            waiting += [i for _n, field in fields_of(part) for i in parts_in(field.annotation)]
    return {key for part in seen for key in keys_of(part)}


def plain(value: Any) -> Any:
    """Return a part as plain values: only what was said, in the order of the documentation."""
    if isinstance(value, Part):
        return _plain_part(value)
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.value if isinstance(value, StrEnum) else value


def said(part: Part) -> dict[str, Any]:
    """Return what a part says as a mapping of plain values, never in its short form."""
    values = {}
    for name, field in fields_of(type(part)):
        value = getattr(part, name)
        if value != field.get_default(call_default_factory=True):
            values[field.alias or name] = plain(value)
    return values


def _plain_part(part: Part) -> Any:
    values = said(part)
    return values.get(part.short, []) if part.short and _stands_alone(part, values) else values


def _stands_alone(part: Part, values: dict[str, Any]) -> bool:
    if isinstance(values.get(part.short, []), list):
        return part.is_bare_list and not values.keys() - {part.short}
    return list(values) == [part.short] and type(part).from_text(values[part.short]) == values


def fields_of(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """Return the fields of a part in the order in which they are written."""
    fields = list(model.model_fields.items())
    return sorted(fields, key=lambda pair: pair[0] in Part.model_fields)
