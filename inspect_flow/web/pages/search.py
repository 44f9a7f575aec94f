"""Search: what is in sight and holds the words, with the words marked."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _
from inspect_flow.services.queries.search import Hit, search, words_typed
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.searching import Searched
from inspect_flow.web.forms import fault, typed_text
from inspect_flow.web.marking import marked
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_FEW, _MANY = 8, 100


@router.get("/search")
def show(request: Request, desk: AtDesk, q: str = "", kind: str = "") -> Response:
    """Show what was found, a few of each kind or many of one."""
    typed = typed_text(q)[:200]
    one = Searched(kind) if kind in list(Searched) else None
    if not typed:
        return _answer(request, typed, one, [], {})
    try:
        words = words_typed(typed)
    except BadInput as refusal:
        return _answer(request, typed, one, [], fault("q", refusal))
    kinds, limit = ([one], _MANY) if one else (list(Searched), _FEW)
    with desk.reading() as work:
        found = search(work, typed, kinds, limit)
    told = [
        (each, [(hit, _address(hit), marked(hit.title, words)) for hit in each.hits])
        for each in found
        if each.hits
    ]
    return _answer(request, typed, one, told, {})


def _answer(
    request: Request, typed: str, one: Searched | None, found: object, errors: object
) -> Response:
    return page(
        request, "search/search.html", q=typed, one=one, found=found, errors=errors,
        most=_MANY, kinds=[("", _("tất cả")), *((each.value, each.label) for each in Searched)],
    )  # fmt: skip


def _address(hit: Hit) -> str:
    match hit.kind:
        case Searched.UNIT:
            return f"/units/{hit.code}"
        case Searched.INSPECTION:
            return f"/inspections/{hit.code}"
        case Searched.DEFICIENCY:
            return f"/deficiencies/{hit.code}"
        case Searched.FINDING:
            return f"/inspections/{hit.part_of}"
    return f"/documents/{hit.code}"
