"""What a case file lacks for a play: everything at once, before anything is done."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.findings import Step, StepKind
from inspect_flow.interchange.case_file.inspections import Inspection as InspectionPart
from inspect_flow.interchange.case_file.inspections import Visit as VisitPart
from inspect_flow.interchange.case_file.people import MemberRole
from inspect_flow.interchange.case_file.unit_names import unit_key
from inspect_flow.locale.translation import _
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.vocabulary.errors import BadInput

_WITH_NEW_DAY = (StepKind.RETURNED, StepKind.EXTENSION_REQUESTED)


def refuse_unready(case: CaseFile) -> None:
    """Raise `BadInput` naming all that the file would have to say before it can be played."""
    faults = [*_frame_faults(case)]
    for part in case.inspections:
        faults += _inspection_faults(case, part)
    if faults:
        raise BadInput(_("Chưa diễn lại được vụ việc"), list(dict.fromkeys(faults)))


def visits_to(case: CaseFile, part: InspectionPart) -> list[VisitPart]:
    """Return the visits to a unit: its own, else those that it shares with others."""
    own = unit_key(part.unit)
    shared = [each for each in case.visits if own in [unit_key(unit) for unit in each.units]]
    return list(part.visits) or shared


def _frame_faults(case: CaseFile) -> Iterator[str]:
    if case.campaign is None or not case.decisions:
        yield _("tệp cần mục campaign và decisions")
    elif not (case.campaign.code and case.campaign.title):
        yield _("cần mã và tên đợt kiểm tra: ghi ở campaign, code và title")
    for decision in case.decisions:
        yield from _day(decision.date, _("quyết định"))
    roles = [member.role for each in case.delegations for member in each.members]
    if MemberRole.HEAD not in roles:
        yield _("cần trưởng đoàn: ghi ở delegations, members, role: trưởng đoàn")
    if not case.inspections:
        yield _("cần ít nhất một cuộc kiểm tra ở mục inspections")


def _inspection_faults(case: CaseFile, part: InspectionPart) -> Iterator[str]:
    visits = visits_to(case, part)
    if not any(visit.all_days() for visit in visits):
        yield _("{unit}: cần buổi làm việc ở mục visits").format(unit=part.unit)
    for day in (day for visit in visits for day in visit.all_days()):
        yield from _day(day.date, _("buổi kiểm tra {unit}").format(unit=part.unit))
    if part.self_report and not part.self_report.missing:
        yield from _day(part.self_report.date, _("báo cáo tự kiểm tra"))
    known = ((part.notice, _("thông báo lịch")), (part.comments, _("ý kiến của đơn vị")),
             (part.minutes, _("biên bản")))  # fmt: skip
    for paper, what in known:
        if paper and paper.date:
            yield from _day(paper.date, what)
    if part.conclusion:
        yield from _day(part.conclusion.date, _("thông báo kết luận"))
    yield from _follow_up_faults(part)


def _follow_up_faults(part: InspectionPart) -> Iterator[str]:
    if part.directives and part.conclusion is None:
        yield _("{unit}: có văn bản chấn chỉnh thì cần mục conclusion").format(unit=part.unit)
    for paper in part.directives[:1]:
        yield from _day(paper.date, _("văn bản chấn chỉnh"))
    shortcomings = part.shortcomings.items if part.shortcomings else []
    steps = [step for each in shortcomings if each.deficiency for step in each.deficiency.history]
    if steps and not part.directives:
        yield _("{unit}: có quá trình khắc phục thì cần mục directives").format(unit=part.unit)
    for step in steps:
        yield from _step_faults(step)


def _step_faults(step: Step) -> Iterator[str]:
    yield from _day(step.date, _("việc khắc phục '{what}'").format(what=step.what.label))
    if step.what in _WITH_NEW_DAY:
        yield from _day(step.until, _("thời hạn mới khi '{what}'").format(what=step.what.label))


def _day(written: str, what: str) -> Iterator[str]:
    if not written or parse_partial_date(written).full is None:
        yield _("cần ngày đầy đủ của {what}; ghi dạng 2019-08-14").format(what=what)
