"""Every event that the services record has a name that people read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import inspect_flow
from inspect_flow.vocabulary.events import event_label

PROGRAM = Path(inspect_flow.__file__).parent
TAG = re.compile(r"[a-z]+\.[a-z_]+")
WRITERS = {"create", "change", "change_many", "note"}


def recorded_tags() -> Iterator[str]:
    """Yield every tag that stands in a call of the journal."""
    for path in PROGRAM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                called_on = getattr(node.func.value, "id", "")
                if called_on == "journal" and node.func.attr in WRITERS:
                    yield from (
                        word.value
                        for word in node.args
                        if isinstance(word, ast.Constant) and TAG.fullmatch(str(word.value))
                    )


def test_every_event_has_a_name():
    tags = set(recorded_tags())

    assert len(tags) > 30
    assert sorted(tag for tag in tags if event_label(tag) == tag) == []


def test_remarks_and_files_have_a_name_on_any_record():
    assert event_label("directive.remarked") == "Trao đổi"
    assert event_label("answer.evidence_added") == "Đính kèm minh chứng"


def test_an_unknown_event_keeps_its_bare_name():
    assert event_label("unit.moved_to_mars") == "unit.moved_to_mars"
