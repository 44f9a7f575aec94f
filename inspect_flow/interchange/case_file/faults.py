"""Say in sentences what is wrong with a case file: line, path, fault, what is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from inspect_flow.definitions.problems import did_you_mean
from inspect_flow.definitions.yaml_reader import LinedDict, LinedList
from inspect_flow.interchange.case_file.parts import keys_of
from inspect_flow.locale.translation import _

# Anything else in the place of a key is half a sentence.
_KEY = re.compile("[a-z_]+")
Place = tuple[str | int, ...]


def faults_of(error: ValidationError, tree: Any, model: type[BaseModel]) -> list[tuple[int, str]]:
    """Return every fault as (line, "path: sentence")."""
    faults: list[tuple[int, str]] = []
    for detail in error.errors(include_url=False):
        place = tuple(part for part in detail["loc"] if not _is_branch(part))
        line = line_of(tree, place)
        sentence = _("{path}: {fault}").format(
            path=path_of(place) or _("cả tệp"), fault=_sentence(detail, place, model)
        )
        if (line, sentence) not in faults:
            faults.append((line, sentence))
    return faults


def _is_branch(part: str | int) -> bool:
    # A choice of types adds the type's own name to the place; `items` is spread by the reader.
    return isinstance(part, str) and part in ("bool", "int", "literal['partly']", "list[str]")


def path_of(place: Sequence[str | int]) -> str:
    """Write a place as `inspections[0].shortcomings[3].area`."""
    path = ""
    for part in place:
        if part == "items":
            continue
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path


def line_of(tree: Any, place: Sequence[str | int]) -> int:
    """Return the line of the deepest part of `place` that stands in the file; 0 for none."""
    line = getattr(tree, "line", 0)
    node = tree
    for part in place:
        if isinstance(node, LinedDict) and part in node:
            line, node = node.line_of(str(part)), node[str(part)]
        elif isinstance(node, LinedList) and isinstance(part, int) and part < len(node):
            line, node = node.line_of(part), node[part]
        elif part == "items" or (part == 0 and not isinstance(node, LinedList)):
            continue  # spread by the reader: the list or its single value stands here itself
        else:
            break
    return line


def _sentence(detail: ErrorDetails, place: Place, model: type[BaseModel]) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden":
        if detail["input"] is None and not _KEY.fullmatch(str(place[-1])):
            return _("không có khóa này; câu có dấu phẩy phải đặt trong dấu ngoặc kép")
        known = list(_keys_at(model, place[:-1]))
        return _("không có khóa này{hint}; các khóa dùng được: {known}").format(
            hint=did_you_mean(str(place[-1]), known), known=", ".join(known)
        )
    limits = context.get("ge", context.get("le", context.get("min_length", "")))
    return (
        _plain_sentences()
        .get(kind, detail["msg"])
        .format(limit=limits, written=_short(detail["input"]), allowed=context.get("expected", ""))
    )


def _plain_sentences() -> dict[str, str]:
    text = _("phải là một dòng chữ, không phải danh sách hay nhóm khóa")
    mapping = _("phải là một nhóm khóa (khóa: giá trị)")
    number = _("'{written}' phải là số nguyên")
    flag = _("'{written}' phải là true hoặc false")
    return {
        "missing": _("thiếu khóa bắt buộc này"),
        "string_type": text,
        "string_too_short": _("không được để trống"),
        "model_type": mapping,
        "dict_type": mapping,
        "model_attributes_type": mapping,
        "list_type": _("phải là danh sách, mỗi mục một dấu gạch đầu dòng"),
        "int_type": number,
        "int_parsing": number,
        "int_from_float": number,
        "bool_type": flag,
        "bool_parsing": flag,
        "greater_than_equal": _("{written} phải từ {limit} trở lên"),
        "less_than_equal": _("{written} phải không quá {limit}"),
        "literal_error": _("'{written}' không hợp lệ; chỉ nhận: {allowed}"),
    }


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:37] + "…"


def _keys_at(model: type[BaseModel], place: Place) -> Iterator[str]:
    kinds: list[Any] = [model]
    for part in place:
        if isinstance(part, int) or part == "items":
            continue
        kinds = [found for kind in kinds for found in _below(kind, part)]
    for kind in kinds:
        yield from keys_of(kind)


def _below(model: type[BaseModel], key: str) -> list[type[BaseModel]]:
    for name, field in model.model_fields.items():
        if (field.alias or name) == key:
            return list(_models_in(field.annotation))
    return [model] if "items" not in model.model_fields else []


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        items = annotation.model_fields.get("items")
        yield from _models_in(items.annotation) if items else iter([annotation])
    for inner in get_args(annotation) if get_origin(annotation) is not Annotated else ():
        yield from _models_in(inner)
