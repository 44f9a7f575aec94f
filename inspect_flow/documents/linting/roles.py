"""Tell what each paragraph of a paper is: head, legal ground, recipient, appendix …

Told by the words alone, so that a file made elsewhere is read by the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from inspect_flow.documents.linting.contents import Paragraph, Role

_GROUND = re.compile(r"^(Căn cứ|Theo đề nghị) .*[;.,]$", re.DOTALL)
_OPENING = re.compile(r"^(Thực hiện|Căn cứ|Theo|Ngày|Xét) .*:$", re.DOTALL)
_HEADING = re.compile(r"^([IVX]+\. \S|Điều \d+\. )")
_APPENDIX = re.compile(r"^Phụ lục( [IVX]+)?$")
_RECIPIENTS = "Nơi nhận:"
_NUMBER = re.compile(r"^Số: ?")
_LONGEST_HEAD = 14


def with_roles(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with their roles, in the same order."""
    found: list[Paragraph] = []
    receiving, appended = False, False
    for each in paragraphs:
        appended = appended or bool(_APPENDIX.match(each.text))
        if each.text == _RECIPIENTS:
            receiving = True
            found.append(replace(each, role="head"))
            continue
        role = _role(each, receiving, appended, len(found))
        if receiving and role == "recipient" and each.text.startswith("- Lưu"):
            receiving = False
        found.append(replace(each, role=role))
    return tuple(found)


def _role(paragraph: Paragraph, receiving: bool, appended: bool, position: int) -> Role:
    text = paragraph.text
    if appended:
        return "appendix"
    if receiving and text.startswith("- "):
        return "recipient"
    if paragraph.role == "heading" or _HEADING.match(text):
        return "heading"
    if _GROUND.match(text):
        return "ground"
    if _OPENING.match(text):
        return "opening"
    if position < _LONGEST_HEAD and (text.isupper() or _NUMBER.match(text)):
        return "head"
    return "body"
