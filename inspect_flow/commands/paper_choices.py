"""What whoever drafts a paper may choose on the command line: who writes, how sharply, of what."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from inspect_flow.commands.words import Word
from inspect_flow.locale.translation import N_
from inspect_flow.vocabulary.documents import LetterTone

if TYPE_CHECKING:
    from inspect_flow.services.papers.choices import Choices
    from inspect_flow.services.work import Work

_Verb = TypeVar("_Verb", bound=Callable[..., Any])
_OPTIONS = (
    click.option(
        "--issuer", metavar="UNIT", help=N_("Cơ quan ban hành, thay cho cơ quan mặc định")
    ),
    click.option("--signer", metavar="PERSON", help=N_("Người ký, thay cho người mặc định")),
    click.option("--by-mandate", is_flag=True, help=N_("Người ký được ủy quyền bằng văn bản")),
    click.option(
        "--rung",
        type=Word(LetterTone),
        help=N_("Lần đôn đốc; không ghi thì tính theo các lần trước"),
    ),
    click.option(
        "--deficiency",
        "deficiencies",
        multiple=True,
        metavar="CODE",
        help=N_("Chỉ đôn đốc tồn tại này; ghi được nhiều lần"),
    ),
)


def choice_options(verb: _Verb) -> _Verb:
    """Give the verb the options that `chosen_among` reads."""
    for option in reversed(_OPTIONS):
        verb = option(verb)
    return verb


def chosen_among(work: Work, options: dict[str, Any]) -> Choices | None:
    """Return what was chosen, None when nothing was: a waiting draft then keeps its own."""
    from inspect_flow.services.papers.choices import Choices
    from inspect_flow.services.queries.names import find_person, find_unit

    if not any(options.values()):
        return None
    issuer, signer, rung = options["issuer"], options["signer"], options["rung"]
    return Choices(
        issuer=find_unit(work, issuer).code if issuer else "",
        signer=find_person(work, signer).code if signer else "",
        by_mandate=options["by_mandate"],
        rung=rung.value if rung else "",
        deficiencies=tuple(dict.fromkeys(options["deficiencies"])),
    )
