"""Safe YAML that keeps line numbers, refuses a key written twice and guesses almost no types.

YAML 1.1 would turn `no` into False, `010` into 8 and `1.10` into 1.1; here only integers without
leading zero, true/false and null are typed, everything else is the text that was written.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_faults import yaml_fault
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc

LARGEST_FILE = 20_000_000
# No file of ours is deeper than ten; the parser in C dies without a word somewhere beyond 20,000.
DEEPEST_NESTING = 100


class LinedDict(dict[str, Any]):
    """A mapping that knows the line of itself and of each of its keys."""

    line: int = 0

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}

    def line_of(self, key: str) -> int:
        """Return the line on which `key` stands, or that of the mapping."""
        return self.lines.get(key, self.line)


class LinedList(list[Any]):
    """A sequence that knows the line of each of its items."""

    line: int = 0

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[int] = []

    def line_of(self, index: int) -> int:
        """Return the line on which item `index` stands."""
        return self.lines[index] if index < len(self.lines) else self.line


IMPLICIT_TYPES = {
    "tag:yaml.org,2002:int": re.compile(r"^-?(0|[1-9][0-9]{0,17})$"),  # longer stays text
    "tag:yaml.org,2002:bool": re.compile(r"^(true|false)$"),
    "tag:yaml.org,2002:null": re.compile(r"^(null|~|)$"),
}


_KNOWN_TAGS = {*IMPLICIT_TYPES, *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))}


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _tag, _pattern in IMPLICIT_TYPES.items():
    _Loader.add_implicit_resolver(_tag, _pattern, None)


def read_yaml(text: str, problems: Problems) -> Any:
    """Parse one YAML document into lined mappings and lists; faults go to `problems`."""
    if len(text) > LARGEST_FILE:
        problems.add(
            0,
            _("tệp quá lớn ({size} ký tự, tối đa {limit})").format(
                size=len(text), limit=LARGEST_FILE
            ),
        )
        return None
    text = nfc(text.removeprefix("\ufeff"))
    try:
        if not _is_plain(text, problems):
            return None
        node = yaml.compose(text, Loader=_Loader)
        return _build(node, problems, set()) if node is not None else None
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        problems.add(mark.line + 1 if mark else 0, yaml_fault(str(fault.problem)))
    except (yaml.YAMLError, RecursionError) as fault:
        problems.add(0, yaml_fault(str(fault)))
    return None


def _is_plain(text: str, problems: Problems) -> bool:
    """Refuse what would kill the parser or swallow words: deep nesting, `&name`, `!tag`."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST_NESTING:
            problems.add(0, _("nội dung lồng nhau quá {limit} cấp").format(limit=DEEPEST_NESTING))
            return False
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            problems.add(line, _("không dùng bí danh (& và *); đặt câu trong dấu ngoặc kép"))
            return False
        tag = getattr(event, "tag", None)
        if tag is not None and tag not in _KNOWN_TAGS:
            problems.add(line, _("câu mở đầu bằng dấu ! phải đặt trong dấu ngoặc kép"))
            return False
    return True


def _build(node: yaml.Node, problems: Problems, seen: set[int]) -> Any:
    # Aliases let a file of one page unfold into gigabytes; nobody needs them here.
    if id(node) in seen:
        problems.add(
            node.start_mark.line + 1, _("không dùng bí danh (& và *); hãy viết lại nội dung")
        )
        return None
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, problems, seen)
    if isinstance(node, yaml.SequenceNode):
        return _build_sequence(node, problems, seen)
    return _build_scalar(node)


def _build_mapping(node: yaml.MappingNode, problems: Problems, seen: set[int]) -> LinedDict:
    mapping = LinedDict()
    mapping.line = node.start_mark.line + 1
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            problems.add(line, _("khóa phải là một từ"))
            continue
        key = key_node.value
        if key in mapping:
            problems.add(
                line,
                _("khóa '{key}' viết hai lần (lần đầu ở dòng {first})").format(
                    key=key, first=mapping.lines[key]
                ),
            )
            continue
        mapping.lines[key] = line
        mapping[key] = _build(value_node, problems, seen)
    return mapping


def _build_sequence(node: yaml.SequenceNode, problems: Problems, seen: set[int]) -> LinedList:
    items = LinedList()
    items.line = node.start_mark.line + 1
    for item in node.value:
        items.lines.append(item.start_mark.line + 1)
        items.append(_build(item, problems, seen))
    return items


def _build_scalar(node: yaml.Node) -> Any:
    if node.tag == "tag:yaml.org,2002:int":
        return int(node.value)
    if node.tag == "tag:yaml.org,2002:bool":
        return node.value == "true"
    if node.tag == "tag:yaml.org,2002:null":
        return None
    return node.value
