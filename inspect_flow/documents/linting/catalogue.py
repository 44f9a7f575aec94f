"""Every rule of form with its name: what documentation, tests and commands list."""

from __future__ import annotations

from typing import Any

from inspect_flow.documents.linting import (
    ending_rules,
    figure_rules,
    letterhead_rules,
    reference_rules,
    text_rules,
)
from inspect_flow.documents.linting.contents import Content, ReadText
from inspect_flow.documents.linting.rule import Rule
from inspect_flow.documents.measuring import body_rules, file_rules, frame_rules, head_rules
from inspect_flow.documents.measuring import ending_rules as measured_endings
from inspect_flow.documents.measuring.paper import MeasuredPaper
from inspect_flow.documents.measuring.reading import ReadFile

CONTEXT_RULES: tuple[Rule[Content], ...] = (
    *letterhead_rules.RULES,
    *ending_rules.RULES,
    *figure_rules.RULES,
)
TEXT_RULES: tuple[Rule[ReadText], ...] = (*text_rules.RULES, *reference_rules.RULES)
FILE_RULES: tuple[Rule[ReadFile], ...] = file_rules.RULES
PAGE_RULES: tuple[Rule[MeasuredPaper], ...] = (
    *frame_rules.RULES,
    *head_rules.RULES,
    *body_rules.RULES,
    *measured_endings.RULES,
)
RULES: tuple[Rule[Any], ...] = (*CONTEXT_RULES, *TEXT_RULES, *FILE_RULES, *PAGE_RULES)
