"""What must be true of an inspection from its planning to the first hour of the visit."""

from __future__ import annotations

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import N_, _
from inspect_flow.rules.facts import InspectionFacts
from inspect_flow.rules.guards.guard import guard, overridable_guard
from inspect_flow.rules.guards.sentences import none_left, unless
from inspect_flow.vocabulary.campaigns import Method


@guard(N_("đã có ngày kiểm tra"))
def visit_has_date(facts: InspectionFacts) -> list[str]:
    """The visit has a first day, and its last day does not lie before it."""
    first, last = facts.visit_date, facts.visit_last_date
    if first is None:
        return [_("Chưa có ngày kiểm tra; hãy nhập ngày làm việc với đơn vị.")]
    if last is not None and last < first:
        return [
            _("Ngày kết thúc {last} trước ngày bắt đầu {first}; hãy sửa lại ngày kiểm tra.").format(
                first=short_date(first), last=short_date(last)
            )
        ]
    return []


@guard(N_("ngày kiểm tra nằm trong thời gian của đợt"))
def visit_within_campaign(facts: InspectionFacts) -> list[str]:
    """The days of the visit lie in the window of the campaign, where it has one."""
    first = facts.visit_date
    if first is None:
        return [_("Chưa có ngày kiểm tra; hãy nhập ngày làm việc với đơn vị.")]
    starts, ends = facts.campaign_starts_on, facts.campaign_ends_on
    refused = []
    if starts is not None and first < starts:
        refused.append(
            _("Ngày kiểm tra {day} trước ngày bắt đầu đợt {start}; hãy đổi ngày.").format(
                day=short_date(first), start=short_date(starts)
            )
        )
    last = facts.visit_last_date or first
    if ends is not None and last > ends:
        refused.append(
            _(
                "Ngày kiểm tra {day} sau ngày kết thúc đợt {end}; "
                "hãy đổi ngày hoặc điều chỉnh kế hoạch."
            ).format(day=short_date(last), end=short_date(ends))
        )
    return refused


@guard(N_("đơn vị đang hoạt động vào ngày kiểm tra"))
def unit_exists_on_visit_date(facts: InspectionFacts) -> list[str]:
    """The unit has been founded and not yet dissolved on the days of the visit."""
    if not facts.unit:
        return [_("Chưa chọn đơn vị được kiểm tra; hãy chọn một đơn vị.")]
    day = facts.visit_date or facts.on
    last = facts.visit_last_date or day
    if facts.unit_exists_from is not None and day < facts.unit_exists_from:
        return [
            _(
                "{unit} chỉ được thành lập từ ngày {start}, sau ngày kiểm tra {day}; "
                "hãy chọn đơn vị tiền thân."
            ).format(unit=facts.unit, start=short_date(facts.unit_exists_from), day=short_date(day))
        ]
    if facts.unit_exists_until is not None and last > facts.unit_exists_until:
        return [
            _(
                "{unit} đã chấm dứt hoạt động sau ngày {end}, trước ngày kiểm tra {day}; "
                "hãy chọn đơn vị kế thừa."
            ).format(unit=facts.unit, end=short_date(facts.unit_exists_until), day=short_date(last))
        ]
    return []


@guard(N_("đã rõ đoàn nào kiểm tra"))
def delegation_named(facts: InspectionFacts) -> list[str]:
    """Of several delegations one is named for this inspection."""
    return none_left(
        facts.delegations_to_choose,
        _("Chưa rà soát các đoàn của đợt; hãy ghi đoàn phụ trách."),
        _(
            "Đợt có {count} đoàn ({names}) mà chưa rõ đoàn nào kiểm tra; "
            "hãy ghi bằng inspect-flow inspection delegation."
        ),
    )


@guard(N_("đã cử người phụ trách buổi kiểm tra"))
def head_of_visit_named(facts: InspectionFacts) -> list[str]:
    """Somebody leads this visit; not always the head of the delegation."""
    return unless(
        facts.head_of_visit, _("Chưa cử người phụ trách buổi kiểm tra; hãy cử một người.")
    )


@guard(N_("không ai kiểm tra đơn vị của mình hoặc đơn vị cũ của mình"))
def no_conflict_of_interest(facts: InspectionFacts) -> list[str]:
    """Nobody inspects their own or former unit."""
    return none_left(
        facts.conflicts_of_interest,
        _("Chưa rà soát xung đột lợi ích của đoàn với đơn vị; hãy rà soát thành phần đoàn."),
        _(
            "{count} thành viên có xung đột lợi ích với đơn vị: {names}; "
            "hãy thay người trong buổi kiểm tra này."
        ),
    )


@overridable_guard(N_("không trùng lịch với đợt kiểm tra khác tại đơn vị"))
def no_overlapping_inspection(facts: InspectionFacts) -> list[str]:
    """No other campaign visits the same unit near these days."""
    return none_left(
        facts.overlapping_inspections,
        _("Chưa rà soát trùng lịch với các đợt kiểm tra khác; hãy rà soát lịch của đơn vị."),
        _("Trùng hoặc quá gần {count} cuộc kiểm tra khác tại đơn vị: {names}; hãy đổi ngày."),
    )


@guard(N_("đợt kiểm tra đã ban hành kế hoạch và chưa kết luận"))
def campaign_is_in_force(facts: InspectionFacts) -> list[str]:
    """The plan of the campaign is issued and the campaign not yet concluded."""
    return unless(
        facts.campaign_in_force,
        _("Đợt kiểm tra chưa ban hành kế hoạch hoặc đã kết thúc; hãy kiểm tra lại đợt kiểm tra."),
    )


@guard(N_("cuộc kiểm tra có báo trước"))
def is_announced(facts: InspectionFacts) -> list[str]:
    """The unit is to know beforehand."""
    return unless(
        facts.is_announced is True,
        _("Cuộc kiểm tra này không báo trước nên không gửi thông báo cho đơn vị."),
    )


@guard(N_("cuộc kiểm tra không báo trước"))
def is_unannounced(facts: InspectionFacts) -> list[str]:
    """The unit is not to know beforehand."""
    return unless(
        facts.is_announced is False,
        _("Cuộc kiểm tra này phải báo trước; hãy gửi thông báo cho đơn vị."),
    )


@guard(N_("có đầu mối liên hệ của đơn vị"))
def unit_has_contact(facts: InspectionFacts) -> list[str]:
    """The unit can be reached."""
    return unless(
        facts.unit_contact,
        _("Chưa có đầu mối liên hệ của đơn vị; hãy nhập bằng inspect-flow inspection contact."),
    )


@overridable_guard(N_("thông báo được gửi đúng hạn trước ngày kiểm tra"))
def notice_in_time(facts: InspectionFacts) -> list[str]:
    """The notice leaves early enough before the visit."""
    if facts.notice_due is None:
        return [_("Chưa tính được hạn gửi thông báo; hãy nhập ngày kiểm tra.")]
    return unless(
        facts.on <= facts.notice_due,
        _(
            "Thông báo phải gửi chậm nhất ngày {due} nhưng hôm nay là {today}; "
            "hãy lùi ngày kiểm tra."
        ).format(due=short_date(facts.notice_due), today=short_date(facts.on)),
    )


@guard(N_("đã nhận báo cáo tự kiểm tra"))
def self_report_given(facts: InspectionFacts) -> list[str]:
    """The self-report has come in."""
    return unless(
        facts.self_reported_on is not None and facts.self_reported_on <= facts.on,
        _(
            "Chưa có báo cáo tự kiểm tra của đơn vị; "
            "hãy nhập bằng inspect-flow inspection self-report."
        ),
    )


@guard(N_("kiểm tra trực tiếp tại đơn vị"))
def is_on_the_spot(facts: InspectionFacts) -> list[str]:
    """The delegation goes to the unit."""
    return unless(
        facts.method in (Method.ON_THE_SPOT, Method.BOTH),
        _("Cuộc kiểm tra này thực hiện qua báo cáo, không làm việc tại đơn vị."),
    )


@guard(N_("kiểm tra qua báo cáo"))
def is_by_report(facts: InspectionFacts) -> list[str]:
    """The delegation reads what the unit sends."""
    return unless(
        facts.method in (Method.BY_REPORT, Method.BOTH),
        _("Cuộc kiểm tra này thực hiện trực tiếp tại đơn vị, không qua báo cáo."),
    )


@guard(N_("đã đến ngày kiểm tra"))
def visit_date_reached(facts: InspectionFacts) -> list[str]:
    """The first day of the visit has come."""
    if facts.visit_date is None:
        return [_("Chưa có ngày kiểm tra; hãy nhập ngày làm việc với đơn vị.")]
    return unless(
        facts.on >= facts.visit_date,
        _("Chưa đến ngày kiểm tra {day} (hôm nay là {today}).").format(
            day=short_date(facts.visit_date), today=short_date(facts.on)
        ),
    )
