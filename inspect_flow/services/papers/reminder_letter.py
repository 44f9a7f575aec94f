"""Công văn đôn đốc: what is overdue or soon due, counted in calendar and in working days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Deficiency, Inspection
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.papers.base import paper_base
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.letterhead import Issuer, issuer_of
from inspect_flow.services.papers.letters import addressee_of, letter_signature, letter_words
from inspect_flow.services.papers.matters import Matter, matters_of
from inspect_flow.services.papers.reminded import days_reminded
from inspect_flow.services.papers.sources import cite_issued, follow_up_papers, reminders_before
from inspect_flow.services.papers.times import short_text
from inspect_flow.services.registry import find_all
from inspect_flow.services.succession import heirs_on
from inspect_flow.services.unit_clock import running_states
from inspect_flow.vocabulary.documents import LetterTone
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.papers_of_remedy import ReminderLetterPaper, ReminderRow

# Due within so many days: soon enough to be named. A proposal; whoever drafts may name others.
SOON = 15


def reminder_letter_paper(desk: Desk) -> ReminderLetterPaper:
    """Return what the letter prints; without a choice all that is late or soon due."""
    issuer, texts = issuer_of(desk), desk.texts.reminder_letter
    chosen = _chosen(desk)
    rows = [_row(desk, each) for each in matters_of(desk, chosen)]
    overdue = [row for row, is_late in rows if is_late]
    due_soon = [row for row, is_late in rows if not is_late]
    rung = rung_of(desk)
    tone = rung.value if overdue else "due_soon"
    words = letter_words(desk, issuer)
    base = paper_base(
        desk,
        issuer,
        desk.say(texts.subject if overdue else texts.due_soon_subject, **words),
        [letter_signature(desk, issuer)],
        recipients=_recipients(desk, issuer),
        addressees=[desk.formal(addressee_of(desk))],
    )
    base["legal_grounds"] = [f"Căn cứ {each}" for each in follow_up_papers(desk)]
    return ReminderLetterPaper(
        **base,
        rung=rung.value,
        unit=words["unit"],
        counted_on=desk.on.isoformat(),
        opening=[*_mailed_before(desk, chosen, words), _opening(desk, tone, words)],
        overdue=overdue,
        due_soon=due_soon,
        demands=[desk.say(line, **words) for line in getattr(texts, f"{tone}_demands")],
        closing=[
            desk.say(line, **words) for line in (*getattr(texts, f"{tone}_closing"), texts.ending)
        ],
        report_to=words["report_to"],
    )


def rung_of(desk: Desk) -> LetterTone:
    """Return the rung chosen, else one higher than the letters sent before."""
    if desk.choices.rung:
        return LetterTone(desk.choices.rung)
    return list(LetterTone)[min(len(reminders_before(desk)), len(LetterTone) - 1)]


def _chosen(desk: Desk) -> Sequence[Deficiency]:
    """Return what was chosen, less what is done by now; else all that is late or soon due."""
    assert desk.inspection is not None
    running, codes = running_states(desk.work), desk.choices.deficiencies
    if codes:
        known = find_all(desk.work, Deficiency, codes)
        _refuse_others(desk, known)
    else:
        own = deficiencies_of(desk.work, desk.inspection)
        known = [each for each in own if each.deadline and (each.deadline - desk.on).days <= SOON]
    found = [each for each in known if each.state in running and each.deadline]
    if not found:
        raise BadInput(
            _("{code}: không có nội dung nào quá hạn hoặc sắp đến hạn để đôn đốc").format(
                code=desk.inspection.code
            ),
            [
                _("xem thời hạn: inspect-flow deficiency list --inspection {code}").format(
                    code=desk.inspection.code
                )
            ],
        )
    return found


def _refuse_others(desk: Desk, chosen: Sequence[Deficiency]) -> None:
    """Raise `BadInput` when the letter would tell a unit of what others have to put right."""
    unit_id = addressee_of(desk)
    ids = {each.inspection_id for each in chosen}
    rows = desk.work.session.exec(select(Inspection).where(col(Inspection.id).in_(ids)))
    inspected = {each.id: each.unit_id for each in rows}
    strange = [
        each.code
        for each in chosen
        if not _may_be_asked(desk, unit_id, each, inspected[each.inspection_id])
    ]
    if strange:
        raise BadInput(
            _("Không phải việc của {unit}: {codes}").format(
                unit=desk.short(unit_id), codes=", ".join(strange)
            ),
            [_("mỗi công văn chỉ đôn đốc một đơn vị; lập công văn riêng cho đơn vị kia")],
        )


def _may_be_asked(desk: Desk, unit_id: int | None, deficiency: Deficiency, inspected: int) -> bool:
    """Tell whether the unit is the owner, the inspected unit, or came after one of them."""
    if unit_id in (deficiency.owner_id, inspected):
        return True
    before = {deficiency.owner_id or inspected, inspected}
    return any(unit_id in heirs_on(desk.work, each, desk.on) for each in before)


def _row(desk: Desk, matter: Matter) -> tuple[ReminderRow, bool]:
    """Return the line, and whether it is late; the day of the deadline itself is in time."""
    deadline = matter.deficiency.deadline
    assert deadline is not None
    is_late = deadline < desk.on
    first, last = (deadline, desk.on) if is_late else (desk.on, deadline)
    row = ReminderRow(
        number=matter.required["number"],
        finding=matter.required["finding"],
        task=matter.required["task"],
        owner=matter.required["owner"],
        deadline=matter.deadline,
        original_deadline=matter.original_deadline,
        days=(last - first).days,
        working_days=desk.work.office.calendar.count_working_days(first, last),
    )
    return row, is_late


def _opening(desk: Desk, tone: str, words: dict[str, str]) -> str:
    texts = desk.texts.reminder_letter
    earlier = [cite_issued(each, with_subject=False) for each in reminders_before(desk)]
    sentence = getattr(texts, f"{tone}_opening")
    if not earlier and tone in (LetterTone.SECOND, LetterTone.LAST):
        sentence = getattr(texts, f"{tone}_opening_without_earlier")
    today = f"ngày {short_text(desk.on)}"
    return desk.say(sentence, today=today, earlier=", ".join(earlier), **words)


def _mailed_before(
    desk: Desk, chosen: Sequence[Deficiency], words: dict[str, str]
) -> Iterator[str]:
    """Say on which days messages reminded of the same; a house may leave the sentence out."""
    sentence = desk.texts.reminder_letter.mailed_before
    days = days_reminded(desk, chosen, addressee_of(desk)) if sentence else []
    if days:
        yield desk.say(sentence, days=", ".join(f"ngày {short_text(day)}" for day in days), **words)


def _recipients(desk: Desk, issuer: Issuer) -> list[str]:
    """Return who reads along: the leadership from the second letter on."""
    above = desk.campaign.issuer_id
    told = [f"{desk.short(above)} (b/c)"] if above and above != issuer.unit_id else []
    return ["Như trên", *(told if rung_of(desk) is not LetterTone.FIRST else [])]
