"""Is this the paper that was issued? A file, or the text of its QR code, held to the register."""

from __future__ import annotations

from dataclasses import replace

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.verifying import Verdict, verify_code, verify_file
from inspect_flow.locale.translation import N_, _
from inspect_flow.services.queries.document_page import document_page
from inspect_flow.services.record_sight import is_in_sight
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, NotFound
from inspect_flow.vocabulary.standings import Standing
from inspect_flow.web.deeds.asking import Ask, answered
from inspect_flow.web.forms import fault
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.uploads import LARGEST_BODY, TheForm
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN, max_body_size=LARGEST_BODY)
_ASKS = (
    Ask("files", "files", N_("Tệp PDF"), required=False),
    Ask("code", "line", N_("Hoặc nội dung mã QR"), N_("Bắt đầu bằng IF1;"), required=False),
)
# What can be told to whoever holds the very bytes, whatever they may see of the case.
_TOLD_TO_ALL = (Standing.ISSUED, Standing.SUPERSEDED, Standing.WITHDRAWN)


@router.get("/verification")
def ask(request: Request) -> Response:
    """Ask for a file or a code."""
    return page(
        request, "documents/verification.html", verdict=None, paper=None, name="", errors={}
    )


@router.post("/verification")
def verify(request: Request, desk: AtDesk, sent: TheForm) -> Response:
    """Tell what it is."""
    errors: dict[str, str] = {}
    told = answered(sent, _ASKS, errors)
    file = told.files[0] if told.files else None
    if not errors and file is None and not told.text("code"):
        errors["files"] = _("Chọn một tệp PDF, hoặc nhập nội dung mã QR")
    verdict, paper = None, None
    if not errors:
        try:
            with desk.reading() as work:
                found = (
                    verify_file(work, file.content, file.name)
                    if file is not None
                    else verify_code(work, told.text("code"))
                )
                verdict = _within_sight(work, found)
                paper = document_page(work, verdict.document) if verdict.document else None
        except (BadInput, NotFound) as refusal:
            errors.update(fault("files" if file else "code", refusal))
    return page(
        request, "documents/verification.html", status=422 if errors else 200, verdict=verdict,
        paper=paper, name=file.name if file else "", errors=errors,
    )  # fmt: skip


def _within_sight(work: Work, found: Verdict) -> Verdict:
    """Tell of a paper out of sight no more than the asking person's own file says."""
    if found.document is None or is_in_sight(work, found.document):
        return found
    if found.standing in _TOLD_TO_ALL:
        return replace(found, document=None, notes=())
    return Verdict(Standing.UNKNOWN)
