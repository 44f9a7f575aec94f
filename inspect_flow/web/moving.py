"""The short page before a move, and the move itself, for any record that has a workflow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.flow.refusal import override_hint
from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.rules.guards import GUARDS
from inspect_flow.services.freshness import last_change
from inspect_flow.services.lookup import Kind
from inspect_flow.services.moving import move
from inspect_flow.services.queries.moves import NextMove, next_moves, state_label, state_of
from inspect_flow.services.registry import find
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.effects import EffectName
from inspect_flow.vocabulary.errors import (
    BadInput,
    Conflict,
    InspectFlowError,
    MoveRefused,
    NotFound,
)
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import without_commands
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.sent import Sent

_OVERRIDE = "override-"
_OF_PAPERS = "form_kept"


@dataclass(frozen=True, slots=True)
class Offer:
    """A move as its page shows it: what follows, what stands in the way, what must be written."""

    name: str
    label: str
    to_state: str
    to_label: str
    allowed: bool
    by: str
    reason_required: bool
    blocked: tuple[str, ...]
    excusable: tuple[str, ...]
    overrides: tuple[tuple[str, str], ...]  # guard, what must be true
    follows: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing stands in the way, not even what a reason would set aside."""
        return not self.blocked and not self.excusable

    @property
    def can_be_sent(self) -> bool:
        """Tell whether the reader may take the move now, perhaps with a reason."""
        return self.allowed and not self.blocked


@dataclass(frozen=True, slots=True)
class Place:
    """The record that the page is about, as it stands."""

    title: str
    state: str
    state_label: str
    machine: str


def offers(work: Work, record: Tracked) -> list[Offer]:
    """Return the moves that leave the record's state, in the order of the workflow."""
    return [_offer(work, record, each) for each in next_moves(work, record)]


def show_move(
    request: Request,
    desk: Desk,
    kind: type[Kind],
    code: str,
    name: str,
    back: str,
    papers: Sequence[tuple[str, str]] = (),
) -> Response:
    """Show what the move does and what it needs, before anybody takes it."""
    with desk.reading() as work:
        record = find(work, kind, code)
        _refuse_unknown(work, record, name)
        place, offer = _place(work, record), _named(offers(work, record), name)
        told = "" if offer else _no_longer(work, record, name)
    if offer is None:
        return go_to(request, back, told)
    return page(
        request, "moves/confirm.html", place=place, offer=offer, back=back, papers=papers,
        here=request.url.path, typed={}, refused=(), errors={},
    )  # fmt: skip


def take_move(
    request: Request,
    desk: Desk,
    kind: type[Kind],
    code: str,
    name: str,
    form: Sent,
    back: str,
    papers: Sequence[tuple[str, str]] = (),
) -> Response:
    """Take the move that was confirmed; a second click and a page of yesterday only say so."""
    try:
        reason, overrides = form.text("reason"), _reasons(form.after(_OVERRIDE))
        seen = form.text("state")
        told = desk.carry_out(
            lambda work: _taken(work, find(work, kind, code), name, seen, reason, overrides)
        )
    except (MoveRefused, BadInput, Conflict) as refusal:
        return _refused(request, desk, kind, code, name, form, back, papers, refusal)
    return go_to(request, back, told)


def _taken(
    work: Work, record: Tracked, name: str, seen: str, reason: str, overrides: Mapping[str, str]
) -> str:
    _refuse_unknown(work, record, name)
    if state_of(record) != seen:
        return _no_longer(work, record, name)
    moved = move(work, record, name, reason=reason, overrides=overrides)
    machine = work.office.machines[str(record.__tablename__)]
    return _("Đã làm: {move}. Trạng thái hiện nay: {state}.").format(
        move=machine.transitions[name].label, state=machine.state_label(moved.to_state)
    )


def _refused(
    request: Request,
    desk: Desk,
    kind: type[Kind],
    code: str,
    name: str,
    form: Sent,
    back: str,
    papers: Sequence[tuple[str, str]],
    refusal: InspectFlowError,
) -> Response:
    with desk.reading() as work:
        record = find(work, kind, code)
        place, offer = _place(work, record), _named(offers(work, record), name)
    if offer is None:
        raise refusal
    hint = override_hint(_OF_PAPERS)
    reasons = tuple(_without_hints(each, (_OF_PAPERS, *dict(offer.overrides))) for each in
                    refusal.reasons or [refusal.thing])  # fmt: skip
    if any(each.endswith(hint) for each in refusal.reasons):
        statement = GUARDS["document"][_OF_PAPERS].label
        offer = replace(offer, overrides=(*offer.overrides, (_OF_PAPERS, statement)))
    typed = form.strings
    return page(
        request, "moves/confirm.html", status=status_of(refusal), place=place, offer=offer,
        back=back, papers=papers, here=request.url.path, typed=typed, refused=reasons, errors={},
    )  # fmt: skip


def _offer(work: Work, record: Tracked, found: NextMove) -> Offer:
    machine = str(record.__tablename__)
    known = work.office.machines[machine].transitions[found.name]
    hints = [override_hint(guard) for guard in found.can_override]
    excusable = [each for each in found.obstacles if any(each.endswith(hint) for hint in hints)]
    return Offer(
        name=found.name,
        label=found.label,
        to_state=found.to_state,
        to_label=found.to_label,
        allowed=found.allowed,
        by=", ".join(role.label for role in found.by),
        reason_required=found.reason_required,
        blocked=tuple(without_commands(e) for e in found.obstacles if e not in excusable),
        excusable=tuple(_without_hints(each, found.can_override) for each in excusable),
        overrides=tuple((guard, GUARDS[machine][guard].label) for guard in found.can_override),
        follows=tuple(EffectName(each).label for each in known.effects),
    )


def _without_hints(sentence: str, guards: Sequence[str]) -> str:
    """Return the sentence without its hint: on a page the field for the reason stands below."""
    for guard in guards:
        sentence = sentence.removesuffix(override_hint(guard)).strip()
    return sentence


def _reasons(typed: Mapping[str, str]) -> dict[str, str]:
    return {guard: reason for guard, reason in typed.items() if reason}


def _named(known: Sequence[Offer], name: str) -> Offer | None:
    return next((each for each in known if each.name == name), None)


def _place(work: Work, record: Tracked) -> Place:
    machine = str(record.__tablename__)
    return Place(title_of(work, record), state_of(record), state_label(work, record), machine)


def _refuse_unknown(work: Work, record: Tracked, name: str) -> None:
    if name not in work.office.machines[str(record.__tablename__)].transitions:
        raise NotFound(_("Không có trang này"))


def _no_longer(work: Work, record: Tracked, name: str) -> str:
    """Say why a move is not there any more: it was taken, or the record has gone on."""
    entity = str(record.__tablename__)
    label = work.office.machines[entity].transitions[name].label
    last = last_change(work, record, f"{entity}.{name}")
    if last is not None:
        return _("“{move}” đã được làm trước đó ({who}); không ghi thêm lần nữa.").format(
            move=label, who=last.in_words
        )
    last = last_change(work, record)
    return _("“{move}” không còn làm được: hồ sơ đang ở “{state}” ({who}). Chưa ghi gì.").format(
        move=label, state=state_label(work, record), who=last.in_words if last else ""
    )
