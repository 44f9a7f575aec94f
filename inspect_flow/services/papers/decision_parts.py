"""What both decisions share: who decides, on which grounds, who proposes, who carries out."""

from __future__ import annotations

from inspect_flow.locale.dates import citation_date
from inspect_flow.locale.numbers import count
from inspect_flow.records.tables import Decision, Document
from inspect_flow.services.papers.base import matter
from inspect_flow.services.papers.citations import valid_citations
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import named_and_titled, signing_name, told
from inspect_flow.services.papers.letterhead import Issuer
from inspect_flow.services.papers.papers_before import issued_about
from inspect_flow.services.papers.signatures import head_title, unit_signature
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.paper_parts import Person, Signature
from inspect_flow.vocabulary.papers_of_preparation import Article

_CHAIR = "Chủ tịch "


def said_in(desk: Desk, issuer: Issuer, sentence: str, **words: str) -> str:
    """Fill a sentence of the decisions' standing texts."""
    known = {
        "issuer": issuer.name,
        "lead": desk.formal(desk.campaign.lead_id),
        "matter": matter(desk.campaign),
        "proposer": proposer_of(desk, issuer),
        **words,
    }
    return desk.say(sentence, **known)


def competence_of(desk: Desk, issuer: Issuer, sentence: str) -> str:
    """Return who decides: the committee, its chair, or the head of another agency."""
    if not desk.is_local(issuer.unit_id):
        return f"{head_title(desk, issuer)} {issuer.name}"
    return said_in(desk, issuer, sentence)


def decision_signature(
    desk: Desk, issuer: Issuer, competence: str, decision: Decision | None
) -> Signature:
    """Return the block of the signer; a chair who decides alone signs without TM."""
    written = decision.signer if decision else ""
    name, title = named_and_titled(written)
    shown = told(decision).text("signer", signing_name(name)) if name else ""
    block = unit_signature(desk, issuer, title, shown)
    if competence.startswith(_CHAIR):
        alone = [line for line in block["authority"] if not line.startswith("TM.")]
        block["authority"] = alone or [_CHAIR.strip()]
    return block


def proposer_of(desk: Desk, issuer: Issuer) -> str:
    """Return "Giám đốc Sở Nội vụ"; empty where the issuer itself runs the campaign."""
    lead = desk.campaign.lead_id
    if lead is None or lead == issuer.unit_id:
        return ""
    version = desk.version(lead)
    if version and version.head_title and desk.short(lead) in version.head_title:
        return version.head_title
    name = desk.formal(lead)
    return f"{head_title(desk, Issuer(lead, '', name, ''))} {name}"


def decision_grounds(desk: Desk, issuer: Issuer, *more: str) -> list[str]:
    """Return competence and content first, then papers of the case, the proposer last."""
    texts = desk.texts.decision
    laws = valid_citations(desk, desk.campaign.legal_bases or texts.grounds)
    written = [each if each.startswith("Căn cứ") else f"Căn cứ {each}" for each in (*laws, *more)]
    if not proposer_of(desk, issuer):
        return written
    return [*written, said_in(desk, issuer, texts.proposal) + _at_submission(desk)]


def execution(desk: Desk, issuer: Issuer, *, with_force: bool) -> str:
    """Return the last article: since when it holds, who carries it out."""
    texts, version = desk.texts.decision, desk.version(issuer.unit_id)
    listed = texts.executors.get(version.level, ()) if version else ()
    without = () if proposer_of(desk, issuer) else ("{proposer}",)
    who = [said_in(desk, issuer, each) for each in listed if each not in without]
    who = who or ["Thủ trưởng các cơ quan, đơn vị có liên quan", "các thành viên Đoàn kiểm tra"]
    joined = ", ".join(who[:-1]) + f" và {who[-1]}"
    return f"{texts.in_force + '. ' if with_force else ''}{joined} {texts.execution}"


def article(text: str, *clauses: str, members: list[Person] | None = None) -> Article:
    """Return one article."""
    return Article(text=text, members=members or [], clauses=list(clauses))


def _at_submission(desk: Desk) -> str:
    submission = issued_about(desk, DocumentKind.SUBMISSION, desk.campaign)
    if submission is None or submission.number is None or submission.issued_on is None:
        return ""
    return f" tại Tờ trình {_number_and_day(submission)}"


def _number_and_day(document: Document) -> str:
    day = citation_date(document.issued_on) if document.issued_on else ""
    return f"số {count(document.number or 0)}/{document.symbol} {day}".strip()
