"""Quyết định ban hành kế hoạch kiểm tra, with the plan as its attached text."""

from __future__ import annotations

from dataclasses import replace

from inspect_flow.locale.dates import citation_date
from inspect_flow.locale.numbers import count
from inspect_flow.records.tables import Decision
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.services.papers.base import paper_base
from inspect_flow.services.papers.citations import founding_of
from inspect_flow.services.papers.decision_parts import (
    article,
    competence_of,
    decision_grounds,
    decision_signature,
    execution,
    said_in,
)
from inspect_flow.services.papers.delegation_decision import delegation_articles
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.letterhead import Issuer, issuer_of
from inspect_flow.services.papers.plan import plan_paper, plan_subject
from inspect_flow.services.papers.registered import founds_delegation, refuse_without_decision
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK, Letterhead
from inspect_flow.vocabulary.papers import PlanPaper
from inspect_flow.vocabulary.papers_of_preparation import Article, PlanDecisionPaper

_BLANK = "\u00a0" * 6


def plan_decision_paper(desk: Desk) -> PlanDecisionPaper:
    """Return what the decision prints; raise `BadInput` where the plan is a paper by itself."""
    refuse_without_decision(desk)
    issuer, founding = issuer_of(desk), founding_of(desk)
    competence = competence_of(desk, issuer, desk.texts.decision.plan_competence)
    articles = _articles(desk, issuer, founding)
    base = paper_base(
        desk,
        issuer,
        _subject(desk, founding),
        [decision_signature(desk, issuer, competence, founding)],
        recipients=[f"Như Điều {len(articles)}", "Các đơn vị được kiểm tra"],
    )
    base["legal_grounds"] = decision_grounds(desk, issuer)
    return PlanDecisionPaper(
        **base,
        competence=competence,
        articles=articles,
        plan=_attached(desk, base["letterhead"]),
    )


def _subject(desk: Desk, founding: Decision | None) -> str:
    title = founding.title.strip() if founding else ""
    words = title or f"ban hành Kế hoạch {plan_subject(desk)}"
    return words if words.casefold().startswith("về ") else f"về việc {words}"


def _articles(desk: Desk, issuer: Issuer, founding: Decision | None) -> list[Article]:
    texts = desk.texts.decision
    issued = article(said_in(desk, issuer, texts.plan_article, subject=plan_subject(desk)))
    if founding is not None and founds_delegation(desk, founding):
        return [issued, *delegation_articles(desk, issuer)]
    return [issued, article(texts.in_force), article(execution(desk, issuer, with_force=False))]


def _attached(desk: Desk, head: Letterhead) -> PlanPaper:
    """Return the plan as the text attached to this very decision."""
    plan = plan_paper(replace(desk, kind=DocumentKind.PLAN))
    plan["letterhead"] |= {"number": "", "symbol": ""}
    plan["opening"] = [text for text in plan["opening"] if "điều chỉnh theo" in text]
    # In one file with the decision the plan is not signed again (NĐ 30/2020, Phụ lục I, mục IV).
    plan["signatures"], plan["recipients"]["items"] = [], []
    plan["attached_to"] = plan["attached_to"] or _as_cited(head)
    return plan


def _as_cited(head: Letterhead) -> str:
    number = head["number"].rstrip(ASSUMED_MARK)
    shown = count(int(number)) if number.isdecimal() else number or _BLANK
    return f"Quyết định số {shown}/{head['symbol']} {_day(head['date'])} của {head['issuer']}"


def _day(iso: str) -> str:
    day = parse_partial_date(iso.rstrip(ASSUMED_MARK)).full if iso else None
    if day is not None:
        return citation_date(day)
    return f"ngày {_BLANK} tháng {_BLANK} năm {iso[:4] or _BLANK}"
