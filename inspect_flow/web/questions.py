"""The short page before a deed: what it is about, the few things it asks, one button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.records.tables import Deficiency, Document
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, Conflict, InspectFlowError, MoveRefused
from inspect_flow.web.deeds.asking import OVERRIDE, Ask, Deed, Told, answered
from inspect_flow.web.errors import status_of
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import ACCEPTED

Stated = TypeVar("Stated", Deficiency, Document)


@dataclass(frozen=True, slots=True)
class Question:
    """A question page; `seen` is the state in which it was asked, `known` what is filled in."""

    title: str
    caption: str
    back: str
    here: str
    asks: tuple[Ask, ...]
    seen: str
    lead: tuple[str, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, list[tuple[str, str]]] = field(default_factory=dict)
    obstacles: tuple[str, ...] = ()
    excusable: tuple[str, ...] = ()
    kind: str = ""


def show_question(request: Request, question: Question) -> Response:
    """Ask it."""
    return _shown(request, question, dict(question.known), {}, 200)


def take_answer(
    request: Request,
    asks: tuple[Ask, ...],
    sent: Sent,
    carry_out: Callable[[Told, str], str],
    ask_again: Callable[[], Question],
) -> Response:
    """Do what was asked for and say so, or show again what was typed with all that is wrong.

    `carry_out` is given the answers and the state in which they were asked for.
    """
    errors: dict[str, str] = {}
    told = answered(sent, asks, errors)
    status = 422
    if not errors:
        try:
            done = carry_out(told, sent.typed("seen"))
        except (BadInput, MoveRefused, Conflict) as refusal:
            status = status_of(refusal)
            errors[""] = _sentence(refusal)
        else:
            return go_to(request, ask_again().back, done)
    typed = {name: value for name, value in sent.fields if name != "seen"}
    return _shown(request, ask_again(), typed, errors, status)


def no_longer(label: str) -> str:
    """Say that a deed was done already, or cannot be done any more."""
    told = _("Việc “{deed}” đã được làm, hoặc nay không làm được nữa; hãy xem lại trang này.")
    return told.format(deed=label)


def _sentence(refusal: InspectFlowError) -> str:
    told = "; ".join(refusal.reasons) or refusal.thing
    return capitalised(told)


def _shown(
    request: Request,
    question: Question,
    typed: Mapping[str, str],
    errors: Mapping[str, str],
    status: int,
) -> Response:
    return page(
        request, "questions/question.html", status=status, question=question, typed=typed,
        errors=errors, accepted=ACCEPTED, override=OVERRIDE,
    )  # fmt: skip


def doing(
    desk: Desk, kind: type[Stated], code: str, deed: Deed[Stated]
) -> Callable[[Told, str], str]:
    """Return what does the deed to the record, unless its state has gone on since it was asked."""

    def deed_on_record(work: Work, told: Told, seen: str) -> None:
        record = find(work, kind, code)
        if seen and seen != record.state:
            raise Conflict(record.code, [no_longer(deed.text)])
        deed.carry_out(work, record, told)

    def do(told: Told, seen: str) -> str:
        desk.carry_out(lambda work: deed_on_record(work, told, seen))
        return _(deed.done)

    return do
