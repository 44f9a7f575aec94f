"""Unit files: units with their dated versions and their succession, typed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_writer import write_yaml
from inspect_flow.interchange.case_file.faults import line_of, path_of
from inspect_flow.interchange.case_file.parts import Part, plain
from inspect_flow.interchange.case_file.reading import as_model, read_tree, refuse
from inspect_flow.interchange.case_file.texts import read_bytes
from inspect_flow.interchange.case_file.unit_names import is_code
from inspect_flow.interchange.case_file.walking import Place
from inspect_flow.interchange.case_file.words import DateText, OneOrMany, Text, word_validator
from inspect_flow.locale.translation import _
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.units import SuccessionKind, UnitLevel

FORMAT_VERSION = 1


class Version(Part):
    """A unit as it was; a missing `from` is unknown, a missing `to` means still."""

    from_: DateText = Field(default="", alias="from", description="first day")
    to: DateText = Field(default="", description="last day")
    name: Text = Field(min_length=1, description="huyện Long Điền; Sở Nội vụ")
    authority: Text = Field(default="", description="the body that signs: UBND huyện Long Điền")
    short_name: Text = Field(default="", description="another name it goes by")
    symbol: Text = Field(default="", description="what stands in the symbols of its papers")
    place: Text = Field(default="", description="place name on its papers")
    level: Annotated[UnitLevel, word_validator(UnitLevel)] = Field(description="where it stands")
    parent: Text = Field(default="", description="code of the unit above it")
    head: Text = Field(default="", description="name of its head, if it held for the whole span")
    head_title: Text = Field(default="", description="Chủ tịch UBND huyện")
    source: Text = Field(default="", description="where this stands")
    verified: bool = Field(default=False, description="true: compared with the source by somebody")


class UnitHistory(Part):
    """A unit through time; one version may stand inline."""

    code: Text = Field(min_length=1, description="short, lower case: brvt.long-dien")
    contact: Text = Field(default="", description="whom to write to")
    email: Text = Field(default="", description="address for mail")
    versions: OneOrMany[Version] = Field(min_length=1, description="one for each name or level")

    @model_validator(mode="before")
    @classmethod
    def take_inline_version(cls, value: Any) -> Any:
        """Accept the keys of a single version beside the code."""
        if not isinstance(value, dict) or "versions" in value:
            return value
        own = ("code", "contact", "email", "note", "assumed")
        inline = {key: each for key, each in value.items() if key not in own}
        outer = {key: each for key, each in value.items() if key in own}
        return {**outer, "versions": [inline]}


class Step(Part):
    """Units that ended or changed on a day, and those that followed."""

    on: DateText = Field(description="first day of the successors")
    kind: Annotated[SuccessionKind, word_validator(SuccessionKind)] = Field(
        description="what happened"
    )
    predecessors: OneOrMany[Text] = Field(min_length=1, description="codes of the units before")
    successors: OneOrMany[Text] = Field(min_length=1, description="codes of the units after")
    document: Text = Field(default="", description="Nghị quyết 1256/NQ-UBTVQH15")
    share: Text = Field(default="", description="which part or subject matter passed on")
    source: Text = Field(default="", description="where this stands")
    verified: bool = Field(default=False, description="true: compared with the source by somebody")


class UnitFile(Part):
    """Units and how they followed each other."""

    unit_file: Literal[1] = Field(default=1, description="version of this format")
    units: OneOrMany[UnitHistory] = Field(default=[], description="units through time")
    successions: OneOrMany[Step] = Field(default=[], description="which unit followed which")


@dataclass(frozen=True, slots=True)
class ReadUnits:
    """A unit file that may be loaded, with what a person should look at again."""

    units: UnitFile
    remarks: list[str]


def read_unit_path(path: Path) -> ReadUnits:
    """Read the unit file at `path`; see `read_units`."""
    return read_units(read_bytes(path), str(path))


def read_units(content: bytes, name: str) -> ReadUnits:
    """Read a unit file; raises `BadInput` with every fault and its line."""
    tree, remarks = read_tree(content, name)
    if "case_file" in tree:
        raise BadInput(
            _("{file}: đây là tệp vụ việc, không phải tệp đơn vị").format(file=name),
            [_("nạp bằng lệnh: inspect-flow case load {file}").format(file=name)],
        )
    file = as_model(tree, UnitFile, name)
    problems = Problems(name)
    for place, fault in _faults(file):
        problems.add(line_of(tree, place), f"{path_of(place)}: {fault}")
    refuse(problems)
    return ReadUnits(file, remarks)


def units_as_yaml(file: UnitFile) -> str:
    """Return a unit file as YAML, always the same way."""
    return write_yaml({"unit_file": FORMAT_VERSION, **plain(file)})


def _faults(file: UnitFile) -> Iterator[tuple[Place, str]]:
    first: dict[str, int] = {}
    for index, unit in enumerate(file.units):
        place: Place = ("units", index)
        if not is_code(unit.code):
            yield (
                (*place, "code"),
                _("mã '{code}' chỉ gồm chữ thường không dấu, số, dấu chấm, gạch").format(
                    code=unit.code
                ),
            )
        if unit.code in first:
            sentence = _("mã '{code}' đã dùng ở units[{first}]")
            yield (*place, "code"), sentence.format(code=unit.code, first=first[unit.code])
        first.setdefault(unit.code, index)
        yield from _span_faults(unit, place)
    yield from _step_faults(file, first)


def _span_faults(unit: UnitHistory, place: Place) -> Iterator[tuple[Place, str]]:
    spans = []
    for index, version in enumerate(unit.versions):
        here = (*place, "versions", index)
        for key, written in (("from", version.from_), ("to", version.to)):
            if written and parse_partial_date(written).full is None:
                yield (*here, key), _("cần đủ ngày, tháng, năm; không rõ thì bỏ trống")
                return
        if version.from_ and version.to and version.to < version.from_:
            yield (*here, "to"), _("kết thúc trước khi bắt đầu")
        spans.append((version.from_ or "0000", version.to or "9999", here))
    spans.sort(key=lambda span: span[0])
    for before, after in pairwise(spans):
        if after[0] <= before[1]:
            yield after[2], _("thời gian chồng lên một giai đoạn khác của cùng đơn vị")


def _step_faults(file: UnitFile, known: dict[str, int]) -> Iterator[tuple[Place, str]]:
    for index, step in enumerate(file.successions):
        place: Place = ("successions", index)
        if parse_partial_date(step.on).full is None:
            yield (*place, "on"), _("cần đủ ngày, tháng, năm")
        both = set(step.predecessors) & set(step.successors)
        if both and step.kind not in (SuccessionKind.RENAME, SuccessionKind.PARENT):
            sentence = _("'{code}' vừa là đơn vị cũ vừa là đơn vị mới")
            yield place, sentence.format(code=", ".join(sorted(both)))
        for key in ("predecessors", "successors"):
            for number, code in enumerate(getattr(step, key)):
                if code not in known and did_you_mean(code, known):
                    yield (
                        (*place, key, number),
                        _("không có đơn vị mã '{code}'{hint}").format(
                            code=code, hint=did_you_mean(code, known)
                        ),
                    )
