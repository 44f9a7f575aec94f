"""Lint a paper: its context, the words it prints, the finished file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from inspect_flow.documents.linting.contents import Content, ReadText
from inspect_flow.documents.linting.html_text import text_of_html
from inspect_flow.documents.linting.rule import Breach, all_breaches
from inspect_flow.documents.profile import ProfileName, profile_for

if TYPE_CHECKING:
    from inspect_flow.documents.measuring.reading import ReadFile


def lint(kind: str, context: Mapping[str, Any]) -> list[Breach]:
    """Return what breaks a rule in a context that has the shape of its kind."""
    from inspect_flow.documents.linting.catalogue import CONTEXT_RULES

    return all_breaches(CONTEXT_RULES, Content(kind, context))


def lint_html(html: str, profile: ProfileName) -> list[Breach]:
    """Return what breaks a rule in the words of a filled template."""
    return _lint_text(text_of_html(html, profile))


def lint_pages(pdf: bytes, profile: ProfileName | None = None) -> list[Breach]:
    """Return what breaks a rule on the pages of a finished file, measured.

    Without `profile` the day printed on page 1 chooses the rules. Raises `BadInput` for what is no
    PDF.
    """
    from inspect_flow.documents.measuring.reading import read_file

    return _lint_read(read_file(pdf), profile)


def lint_file(pdf: bytes, profile: ProfileName | None = None) -> list[Breach]:
    """Return what breaks a rule in a file of any origin: its words as read back, and its pages."""
    from inspect_flow.documents.measuring.lines import paragraphs_of
    from inspect_flow.documents.measuring.paper import profile_of
    from inspect_flow.documents.measuring.reading import read_file

    read = read_file(pdf)
    chosen = profile or profile_of(read)
    text = ReadText(paragraphs_of(read), chosen)
    return [*_lint_text(text), *_lint_read(read, chosen)]


def _lint_read(read: ReadFile, profile: ProfileName | None) -> list[Breach]:
    from inspect_flow.documents.linting.catalogue import FILE_RULES, PAGE_RULES
    from inspect_flow.documents.measuring.paper import MeasuredPaper, profile_of

    measured = MeasuredPaper(read, profile or profile_of(read))
    return [*all_breaches(FILE_RULES, read), *all_breaches(PAGE_RULES, measured)]


def lint_printed(kind: str, context: Mapping[str, Any], html: str, pdf: bytes) -> list[Breach]:
    """Return what breaks a rule in a paper's contents, its words and its pages."""
    profile = profile_of_context(context)
    return [*lint(kind, context), *lint_html(html, profile), *lint_pages(pdf, profile)]


def profile_of_context(context: Mapping[str, Any]) -> ProfileName:
    """Return the rules of the paper's day."""
    return profile_for(date.fromisoformat(context["dated_on"]))


def _lint_text(text: ReadText) -> list[Breach]:
    from inspect_flow.documents.linting.catalogue import TEXT_RULES

    return all_breaches(TEXT_RULES, text)
