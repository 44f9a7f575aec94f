"""Giấy mời: who is asked to the visit, when and where (Mẫu 1.7)."""

from __future__ import annotations

from inspect_flow.services.papers.announced import refuse_unannounced
from inspect_flow.services.papers.base import matter, paper_base, subject_at
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import PEN_LINE
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.minutes import chair_of
from inspect_flow.services.papers.notice import notice_signature
from inspect_flow.services.papers.times import visit_times
from inspect_flow.vocabulary.papers_of_preparation import InvitationPaper


def invitation_paper(desk: Desk) -> InvitationPaper:
    """Return what the invitation prints; raise `BadInput` for a visit that comes unannounced."""
    inspection = refuse_unannounced(desk)
    issuer, texts, times = issuer_of(desk), desk.texts.invitation, visit_times(desk)
    unit = desk.formal(inspection.unit_id)
    words = {"unit": unit, "matter": matter(desk.campaign), "issuer": issuer.name}
    base = paper_base(
        desk,
        issuer,
        f"dự buổi {subject_at(desk)}",
        [notice_signature(desk, issuer)],
        recipients=["Như thành phần mời"],
    )
    return InvitationPaper(
        **base,
        host=issuer.name,
        invited=[desk.say(each, **words) for each in texts.invited],
        event=desk.say(texts.event, **words),
        chair=chair_of(desk),
        starts=times.starts,
        ends=times.ends,
        place=times.place or PEN_LINE,
        notes=[desk.say(each, **words) for each in texts.notes],
    )
