"""How papers name other papers: in full at first, by type and number afterwards (NĐ 30/2020)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from sqlmodel import col, select

from inspect_flow.locale.dates import citation_date
from inspect_flow.locale.numbers import count
from inspect_flow.records.tables import CampaignDecision, Decision, Document
from inspect_flow.rules.legal_bases import LegalText, texts_valid_on
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import told
from inspect_flow.vocabulary.campaigns import DecisionRole
from inspect_flow.vocabulary.documents import DocumentKind

_TYPES = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế", "TB": "Thông báo",
    "HD": "Hướng dẫn", "CTr": "Chương trình", "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án",
    "BC": "Báo cáo", "BB": "Biên bản", "TTr": "Tờ trình", "CĐ": "Công điện",
}  # fmt: skip
# Bodies whose papers need no "Quyết định của"; the year stands in the symbol itself: 61/2018/NĐ-CP.
_YEAR_IN_SYMBOL = re.compile(r"/((?:19|20)\d\d)/")
_SYMBOL = re.compile(r"\d+[a-z]?/[^\s,;()]*[^\s,;().]")
_LEAD_IN = re.compile(r"^(về việc|v\s*/\s*v)\b\s*:?\s*", re.IGNORECASE)
_ABOUT = re.compile(r"^về\s", re.IGNORECASE)


def type_of_symbol(symbol: str) -> str:
    """Return "Quyết định" for QĐ-UBND; an ordinary letter has no type word and is a "Công văn"."""
    return _TYPES.get(symbol.split("-", 1)[0], "Công văn" if symbol else "Văn bản")


def without_lead_in(title: str) -> str:
    """Return what a paper is about without "Về việc" or "V/v", which each citation writes anew."""
    return _LEAD_IN.sub("", title.strip())


def decisions_of(desk: Desk, *roles: DecisionRole) -> list[tuple[Decision, CampaignDecision]]:
    """Return the campaign's decisions in those roles, oldest first."""
    rows = desk.work.session.exec(
        select(Decision, CampaignDecision)
        .join(CampaignDecision, col(CampaignDecision.decision_id) == col(Decision.id))
        .where(
            CampaignDecision.campaign_id == desk.campaign.id,
            col(CampaignDecision.role).in_([role.value for role in roles]),
        )
    ).all()
    ordered = sorted(rows, key=lambda row: (row[0].issued_on or date.max, row[0].id or 0))
    desk.learn(decision.issuer_id for decision, _link in ordered)
    return [(decision, link) for decision, link in ordered]


def founding_of(desk: Desk) -> Decision | None:
    """Return the decision that founds the campaign, the first when there are several."""
    found = decisions_of(desk, DecisionRole.FOUNDING)
    return found[0][0] if found else None


def cite_decision(desk: Desk, decision: Decision) -> str:
    """Write the full citation: type, number, day, issuer, subject, as far as they are known."""
    facts = told(decision)
    kind, subject = _kind_and_subject(decision)
    parts = [kind]
    if decision.number:
        parts.append(f"số {facts.text('number', _cited_number(decision))}")
    day = _cited_day(facts.day("date", decision.issued_on))
    parts += [day] if day else []
    issuer = desk.formal(decision.issuer_id)
    parts += [f"của {issuer}"] if issuer else []
    if subject:
        parts.append(subject if _ABOUT.match(subject) else f"về việc {subject}")
    return " ".join(parts)


def _kind_and_subject(decision: Decision) -> tuple[str, str]:
    """Return the type word and what the paper is about; a title may begin with the type itself."""
    title = without_lead_in(decision.title)
    known = type_of_symbol(decision.symbol) if decision.symbol else ""
    begun = (word for word in _TYPES.values() if title.casefold().startswith(f"{word} ".casefold()))
    said = next(begun, "")
    if said and known not in ("", said):
        # A decision called "Kế hoạch …" issues that plan.
        return known, f"ban hành {title}"
    subject = without_lead_in(title[len(said) :])
    is_word = subject[1:2].islower() or subject[1:2] == " "
    subject = subject[:1].lower() + subject[1:] if is_word else subject
    return known or said or type_of_symbol(""), subject


def cite_document(document: Document) -> str:
    """Write "Thông báo số 12/TB-SNV ngày 30 tháng 8 năm 2019" for an issued paper."""
    word = {
        DocumentKind.CONCLUSION: "Thông báo kết luận kiểm tra",
        DocumentKind.MINUTES: "Biên bản kiểm tra",
        DocumentKind.SURPRISE_MINUTES: "Biên bản kiểm tra",
        DocumentKind.PLAN: "Kế hoạch kiểm tra",
    }.get(DocumentKind(document.kind), "Công văn")
    number = f" số {count(document.number)}/{document.symbol}" if document.number else ""
    day = f" {citation_date(document.issued_on)}" if document.issued_on else ""
    return f"{word}{number}{day}"


def issued_documents(
    desk: Desk, kinds: Iterable[DocumentKind], ids: Iterable[int]
) -> list[Document]:
    """Return the issued papers of those kinds about those inspections, with one query."""
    wanted = list(ids)
    if not wanted:
        return []
    return list(
        desk.work.session.exec(
            select(Document)
            .where(
                Document.subject == "inspection",
                col(Document.subject_id).in_(wanted),
                col(Document.kind).in_([kind.value for kind in kinds]),
                Document.state == "issued",
            )
            .order_by(col(Document.id))
        )
    )


def grounds(desk: Desk) -> list[str]:
    """Return the "Căn cứ …" of a paper: laws in force that day first, then the decisions."""
    written = [_ground(each) for each in valid_citations(desk, desk.campaign.legal_bases)]
    roles = (DecisionRole.FOUNDING, DecisionRole.DELEGATION, DecisionRole.AMENDING)
    cited = [_ground(cite_decision(desk, each)) for each, _link in decisions_of(desk, *roles)]
    return list(dict.fromkeys([*written, *cited]))


def valid_citations(desk: Desk, written: Iterable[str]) -> list[str]:
    """Return citations in force on the day of the paper; a later law is never cited."""
    return [citation for citation, _text in resolved_bases(desk, written)]


def resolved_bases(desk: Desk, written: Iterable[str]) -> list[tuple[str, LegalText | None]]:
    """Resolve codes and citations; those not in force on the day of the paper fall away."""
    found: dict[str, LegalText | None] = {}
    for each in written:
        if each in desk.work.office.legal_bases:
            texts = texts_valid_on(desk.work.office.legal_bases, [each], desk.on)
            found |= {text.citation(): text for text in texts}
            continue
        known = _known_text(desk, each)
        if known is None:
            if not _is_later(each, desk.on):
                found[each.strip()] = None
        elif known.is_valid_on(desk.on):
            found[known.citation() if each == known.code else each.strip()] = known
    return list(found.items())


def _known_text(desk: Desk, written: str) -> LegalText | None:
    """Return the legal text that a code, a citation or the symbol inside it means."""
    if not desk.legal_texts:
        bases = desk.work.office.legal_bases.values()
        texts = [text for basis in bases for text in basis.texts]
        desk.legal_texts |= {text.symbol: text for text in texts if text.symbol}
        desk.legal_texts |= {text.code: text for text in texts}
    names = [written.strip(), *_SYMBOL.findall(written)]
    return next((desk.legal_texts[name] for name in names if name in desk.legal_texts), None)


def _is_later(written: str, on: date) -> bool:
    years = [int(year) for year in _YEAR_IN_SYMBOL.findall(written)]
    return any(year > on.year for year in years)


def _ground(citation: str) -> str:
    return citation if citation.startswith("Căn cứ") else f"Căn cứ {citation}"


def _cited_number(decision: Decision) -> str:
    number = count(int(decision.number)) if decision.number.isdigit() else decision.number
    return f"{number}/{decision.symbol}" if decision.symbol else number


def _cited_day(iso: str) -> str:
    bare = iso.rstrip("\ue0a5")
    mark = iso[len(bare) :]
    if len(bare) == 10:
        return citation_date(date.fromisoformat(bare)) + mark
    year, _dash, month = bare.partition("-")
    words = f"tháng {int(month)} năm {year}" if month else f"năm {year}"
    return words + mark if bare else ""
