"""Files that prove something, handed out to whoever may see the record they belong to."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.services.queries.files import open_file
from inspect_flow.web.handing import handed_out
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN)


@router.get("/files/{number}")
def hand_out(request: Request, desk: AtDesk, number: int) -> Response:
    """Hand out one file."""
    with desk.reading() as work:
        file = open_file(work, number)
    return handed_out(request, desk, file.content, file.name, file.media_type)
