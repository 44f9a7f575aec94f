"""The question pages of a paper: issue, withdraw, replace, and what else its state allows."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Document
from inspect_flow.services.registry import find
from inspect_flow.services.titles import title_of
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.web.deeds.asking import Deed
from inspect_flow.web.deeds.of_papers import FORM_KEPT, OF_PAPERS, open_papers_deeds
from inspect_flow.web.questions import Question, doing, no_longer, show_question, take_answer
from inspect_flow.web.replies import go_to
from inspect_flow.web.routing import pages
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_DEEDS = {each.slug: each for each in OF_PAPERS}


@router.get("/documents/{code}/do/{deed}")
def ask(request: Request, desk: AtDesk, code: str, deed: str) -> Response:
    """Ask what the deed needs; one that is not open any more leads back to the paper."""
    chosen = _deed(deed)
    with desk.reading() as work:
        deeds, _moves = open_papers_deeds(work, find(work, Document, code))
    if chosen not in deeds:
        return go_to(request, f"/documents/{code}", no_longer(chosen.text))
    return show_question(request, _question(desk, code, chosen))


@router.post("/documents/{code}/do/{deed}")
def carry_out(request: Request, desk: AtDesk, code: str, deed: str, sent: TheForm) -> Response:
    """Do it, or show again what was typed with what is wrong."""
    chosen = _deed(deed)
    do = doing(desk, Document, code, chosen)
    return take_answer(request, chosen.asks, sent, do, lambda: _question(desk, code, chosen))


def _deed(slug: str) -> Deed[Document]:
    if slug not in _DEEDS:
        raise NotFound(_("Không có trang này"))
    return _DEEDS[slug]


def _question(desk: Desk, code: str, deed: Deed[Document]) -> Question:
    with desk.reading() as work:
        document = find(work, Document, code)
        _deeds, moves = open_papers_deeds(work, document)
        offered = moves.get(deed.move)
        issues = deed.slug in ("issue", "supersede")
        excusable = (FORM_KEPT,) if issues else (offered.can_override if offered else ())
        return Question(
            title=deed.text,
            caption=title_of(work, document),
            back=f"/documents/{document.code}",
            here=f"/documents/{document.code}/do/{deed.slug}",
            asks=deed.asks,
            seen=document.state,
            lead=(document.title or title_of(work, document),),
            obstacles=offered.obstacles if offered and deed.slug == "issue" else (),
            excusable=excusable,
            kind="warning" if deed.kind == "warning" else "",
        )
