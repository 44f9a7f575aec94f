"""What must be true before a deficiency moves."""

from __future__ import annotations

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import N_, _
from inspect_flow.rules.facts import DeficiencyFacts
from inspect_flow.rules.guards.guard import guard, guard_set, overridable_guard
from inspect_flow.rules.guards.sentences import directive_withdrawn, unless


@guard(N_("có đơn vị chịu trách nhiệm còn hoạt động"))
def has_owner(facts: DeficiencyFacts) -> list[str]:
    """A unit that still exists answers for it."""
    if not facts.owner:
        return [_("Chưa có đơn vị chịu trách nhiệm khắc phục; hãy giao cho một đơn vị.")]
    ends = facts.owner_exists_until
    if ends is not None and facts.on > ends:
        return [
            _("{unit} đã chấm dứt hoạt động sau ngày {end}; hãy chọn đơn vị kế thừa.").format(
                unit=facts.owner, end=short_date(ends)
            )
        ]
    return []


@guard(N_("có thời hạn khắc phục chưa qua"))
def has_deadline(facts: DeficiencyFacts) -> list[str]:
    """There is a day to put it right by, and that day has not passed."""
    deadline = facts.new_deadline or facts.deadline
    if deadline is None:
        return [_("Chưa có thời hạn khắc phục; hãy ấn định thời hạn.")]
    return unless(
        deadline >= facts.on,
        _("Thời hạn khắc phục {deadline} đã qua (hôm nay là {today}); hãy ấn định lại.").format(
            deadline=short_date(deadline), today=short_date(facts.on)
        ),
    )


@guard(N_("có thời hạn mới"))
def has_new_deadline(facts: DeficiencyFacts) -> list[str]:
    """A new day is given that still lies ahead."""
    if facts.new_deadline is None:
        return [_("Chưa có thời hạn mới để đơn vị làm tiếp; hãy ấn định thời hạn mới.")]
    return unless(
        facts.new_deadline > facts.on,
        _("Thời hạn mới {deadline} phải sau hôm nay ({today}); hãy chọn ngày khác.").format(
            deadline=short_date(facts.new_deadline), today=short_date(facts.on)
        ),
    )


@guard(N_("đã có kế hoạch khắc phục"))
def plan_given(facts: DeficiencyFacts) -> list[str]:
    """The remediation plan has come in."""
    return unless(
        facts.plan_given_on is not None and facts.plan_given_on <= facts.on,
        _("Chưa có kế hoạch khắc phục; hãy nhập bằng inspect-flow deficiency plan."),
    )


@guard(N_("đã có báo cáo kết quả khắc phục"))
def report_given(facts: DeficiencyFacts) -> list[str]:
    """The remediation report has come in."""
    return unless(
        facts.report_given_on is not None and facts.report_given_on <= facts.on,
        _("Chưa có báo cáo kết quả khắc phục; hãy nhập bằng inspect-flow deficiency report."),
    )


@guard(N_("có minh chứng kèm theo"))
def has_evidence(facts: DeficiencyFacts) -> list[str]:
    """The report is supported by at least one file; files of an earlier one prove nothing new."""
    return unless(
        facts.report_has_evidence,
        _("Báo cáo lần này chưa có minh chứng; hãy đính kèm ít nhất một tệp."),
    )


@guard(N_("văn bản chấn chỉnh đã bị thu hồi"))
def directive_is_withdrawn(facts: DeficiencyFacts) -> list[str]:
    """The order goes only together with the directive that gave it."""
    return directive_withdrawn(facts.withdrawn_directive)


@guard(N_("đã ghi kết quả xem xét minh chứng"))
def evidence_reviewed(facts: DeficiencyFacts) -> list[str]:
    """Whoever verifies says what was seen."""
    return unless(
        facts.verification_note,
        _("Chưa ghi kết quả xác minh minh chứng; hãy ghi bằng inspect-flow deficiency verify."),
    )


@guard(N_("người xác minh không thuộc đơn vị phải khắc phục"))
def verifier_is_not_of_the_unit(facts: DeficiencyFacts) -> list[str]:
    """Nobody verifies the work of their own unit."""
    if facts.actor_is_of_the_unit is None:
        return [_("Chưa rõ người xác minh thuộc đơn vị nào; hãy ghi đơn vị công tác.")]
    return unless(
        not facts.actor_is_of_the_unit,
        _("Người xác minh thuộc chính đơn vị phải khắc phục; hãy giao người khác xác minh."),
    )


@overridable_guard(N_("người giải quyết không phải người đã ghi nhận xét"))
def ruler_did_not_write_the_finding(facts: DeficiencyFacts) -> list[str]:
    """Who rules on a dispute did not write the finding in dispute."""
    if facts.actor is None or facts.finding_author is None:
        return [_("Chưa rõ ai đã ghi nhận xét bị đề nghị xem xét lại; hãy ghi người lập nhận xét.")]
    return unless(
        facts.actor != facts.finding_author,
        _("Người giải quyết cũng là người đã ghi nhận xét; hãy giao người khác giải quyết."),
    )


DEFICIENCY = guard_set(
    "deficiency",
    DeficiencyFacts,
    (
        has_owner,
        has_deadline,
        has_new_deadline,
        plan_given,
        report_given,
        has_evidence,
        directive_is_withdrawn,
        evidence_reviewed,
        verifier_is_not_of_the_unit,
        ruler_did_not_write_the_finding,
    ),
)
