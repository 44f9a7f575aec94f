"""Quyết định gia hạn: more time, where the authority decides it by decision (Mẫu 1.2)."""

from __future__ import annotations

from inspect_flow.services.papers.base import paper_base
from inspect_flow.services.papers.citations import valid_citations
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.extensions import (
    GRANTED,
    answered_extension,
    extension_row,
    extension_words,
)
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.letters import letter_signature
from inspect_flow.services.papers.sources import follow_up_papers
from inspect_flow.vocabulary.papers_of_remedy import Article, ExtensionDecisionPaper


def extension_decision_paper(desk: Desk) -> ExtensionDecisionPaper:
    """Return what the decision prints; raise `BadInput` unless more time was granted."""
    extension = answered_extension(desk, GRANTED)
    issuer, texts = issuer_of(desk), desk.texts.extension_decision
    row = extension_row(desk, extension)
    words = extension_words(desk, issuer, extension, row)
    base = paper_base(
        desk,
        issuer,
        desk.say(texts.subject, **words),
        [letter_signature(desk, issuer)],
        recipients=["Như Điều 3", *_informed(desk, issuer.unit_id)],
    )
    base["legal_grounds"] = [
        *(
            f"Căn cứ {each.removeprefix('Căn cứ ')}"
            for each in valid_citations(desk, desk.campaign.legal_bases)
        ),
        *(f"Căn cứ {each}" for each in follow_up_papers(desk)),
        desk.say(texts.request_ground, **words),
        *([desk.say(texts.proposer, **words)] if _has_proposer(desk, issuer.unit_id) else []),
    ]
    return ExtensionDecisionPaper(
        **base,
        unit=words["unit"],
        authority=issuer.name,
        row=row,
        articles=[
            Article(title=desk.say(texts.granting, **words), paragraphs=[]),
            Article(title=desk.say(texts.duties, **words), paragraphs=[]),
            Article(title=desk.say(texts.execution, **words), paragraphs=[]),
        ],
    )


def _has_proposer(desk: Desk, issuer_id: int | None) -> bool:
    return desk.campaign.lead_id not in (None, issuer_id)


def _informed(desk: Desk, issuer_id: int | None) -> list[str]:
    """Return who reads along besides those who carry it out."""
    above = desk.campaign.issuer_id
    return [f"{desk.short(above)} (b/c)"] if above not in (None, issuer_id) else []
