"""What must be true before a campaign moves."""

from __future__ import annotations

from inspect_flow.locale.translation import N_, _
from inspect_flow.rules.facts import CampaignFacts
from inspect_flow.rules.guards.guard import guard, guard_set
from inspect_flow.rules.guards.sentences import no_open_deficiencies, none_left, unless


@guard(N_("có quyết định hoặc kế hoạch làm căn cứ"))
def has_founding_decision(facts: CampaignFacts) -> list[str]:
    """A decision or plan of a competent body founds the campaign."""
    return unless(
        facts.founding_decisions,
        _(
            "Chưa có quyết định hoặc kế hoạch làm căn cứ; "
            "hãy nhập bằng inspect-flow campaign decision."
        ),
    )


@guard(N_("kế hoạch nêu đơn vị hoặc chỉ tiêu số đơn vị"))
def has_units_or_quota(facts: CampaignFacts) -> list[str]:
    """The plan names units, or promises how many will be chosen."""
    return unless(
        facts.units or facts.quotas,
        _(
            "Kế hoạch chưa có đơn vị nào và chưa có chỉ tiêu số đơn vị; "
            "hãy thêm bằng inspect-flow campaign plan."
        ),
    )


@guard(N_("đoàn kiểm tra có trưởng đoàn"))
def delegation_has_head(facts: CampaignFacts) -> list[str]:
    """The delegation has a head."""
    return unless(
        facts.delegation_head,
        _("Đoàn kiểm tra chưa có trưởng đoàn; hãy cử bằng inspect-flow delegation add."),
    )


@guard(N_("có ít nhất một cuộc kiểm tra đã xếp lịch"))
def has_scheduled_inspection(facts: CampaignFacts) -> list[str]:
    """At least one inspection has a date."""
    return unless(
        facts.scheduled_inspections,
        _("Chưa có cuộc kiểm tra nào được xếp lịch; hãy xếp lịch ít nhất một cuộc."),
    )


@guard(N_("mọi cuộc kiểm tra đã kết luận hoặc đã hủy"))
def every_inspection_concluded(facts: CampaignFacts) -> list[str]:
    """Each inspection is concluded or cancelled."""
    return none_left(
        facts.unconcluded_inspections,
        _("Chưa rà soát được các cuộc kiểm tra của đợt; hãy mở danh sách rồi thử lại."),
        _(
            "Còn {count} cuộc kiểm tra chưa kết luận: {names}; "
            "hãy ban hành kết luận hoặc hủy từng cuộc."
        ),
    )


@guard(N_("đủ số đơn vị theo chỉ tiêu của kế hoạch"))
def quotas_filled(facts: CampaignFacts) -> list[str]:
    """Each promise of the plan is filled by named units."""
    if facts.quotas is None:
        return [_("Chưa đối chiếu được chỉ tiêu số đơn vị; hãy mở kế hoạch của đợt rồi thử lại.")]
    return [
        _(
            "Chỉ tiêu '{label}' mới có {chosen}/{minimum} đơn vị; "
            "hãy bổ sung đơn vị hoặc điều chỉnh kế hoạch."
        ).format(label=quota.label, chosen=quota.chosen, minimum=quota.minimum)
        for quota in facts.quotas
        if quota.chosen < quota.minimum
    ]


@guard(N_("không còn tồn tại chưa xử lý xong"))
def no_open_deficiency(facts: CampaignFacts) -> list[str]:
    """Nothing found in this campaign still waits to be put right."""
    return no_open_deficiencies(facts.open_deficiencies)


@guard(N_("không có cuộc kiểm tra đang dở dang"))
def no_inspection_in_progress(facts: CampaignFacts) -> list[str]:
    """No inspection has begun without being concluded: its findings would be lost."""
    return none_left(
        facts.inspections_in_progress,
        _("Chưa rà soát được các cuộc kiểm tra của đợt; hãy mở danh sách rồi thử lại."),
        _(
            "{count} cuộc kiểm tra đang tiến hành: {names}; "
            "hãy kết luận hoặc tạm dừng từng cuộc trước khi hủy đợt."
        ),
    )


CAMPAIGN = guard_set(
    "campaign",
    CampaignFacts,
    (
        has_founding_decision,
        has_units_or_quota,
        delegation_has_head,
        has_scheduled_inspection,
        every_inspection_concluded,
        quotas_filled,
        no_open_deficiency,
        no_inspection_in_progress,
    ),
)
