"""Quyết định thành lập đoàn kiểm tra: members, duties, execution."""

from __future__ import annotations

from inspect_flow.services.papers.base import paper_base
from inspect_flow.services.papers.citations import cite_decision, founding_of
from inspect_flow.services.papers.decision_parts import (
    article,
    competence_of,
    decision_grounds,
    decision_signature,
    execution,
    said_in,
)
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.letterhead import Issuer, issuer_of
from inspect_flow.services.papers.people import as_member, first_members
from inspect_flow.services.papers.registered import (
    refuse_without_decision,
    registered_decision,
)
from inspect_flow.vocabulary.paper_parts import Person
from inspect_flow.vocabulary.papers_of_preparation import Article, DelegationDecisionPaper


def delegation_decision_paper(desk: Desk) -> DelegationDecisionPaper:
    """Return what the decision prints; raise `BadInput` where the plan's decision does it."""
    refuse_without_decision(desk)
    issuer, decision = issuer_of(desk), registered_decision(desk)
    competence = competence_of(desk, issuer, desk.texts.decision.delegation_competence)
    founding = founding_of(desk)
    is_older = founding is not None and founding.issued_on is not None
    older = [cite_decision(desk, founding)] if founding and is_older else []
    articles = delegation_articles(desk, issuer)
    base = paper_base(
        desk,
        issuer,
        _subject(desk, decision.title.strip() if decision else ""),
        [decision_signature(desk, issuer, competence, decision)],
        recipients=[f"Như Điều {len(articles)}"],
    )
    base["legal_grounds"] = decision_grounds(desk, issuer, *older)
    return DelegationDecisionPaper(**base, competence=competence, articles=articles)


def delegation_articles(desk: Desk, issuer: Issuer) -> list[Article]:
    """Return Điều 1 with the members, Điều 2 with their duties, Điều 3 on execution."""
    texts = desk.texts.decision
    seal = desk.delegation.uses_seal_of_id if desk.delegation else None
    own = [texts.end] if seal is None else [texts.seal, texts.end]
    clauses = [
        said_in(desk, issuer, text, seal=desk.formal(seal)) for text in (*texts.duties, *own)
    ]
    set_up = said_in(desk, issuer, texts.delegation_article, delegation=_name(desk))
    return [
        article(set_up, members=_members(desk)),
        article("Nhiệm vụ, quyền hạn của Đoàn kiểm tra", *clauses),
        article(execution(desk, issuer, with_force=True)),
    ]


def _members(desk: Desk) -> list[Person]:
    listed = [as_member(desk, member, person) for member, person in first_members(desk)]
    return [Person(**{**each, "task": ""}) for each in listed]


def _name(desk: Desk) -> str:
    """Return the delegation's name with the year of its campaign."""
    name, year = desk.delegation_name, f"năm {desk.campaign.year}"
    return name if year in name else f"{name} {year}"


def _subject(desk: Desk, title: str) -> str:
    words = title or f"thành lập {_name(desk)}"
    return words if words.casefold().startswith("về ") else f"về việc {words}"
