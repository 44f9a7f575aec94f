"""Tờ trình: the body that runs the campaign submits plan and decisions to its founder."""

from __future__ import annotations

from inspect_flow.locale.numbers import count
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Person
from inspect_flow.services.papers.base import matter, paper_base
from inspect_flow.services.papers.citations import valid_citations
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.letterhead import Issuer, issuer_of
from inspect_flow.services.papers.people import as_member, first_members, leader_of
from inspect_flow.services.papers.plan import plan_members, plan_subject, plan_subjects, plan_window
from inspect_flow.services.papers.scope import scope_of
from inspect_flow.services.papers.signatures import person_name, unit_signature
from inspect_flow.services.papers.times import figures_period, short_iso
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.paper_parts import Period, Section, Signature
from inspect_flow.vocabulary.papers_of_preparation import SubmissionPaper


def submission_paper(desk: Desk) -> SubmissionPaper:
    """Return what the submission prints; raise `BadInput` where nobody stands above."""
    founder, lead = desk.campaign.issuer_id, desk.campaign.lead_id
    if founder is None or lead is None or founder == lead:
        raise BadInput(
            _("{code}: không có cơ quan cấp trên để trình").format(code=desk.campaign.code),
            [_("ghi cơ quan ban hành và cơ quan chủ trì khác nhau cho đợt kiểm tra")],
        )
    issuer, texts = issuer_of(desk), desk.texts.submission
    addressee = desk.formal(founder)
    words = {
        "issuer": issuer.name,
        "addressee": addressee,
        "matter": matter(desk.campaign),
        "subject": plan_subject(desk),
        "basis": "; ".join(each.removeprefix("Căn cứ ") for each in _bases(desk)),
    }
    base = paper_base(
        desk,
        issuer,
        f"về việc ban hành Kế hoạch {plan_subject(desk)} và thành lập Đoàn kiểm tra",
        [submission_signature(desk, issuer)],
        addressees=[addressee],
        recipients=["Như trên"],
    )
    return SubmissionPaper(
        **base,
        opening=[desk.say(texts.opening, **words)],
        reasons=[desk.say(each, **words) for each in texts.reasons],
        contents=_contents(desk),
        attachments=[desk.say(each, **words) for each in texts.attachments],
        closing=desk.say(texts.closing, **words),
    )


def submission_signature(desk: Desk, issuer: Issuer) -> Signature:
    """Return the block of whoever leads the submitting body; the name stays free if unknown."""
    leader: Person | None = leader_of(desk, issuer.unit_id)
    title = leader.title if leader else ""
    return unit_signature(desk, issuer, title, person_name(leader))


def _bases(desk: Desk) -> list[str]:
    return valid_citations(desk, desk.campaign.legal_bases or desk.texts.decision.grounds)


def _contents(desk: Desk) -> list[Section]:
    period, window = _span(figures_period(desk)), _span(plan_window(desk))
    parts = [
        _section("Nội dung kiểm tra", scope_of(desk, desk.texts.notice.contents)),
        _section("Đối tượng kiểm tra", plan_subjects(desk)),
        _section("Thời gian kiểm tra", [f"Từ {window}" if window else ""]),
        _section("Thời kỳ số liệu kiểm tra", [f"Từ {period}" if period else ""]),
        _section("Thành phần Đoàn kiểm tra", _delegation(desk)),
    ]
    return [each for each in parts if each["items"]]


def _section(title: str, items: list[str]) -> Section:
    return Section(title=title, paragraphs=[], items=list(filter(None, items)), sections=[])


def _span(period: Period) -> str:
    known = [short_iso(day) for day in (period["starts"], period["ends"]) if day]
    return " đến ".join(known) if len(known) == 2 else ""


def _delegation(desk: Desk) -> list[str]:
    """Return the head by name or office, and how many members there are in all."""
    people = plan_members(desk)
    if not people:
        return []
    heads = [as_member(desk, *pair) for pair in first_members(desk) if pair[0].role == "head"]
    named = [
        f"{each['role']}: {', '.join(filter(None, (each['name'], each['office'])))}"
        for each in heads
    ]
    return [*named, f"Tổng số {count(len(people))} người, gồm đại diện các cơ quan có liên quan"]
