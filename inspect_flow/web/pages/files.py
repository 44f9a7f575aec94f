"""Files that prove something, handed out to whoever may see the record they belong to."""

from __future__ import annotations

from fastapi.responses import Response

from inspect_flow.services.queries.files import open_file
from inspect_flow.web.downloads import download
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN)


@router.get("/files/{number}")
def hand_out(desk: AtDesk, number: int) -> Response:
    """Hand out one file."""
    with desk.reading() as work:
        file = open_file(work, number)
    return download(file.content, file.name, file.media_type)
