"""Read a case file: every fault at once with its line, every doubt as a remark."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_reader import LinedDict, LinedList, read_yaml
from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.checks import faults_in, remarks_on
from inspect_flow.interchange.case_file.faults import faults_of, line_of, path_of
from inspect_flow.interchange.case_file.parts import Part, all_keys
from inspect_flow.interchange.case_file.split_numbers import split_numbers
from inspect_flow.interchange.case_file.texts import as_text, read_bytes
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

Kind = TypeVar("Kind", bound=Part)


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case file that may be loaded, with what a person should look at again."""

    case: CaseFile
    remarks: list[str]
    tree: LinedDict = field(default_factory=LinedDict)

    def lined(self, place: Sequence[str | int], fault: str) -> str:
        """Return the fault with the line where `place` stands in the file."""
        line = line_of(self.tree, place)
        return _("dòng {line}: {problem}").format(line=line, problem=fault)


def read_case_path(path: Path) -> ReadCase:
    """Read the case file at `path`; see `read_case`."""
    return read_case(read_bytes(path), str(path))


def read_case(content: bytes, name: str) -> ReadCase:
    """Read a case file from its bytes; raises `BadInput` with every fault and its line."""
    tree, remarks = read_tree(content, name)
    if "unit_file" in tree:
        raise BadInput(
            _("{file}: đây là tệp đơn vị, không phải tệp vụ việc").format(file=name),
            [_("nạp bằng lệnh: inspect-flow unit load {file}").format(file=name)],
        )
    case = as_model(tree, CaseFile, name)
    problems = Problems(name)
    for place, fault in faults_in(case):
        problems.add(line_of(tree, place), f"{path_of(place)}: {fault}")
    refuse(problems)
    for place, remark in remarks_on(case):
        line = line_of(tree, place)
        remarks.append(_("dòng {line}: {problem}").format(line=line, problem=remark))
    for line, remark in split_numbers(tree):
        remarks.append(_("dòng {line}: {problem}").format(line=line, problem=remark))
    return ReadCase(case, remarks, tree)


def read_tree(content: bytes, name: str) -> tuple[LinedDict, list[str]]:
    """Parse bytes into a mapping that knows its lines; JSON is read as the YAML that it is."""
    text, remarks = as_text(content, name)
    if text.lstrip()[:1] in "{[":
        text = text.replace("\t", " ")  # JSON may be indented by tabs, YAML may not
    problems = Problems(name)
    tree = read_yaml(text, problems)
    if not problems and not isinstance(tree, LinedDict):
        problems.add(1, _("tệp phải là một nhóm khóa, bắt đầu bằng case_file: 1"))
    refuse(problems)
    return tree, remarks


def as_model(tree: Any, model: type[Kind], name: str) -> Kind:
    """Check the tree against `model`; raises `BadInput` with every fault and its line."""
    try:
        return model.model_validate(without_blanks(tree, all_keys(model)))
    except ValidationError as error:
        problems = Problems(name)
        for line, sentence in faults_of(error, tree, model):
            problems.add(line, sentence)
        raise as_bad_input(problems) from None


def without_blanks(node: Any, known: Collection[str]) -> Any:
    """Return the tree without the `known` keys that have no value: nothing was said there.

    An unknown key stays, to be refused: `{statement: Vắng 9 người, trong đó 3 có phép}` holds half
    a sentence in the place of a key.
    """
    if isinstance(node, LinedDict):
        return {
            key: without_blanks(value, known)
            for key, value in node.items()
            if value is not None or key not in known
        }
    if isinstance(node, LinedList):
        return [without_blanks(value, known) for value in node]
    return node


def refuse(problems: Problems) -> None:
    """Raise `BadInput` when anything was noted."""
    if problems:
        raise as_bad_input(problems)


def as_bad_input(problems: Problems) -> BadInput:
    """Return the refusal of a typed file: what people type is input, not a definition."""
    error = problems.as_error()
    return BadInput(error.thing, error.reasons)
