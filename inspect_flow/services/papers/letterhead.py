"""Who issues a paper: the two columns on top, and the series in which it is numbered."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import col, or_, select

from inspect_flow.records.tables import Person, Unit
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import PEN_LINE, signing_name
from inspect_flow.services.registry import find
from inspect_flow.services.standing import members_on
from inspect_flow.vocabulary.documents import (
    INSTRUCTION_ABBREVIATION,
    DirectiveForm,
    DocumentKind,
)
from inspect_flow.vocabulary.paper_parts import Letterhead, assumed

# Room for the pen inside a symbol whose agency part nobody has entered.
_PEN = "\u00a0" * 6
# Room for the pen where nobody knows who issues it, or where.
_SHORT = 8
# All ordinary letters of an agency share one series, whoever drafts them (NĐ 30/2020, Điều 15).
LETTERS = "CV"
# What the body that runs the campaign writes to the unit, unless the drafter names another issuer.
_OF_THE_LEAD = (
    DocumentKind.SUBMISSION,
    DocumentKind.NOTICE,
    DocumentKind.INVITATION,
    DocumentKind.OUTLINE,
    DocumentKind.REMINDER_LETTER,
    DocumentKind.EXTENSION_ANSWER,
)
_OF_THE_FOUNDER = (
    DocumentKind.PLAN,
    DocumentKind.PLAN_DECISION,
    DocumentKind.DELEGATION_DECISION,
    DocumentKind.EXTENSION_DECISION,
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """In which series a paper takes its number: unique per issuer, year and series."""

    issuer_id: int | None
    series: str
    symbol: str
    registered: str = ""  # the number under which the register of decisions has it already
    registered_on: str = ""  # its day there


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that issues: a unit, or a delegation under the seal or the roof of a unit."""

    unit_id: int | None
    superior: str
    name: str
    symbol: str
    is_delegation: bool = False


def issuer_of(desk: Desk) -> Issuer:
    """Return who issues this kind of paper in this case."""
    campaign = desk.campaign
    if desk.choices.issuer:
        return unit_issuer(desk, find(desk.work, Unit, desk.choices.issuer).id)
    if desk.kind in _OF_THE_LEAD:
        unit_id = campaign.lead_id or _seal(desk) or campaign.issuer_id
        return unit_issuer(desk, unit_id) if unit_id else _delegation(desk)
    if desk.kind.is_of_the_unit and desk.inspection:
        return unit_issuer(desk, desk.inspection.unit_id)
    if desk.kind in _OF_THE_FOUNDER:
        return unit_issuer(desk, campaign.issuer_id or campaign.lead_id)
    match desk.kind:
        case DocumentKind.CAMPAIGN_SUMMARY | DocumentKind.FILE_INDEX | DocumentKind.NEWS:
            return unit_issuer(desk, campaign.lead_id or campaign.issuer_id)
        case DocumentKind.CONCLUSION:
            return _of_conclusion(desk)
        case DocumentKind.DIRECTIVE:
            own = desk.directive.issuer_id if desk.directive else None
            return unit_issuer(desk, own or campaign.issuer_id)
    return _delegation(desk)


def letterhead(desk: Desk, issuer: Issuer) -> Letterhead:
    """Return the two columns; what the records do not know stays blank."""
    return Letterhead(
        superior=issuer.superior,
        issuer=issuer.name or PEN_LINE[:_SHORT],
        number=_number(desk),
        symbol=_printed_symbol(desk, issuer),
        place=desk.place(issuer.unit_id) or PEN_LINE[:_SHORT],
        date=paper_day(desk),
    )


def paper_day(desk: Desk) -> str:
    """Return the day on the paper: known from the past, of issue, or only the year on a draft."""
    known = _day_of_record(desk) or desk.past.day("date")
    if known:
        return known
    if desk.kind.is_numbered and (desk.draft or desk.day_is_guessed):
        return f"{desk.on.year}"
    day = desk.on.isoformat()
    return assumed(day) if desk.choices.is_assumed else day


def series_of(desk: Desk, issuer: Issuer) -> Numbering:
    """Return the issuer, the name of the series and the symbol under which the paper counts."""
    if not desk.kind.is_numbered:
        return Numbering(issuer.unit_id, "", "")
    symbol = _known_symbol(desk) or "-".join(filter(None, _symbol_parts(desk, issuer)))
    if not abbreviation_of(desk):
        return Numbering(issuer.unit_id, LETTERS, symbol)
    if issuer.is_delegation and not issuer.symbol and desk.delegation:
        # Two delegations without symbols must not share one series.
        return Numbering(issuer.unit_id, f"{symbol}-{desk.delegation.code}", symbol)
    known = desk.decision.facts if desk.decision else {}
    number, day = str(known.get("number", "")), str(known.get("date", ""))
    return Numbering(issuer.unit_id, symbol, symbol, number, day)


def unit_issuer(desk: Desk, unit_id: int | None) -> Issuer:
    """Return a unit as issuer; a people's committee prints no body above it."""
    parent = None if desk.is_local(unit_id) else desk.parent(unit_id)
    version = desk.version(unit_id)
    symbol = version.symbol if version else ""
    return Issuer(unit_id, desk.short(parent), desk.formal(unit_id), symbol)


def _delegation(desk: Desk) -> Issuer:
    """Return the delegation: below the body that set it up, numbered where its seal is kept."""
    seal = _seal(desk)
    roof = desk.campaign.issuer_id or seal or desk.campaign.lead_id
    symbol = desk.delegation.symbol if desk.delegation else ""
    if not symbol and seal:
        version = desk.version(seal)
        symbol = version.symbol if version else ""
    superior = desk.short(roof)
    return Issuer(seal or roof, superior, desk.delegation_name, symbol, is_delegation=True)


def _of_conclusion(desk: Desk) -> Issuer:
    """Return who concludes: the body named, that of a signer above, the delegation, the lead."""
    campaign, signer = desk.campaign, conclusion_signer(desk)
    named = _named(desk, str(desk.past.facts.get("issuer") or ""))
    if named is not None:
        return named
    if signer and signer.unit_id and signer.unit_id == campaign.issuer_id and signer.leads_unit:
        return unit_issuer(desk, campaign.issuer_id)
    has_own_papers = desk.delegation and (desk.delegation.symbol or _seal(desk))
    if has_own_papers and (signer is None or is_member(desk, signer)):
        return _delegation(desk)
    unit_id = campaign.lead_id or campaign.issuer_id
    return unit_issuer(desk, unit_id) if unit_id else _delegation(desk)


def conclusion_signer(desk: Desk) -> Person | None:
    """Return who is named to sign the conclusion, or signed it in the past."""
    signer = desk.inspection.conclusion_signer_id if desk.inspection else None
    if signer:
        return desk.work.session.get(Person, signer)
    return past_signer(desk)


def past_signer(desk: Desk) -> Person | None:
    """Return the person whom a past paper names as its signer, by code or by name."""
    written = str(desk.past.facts.get("signer") or "").partition(" - ")[0].strip()
    if not written:
        return None
    names = (written, signing_name(written))
    query = select(Person).where(or_(Person.code == written, col(Person.name).in_(names)))
    return desk.work.session.exec(query.order_by(col(Person.id))).first()


def is_member(desk: Desk, person: Person) -> bool:
    """Tell whether somebody belongs to the delegation, or heads this visit."""
    if desk.inspection and desk.inspection.head_id == person.id:
        return True
    members = members_on(desk.work, desk.delegation.id or 0, desk.on) if desk.delegation else []
    return any(member.person_id == person.id for member in members)


def _named(desk: Desk, name: str) -> Issuer | None:
    """Return the unit of the case that a past paper names as its issuer."""
    if not name:
        return None
    inspected = desk.inspection.unit_id if desk.inspection else None
    for unit_id in (desk.campaign.lead_id, desk.campaign.issuer_id, _seal(desk), inspected):
        if unit_id and name in (desk.short(unit_id), desk.formal(unit_id)):
            return unit_issuer(desk, unit_id)
    return Issuer(None, "", name, "")


def _seal(desk: Desk) -> int | None:
    return desk.delegation.uses_seal_of_id if desk.delegation else None


def _number(desk: Desk) -> str:
    if desk.number:
        is_assumed = desk.choices.is_assumed or desk.past.is_assumed("number")
        return assumed(desk.number) if is_assumed else desk.number
    own = desk.directive.number if desk.directive else ""
    return desk.past.text("number", own)


def _day_of_record(desk: Desk) -> str:
    """Return the day of a directive that was loaded from the past."""
    if desk.directive is None or desk.directive.issued_on is None:
        return ""
    return desk.past.day("date", desk.directive.issued_on)


def _known_symbol(desk: Desk) -> str:
    own = desk.directive.symbol if desk.directive else ""
    return own or str(desk.past.facts.get("symbol") or "")


def _printed_symbol(desk: Desk, issuer: Issuer) -> str:
    if not desk.kind.is_numbered:
        return ""
    known = _known_symbol(desk)
    return known or "-".join(part or _PEN for part in _symbol_parts(desk, issuer))


def _symbol_parts(desk: Desk, issuer: Issuer) -> tuple[str, str]:
    abbreviation = abbreviation_of(desk)
    if abbreviation:
        return abbreviation, issuer.symbol
    return issuer.symbol, drafting_field(desk, issuer)


def form_of(desk: Desk) -> DirectiveForm:
    """Return the form of the directive; the symbol of a past one tells it."""
    if _known_symbol(desk).startswith(f"{INSTRUCTION_ABBREVIATION}-"):
        return DirectiveForm.INSTRUCTION
    chosen = desk.directive.extra.get("form") if desk.directive else None
    return DirectiveForm(chosen) if chosen else DirectiveForm.LETTER


def abbreviation_of(desk: Desk) -> str:
    """Return the type's abbreviation; empty for an ordinary letter."""
    is_directive = desk.kind is DocumentKind.DIRECTIVE
    if is_directive and form_of(desk) is DirectiveForm.INSTRUCTION:
        return INSTRUCTION_ABBREVIATION
    return desk.kind.abbreviation


def drafting_field(desk: Desk, issuer: Issuer) -> str:
    """Return the part of the symbol that stands for the drafting office or the field."""
    # A delegation's papers are drafted and filed at the body that runs the campaign.
    lead = desk.campaign.lead_id if issuer.is_delegation else None
    version = desk.version(lead or issuer.unit_id)
    fields = desk.texts.letters.fields
    return " ".join(fields.get(version.level, ())) if version else ""
