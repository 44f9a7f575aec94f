"""The question pages of a deficiency: each asks the few things that one deed needs."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Deficiency, Extension, Finding
from inspect_flow.services.queries.names import unit_codes, unit_names
from inspect_flow.services.registry import find, get
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.web.deeds.asking import Deed
from inspect_flow.web.deeds.deficiency import ALL, heirs_of, open_deeds
from inspect_flow.web.questions import Question, doing, no_longer, show_question, take_answer
from inspect_flow.web.replies import go_to
from inspect_flow.web.routing import pages
from inspect_flow.web.uploads import LARGEST_BODY, TheForm
from inspect_flow.web.visitors import AtDesk, Audience
from inspect_flow.web.wording import day, long_day

router = pages(Audience.SIGNED_IN, max_body_size=LARGEST_BODY)


@router.get("/deficiencies/{code}/{deed}")
def ask(request: Request, desk: AtDesk, code: str, deed: str) -> Response:
    """Ask what the deed needs; one that is not open any more leads back to the matter."""
    chosen = _deed(deed)
    with desk.reading() as work:
        record = find(work, Deficiency, code)
        is_open = chosen in open_deeds(work, record).deeds
    if not is_open:
        return go_to(request, f"/deficiencies/{code}", no_longer(chosen.text))
    return show_question(request, _question(desk, code, chosen))


@router.post("/deficiencies/{code}/{deed}")
def carry_out(request: Request, desk: AtDesk, code: str, deed: str, sent: TheForm) -> Response:
    """Do it, or show again what was typed with what is wrong."""
    chosen = _deed(deed)
    do = doing(desk, Deficiency, code, chosen)
    return take_answer(request, chosen.asks, sent, do, lambda: _question(desk, code, chosen))


def _deed(slug: str) -> Deed[Deficiency]:
    if slug not in ALL:
        raise NotFound(_("Không có trang này"))
    return ALL[slug]


def _question(desk: Desk, code: str, deed: Deed[Deficiency]) -> Question:
    with desk.reading() as work:
        record = find(work, Deficiency, code)
        shown = open_deeds(work, record)
        offered = shown.moves.get(deed.move or deed.needs)
        heirs = heirs_of(work, record) if deed.slug == "transfer" else set()
        codes, names = unit_codes(work, heirs), unit_names(work, heirs)
        can_excuse = offered.can_override if offered else ()
        return Question(
            title=deed.text,
            caption=record.code,
            back=f"/deficiencies/{record.code}",
            here=f"/deficiencies/{record.code}/{deed.slug}",
            asks=deed.asks,
            seen=record.state,
            lead=_lead(work, record, deed, shown.request),
            known=_known(record, deed, shown.request),
            choices={"heir": sorted((codes[each], names[each]) for each in heirs)},
            obstacles=offered.obstacles if offered and can_excuse else (),
            excusable=can_excuse,
            kind="warning" if deed.kind == "warning" else "",
        )


def _lead(
    work: Work, record: Deficiency, deed: Deed[Deficiency], request: Extension | None
) -> tuple[str, ...]:
    told = [get(work, Finding, record.finding_id).statement]
    if record.deadline is not None:
        told.append(_("Thời hạn hiện nay: {day}").format(day=long_day(record.deadline)))
    if request is not None and deed.slug in ("grant-time", "refuse-time", "take-request-back"):
        asked = _("Đơn vị xin đến {day}. Lý do: {reason}")
        told.append(asked.format(day=day(request.requested_until), reason=request.reason))
    return tuple(told)


def _known(
    record: Deficiency, deed: Deed[Deficiency], request: Extension | None
) -> Mapping[str, str]:
    """Return what is filled in beforehand."""
    if deed.slug == "grant-time" and request is not None:
        return {"until": day(request.requested_until)}
    if deed.slug == "plan":
        return {"text": record.task}
    if deed.slug == "assign":
        until = day(record.deadline) if record.deadline else ""
        return {"deadline": until, "task": record.task, "responsible": record.responsible}
    return {}
