"""What must be true of an inspection from the checklist to its closing."""

from __future__ import annotations

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import N_, _
from inspect_flow.rules.facts import InspectionFacts
from inspect_flow.rules.guards.guard import guard, overridable_guard
from inspect_flow.rules.guards.sentences import (
    directive_withdrawn,
    no_open_deficiencies,
    none_left,
    owners_and_deadlines,
    unless,
)


@guard(N_("mọi tiêu chí đã có một trả lời và đủ minh chứng"))
def checklist_complete(facts: InspectionFacts) -> list[str]:
    """Each item that applies has one answer, with the evidence it demands."""
    return (
        none_left(
            facts.unanswered_items,
            _("Chưa có bảng kiểm; hãy chọn bảng kiểm và bắt đầu kiểm tra."),
            _(
                "{count} tiêu chí chưa có trả lời: {names}; "
                "hãy nhập bằng inspect-flow checklist answer."
            ),
        )
        + none_left(
            facts.items_without_evidence,
            "",
            _("{count} tiêu chí thiếu minh chứng hoặc ghi chú: {names}; hãy bổ sung."),
        )
        + none_left(
            facts.items_in_dispute,
            "",
            _(
                "{count} tiêu chí có nhiều trả lời khác nhau: {names}; "
                "trưởng đoàn hãy chọn một trả lời."
            ),
        )
    )


@guard(N_("đã có nhận xét hoặc ghi rõ không có tồn tại"))
def has_findings_or_says_none(facts: InspectionFacts) -> list[str]:
    """There are findings, or the delegation says that it has no shortcoming to note."""
    return unless(
        facts.findings or facts.says_no_shortcoming,
        _("Chưa có nhận xét nào; hãy ghi ưu điểm, tồn tại hoặc ghi rõ là không có tồn tại."),
    )


@guard(N_("đã ghi ý kiến của đơn vị"))
def comments_recorded(facts: InspectionFacts) -> list[str]:
    """What the unit says of the draft is written down."""
    return unless(
        facts.commented_on is not None and facts.commented_on <= facts.on,
        _(
            "Chưa ghi ý kiến của đơn vị về dự thảo biên bản; "
            "hãy nhập bằng inspect-flow inspection comments."
        ),
    )


@guard(N_("hết hạn góp ý hoặc đơn vị đã thống nhất tại chỗ"))
def comment_period_over(facts: InspectionFacts) -> list[str]:
    """The unit's time to comment is over, or it agreed on the spot."""
    if facts.unit_agreed_on_the_spot:
        return []
    if facts.comment_due is None:
        return [
            _("Chưa tính được hạn góp ý và đơn vị chưa thống nhất tại chỗ; hãy ghi ý kiến đơn vị.")
        ]
    return unless(
        facts.on > facts.comment_due,
        _(
            "Đơn vị còn quyền góp ý đến hết ngày {due} (hôm nay là {today}); "
            "hãy chờ hoặc ghi nhận đơn vị thống nhất tại chỗ."
        ).format(due=short_date(facts.comment_due), today=short_date(facts.on)),
    )


@guard(N_("đã ghi người ký biên bản của hai bên"))
def signers_recorded(facts: InspectionFacts) -> list[str]:
    """Both sides of the minutes have a signer, or the unit's refusal is written down."""
    return unless(
        facts.delegation_signer,
        _("Chưa ghi người ký biên bản phía đoàn kiểm tra; hãy nhập họ tên, chức vụ."),
    ) + unless(
        facts.unit_signer or facts.unit_refuses_to_sign,
        _(
            "Chưa ghi người ký biên bản phía đơn vị; "
            "hãy nhập họ tên, chức vụ hoặc ghi rõ việc đơn vị không ký."
        ),
    )


@overridable_guard(N_("số liệu trong nhận xét khớp nhau"))
def figures_agree(facts: InspectionFacts) -> list[str]:
    """No figure contradicts the one computed from it."""
    return none_left(
        facts.contradicting_figures,
        _("Chưa đối chiếu số liệu trong nhận xét; hãy đối chiếu rồi thử lại."),
        _("{count} số liệu không khớp: {names}; hãy sửa số liệu trong nhận xét."),
    )


@guard(N_("đã ghi người ký thông báo kết luận"))
def conclusion_signer_named(facts: InspectionFacts) -> list[str]:
    """Somebody is named to sign the conclusion."""
    return unless(
        facts.conclusion_signer,
        _("Chưa ghi người ký thông báo kết luận; hãy nhập bằng inspect-flow inspection signer."),
    )


@guard(N_("kết luận có nêu tồn tại"))
def has_shortcoming(facts: InspectionFacts) -> list[str]:
    """There is something to be put right."""
    return unless(
        facts.shortcomings,
        _("Kết luận không nêu tồn tại nào nên không cần văn bản chấn chỉnh."),
    )


@guard(N_("kết luận không nêu tồn tại nào"))
def no_shortcoming(facts: InspectionFacts) -> list[str]:
    """There is nothing to be put right."""
    if facts.shortcomings is None:
        return [_("Chưa đếm được số tồn tại; hãy mở danh sách nhận xét rồi thử lại.")]
    return unless(
        facts.shortcomings == 0,
        _("Kết luận nêu {count} tồn tại; hãy ban hành văn bản chấn chỉnh và theo dõi.").format(
            count=facts.shortcomings
        ),
    )


@guard(N_("mỗi tồn tại có đơn vị chịu trách nhiệm và thời hạn"))
def every_deficiency_has_owner_and_deadline(facts: InspectionFacts) -> list[str]:
    """Each deficiency has a unit that answers for it and a day."""
    return owners_and_deadlines(
        facts.deficiencies_without_owner, facts.deficiencies_without_deadline
    )


@guard(N_("đã có văn bản chấn chỉnh"))
def directive_given(facts: InspectionFacts) -> list[str]:
    """A paper orders remediation; a conclusion may do so by itself."""
    return unless(
        facts.directive,
        _(
            "Chưa có văn bản chấn chỉnh; hãy lập bằng inspect-flow directive draft "
            "hoặc ghi rõ kết luận kiêm chấn chỉnh."
        ),
    )


@guard(N_("văn bản chấn chỉnh đã bị thu hồi"))
def directive_is_withdrawn(facts: InspectionFacts) -> list[str]:
    """The inspection goes back only when the directive that moved it on is gone."""
    return directive_withdrawn(facts.withdrawn_directive)


@guard(N_("không còn tồn tại chưa xử lý xong"))
def no_open_deficiency(facts: InspectionFacts) -> list[str]:
    """Nothing found here still waits to be put right."""
    return no_open_deficiencies(facts.open_deficiencies)
