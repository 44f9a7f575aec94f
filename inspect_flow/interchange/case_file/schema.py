"""The JSON Schema of case files, and the table of their keys, both made from the models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.parts import Part, fields_of, parts_in

SHARED = ("note", "assumed")


def schema_text(model: type[BaseModel] = CaseFile, title: str = "inspect-flow case file") -> str:
    """Return the schema as the text of docs/case_file.schema.json."""
    schema = model.model_json_schema(by_alias=True)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def key_tables(model: type[Part] = CaseFile, name: str = "the file itself") -> str:
    """Return one Markdown table for each part, in the order in which the file uses them."""
    return "\n".join(_table(part, titles) for part, titles in _parts(model, name))


def _parts(model: type[Part], name: str) -> Iterator[tuple[type[Part], str]]:
    found: dict[type[Part], list[str]] = {model: [name]}
    waiting = [model]
    while waiting:
        current = waiting.pop(0)
        for field_name, field in fields_of(current):
            for inner in parts_in(field.annotation):
                if inner not in found:
                    waiting.append(inner)
                places = found.setdefault(inner, [])
                place = f"`{field.alias or field_name}`"
                if place not in places and not inner.is_bare_list:
                    places.append(place)
    for part, places in found.items():
        if not part.is_bare_list:
            yield part, ", ".join(places) or "a finding"


def _table(part: type[Part], places: str) -> str:
    about = (part.__doc__ or "").strip().splitlines()[0]
    short = f" A bare text is taken as `{part.short}`." if part.short else ""
    lines = [
        f"### {places}",
        "",
        f"{about}{short}",
        "",
        "| key | value | meaning |",
        "|---|---|---|",
    ]
    for name, field in fields_of(part):
        if name not in SHARED:
            lines.append(f"| `{field.alias or name}` | {_kind(field)} | {_meaning(field)} |")
    return "\n".join([*lines, ""])


def _meaning(field: FieldInfo) -> str:
    required = "**required**" if field.is_required() else ""
    return " ".join(filter(None, (required, (field.description or "").replace("|", "\\|"))))


def _kind(field: FieldInfo) -> str:
    text = _kind_of(field.annotation)
    for mark in field.metadata:
        schema = getattr(mark, "json_schema", None)
        if isinstance(schema, dict) and "examples" in schema:
            return "date" if "integer" in schema["type"] else "time"
    return text


def _kind_of(annotation: Any) -> str:
    parts = list(parts_in(annotation))
    written = str(annotation)
    if parts:
        several = written.startswith(("list", "typing.Annotated[list"))
        return "list" if several or parts[0].is_bare_list else "keys"
    words = next(iter(_words_in(annotation)), None)
    if words:
        return " \\| ".join(f"`{word}`" for word in words)
    if "dict" in written:
        return "keys"
    if "list" in written:
        return "list of texts"
    if "bool" in written:
        return "true \\| false"
    return "number" if "int" in written else "text"


def _words_in(annotation: Any) -> Iterator[list[str]]:
    members = getattr(annotation, "__members__", None)
    if members:
        yield [str(member.value) for member in members.values()]
    for inner in get_args(annotation):
        yield from _words_in(inner)
