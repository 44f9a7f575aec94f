"""Administration: where its pages are, and how the system stands."""

from __future__ import annotations

from datetime import timedelta

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.backups import backup_folder, kept_copies, make_copy
from inspect_flow.bootstrap.reminding import SWEEP
from inspect_flow.locale.translation import _n
from inspect_flow.services.auditing import proof_of_chains
from inspect_flow.services.file_readings import list_readings
from inspect_flow.services.queries.messages import count_messages
from inspect_flow.services.reminding.heartbeat import pulse
from inspect_flow.vocabulary.reminders import MessageState
from inspect_flow.web.administering import administration_tabs
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import AtOffice, Audience, Shared

router = pages(Audience.ADMINISTRATOR)
_SILENT_FOR = timedelta(hours=26)
_MOST_EVENTS = 300_000
_READINGS = 100


@router.get("/administration")
def show(request: Request, desk: AtOffice, shared: Shared) -> Response:
    """Show how the system stands: sweep, mail, copies."""
    with desk.reading() as work:
        beat = pulse(work, SWEEP)
        counts = count_messages(work)
    return page(
        request, "administration/overview.html", tabs=administration_tabs("/administration"),
        beat=beat, is_alive=beat.is_within(_SILENT_FOR), copies=kept_copies(shared),
        waiting=counts.get(MessageState.WAITING, 0), dead=counts.get(MessageState.DEAD, 0),
        folder=backup_folder(shared.database),
    )  # fmt: skip


@router.post("/administration/backup")
def copy(request: Request, shared: Shared) -> Response:
    """Make a verified copy on the server's disk; nothing of it leaves through the web."""
    made = make_copy(shared)
    told = _n(
        "Đã sao lưu và kiểm tra nguyên vẹn: {path} ({n} chuỗi sự kiện, SHA-256 {hash}…)",
        made.n_chains,
    )
    done = told.format(path=made.path, n=made.n_chains, hash=made.sha256[:12])
    return go_to(request, "/administration", done)


@router.post("/administration/verification")
def verify(request: Request, desk: AtOffice) -> Response:
    """Verify the chains of events, or say that they are too many to do it here."""
    with desk.reading() as work:
        proof = proof_of_chains(work.session, _MOST_EVENTS)
    return page(
        request, "administration/verification.html", proof=proof, most=_MOST_EVENTS,
        tabs=administration_tabs("/administration"),
    )  # fmt: skip


@router.get("/administration/readings")
def readings(request: Request, desk: AtOffice, before: int | None = None) -> Response:
    """Show which files were handed out, and to whom."""
    with desk.reading() as work:
        rows = list_readings(work, _READINGS + 1, before)
    later = rows[_READINGS - 1][0].id if len(rows) > _READINGS else None
    return page(
        request, "administration/readings.html", rows=rows[:_READINGS], later=later,
        tabs=administration_tabs("/administration/readings"),
    )  # fmt: skip
