"""Công văn trả lời đề nghị gia hạn: granted with the first deadline beside, or refused and why."""

from __future__ import annotations

from inspect_flow.services.papers.base import paper_base
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.extensions import (
    GRANTED,
    REFUSED,
    answered_extension,
    extension_row,
    extension_words,
)
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.letters import letter_signature
from inspect_flow.vocabulary.papers_of_remedy import ExtensionAnswerPaper


def extension_answer_paper(desk: Desk) -> ExtensionAnswerPaper:
    """Return what the answer prints; raise `BadInput` while nobody has answered."""
    extension = answered_extension(desk, GRANTED, REFUSED)
    issuer, texts = issuer_of(desk), desk.texts.extension_answer
    row = extension_row(desk, extension)
    words = extension_words(desk, issuer, extension, row)
    is_granted = extension.state == GRANTED
    above = desk.campaign.issuer_id
    base = paper_base(
        desk,
        issuer,
        desk.say(texts.subject, **words),
        [letter_signature(desk, issuer)],
        recipients=[
            "Như trên",
            *([f"{desk.short(above)} (b/c)"] if above and above != issuer.unit_id else []),
        ],
        addressees=[desk.formal(desk.inspection.unit_id if desk.inspection else None)],
    )
    return ExtensionAnswerPaper(
        **base,
        unit=words["unit"],
        granted=is_granted,
        opening=[desk.say(texts.opening, **words)],
        row=row,
        answer=[
            desk.say(line, **words) for line in (texts.granted if is_granted else texts.refused)
        ],
        closing=[],
    )
