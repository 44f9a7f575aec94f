"""What must be true before a directive moves."""

from __future__ import annotations

from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.rules.facts import DirectiveFacts
from inspect_flow.rules.guards.guard import guard, guard_set
from inspect_flow.rules.guards.sentences import (
    issued_by_own_side,
    no_open_deficiencies,
    none_left,
    owners_and_deadlines,
    replaced_by,
    signer_named_on,
    unless,
)


@guard(N_("văn bản nêu ít nhất một tồn tại"))
def names_a_deficiency(facts: DirectiveFacts) -> list[str]:
    """It orders at least one thing to be put right."""
    return unless(
        facts.deficiencies,
        _("Văn bản chấn chỉnh chưa nêu tồn tại nào; hãy thêm tồn tại phải khắc phục."),
    )


@guard(N_("mỗi tồn tại có đơn vị chịu trách nhiệm và thời hạn"))
def every_deficiency_has_owner_and_deadline(facts: DirectiveFacts) -> list[str]:
    """Each deficiency has a unit that answers for it and a day."""
    return owners_and_deadlines(
        facts.deficiencies_without_owner, facts.deficiencies_without_deadline
    )


@guard(N_("đã ghi người ký"))
def signer_named(facts: DirectiveFacts) -> list[str]:
    """Somebody is named to sign."""
    return signer_named_on(facts.signer)


@guard(N_("đã có số hoặc được cấp số tiếp theo"))
def has_number_or_takes_next(facts: DirectiveFacts) -> list[str]:
    """It has a number, or takes the next one when it leaves."""
    return unless(
        facts.number or facts.takes_next_number,
        _("Văn bản chưa có số; hãy nhập số hoặc để hệ thống cấp số tiếp theo."),
    )


@guard(N_("đơn vị được kiểm tra chỉ ban hành văn bản của mình"))
def issued_by_its_own_side(facts: DirectiveFacts) -> list[str]:
    """The inspected unit issues what it orders its own offices, nothing else."""
    return issued_by_own_side(facts.actor_speaks_for_issuer)


@guard(N_("không còn tồn tại chưa xử lý xong"))
def no_open_deficiency(facts: DirectiveFacts) -> list[str]:
    """All that it orders is done or settled."""
    return no_open_deficiencies(facts.open_deficiencies)


@guard(N_("chưa đơn vị nào thực hiện hoặc trả lời"))
def no_unit_has_answered(facts: DirectiveFacts) -> list[str]:
    """No unit has acted on the order: what units did or wrote must not lose its ground."""
    return none_left(
        facts.answered_deficiencies,
        _("Chưa rà soát việc thực hiện văn bản; hãy mở danh sách tồn tại rồi thử lại."),
        _n(
            "{count} tồn tại đã được đơn vị trả lời hoặc thực hiện: {names}; "
            "hãy ban hành văn bản thay thế: inspect-flow directive replace.",
            len(facts.answered_deficiencies or ()),
        ),
    )


@guard(N_("đã nêu văn bản thay thế"))
def replacement_named(facts: DirectiveFacts) -> list[str]:
    """The paper that takes its place is named."""
    return replaced_by(facts.replacement)


DIRECTIVE = guard_set(
    "directive",
    DirectiveFacts,
    (
        names_a_deficiency,
        every_deficiency_has_owner_and_deadline,
        signer_named,
        has_number_or_takes_next,
        issued_by_its_own_side,
        no_open_deficiency,
        no_unit_has_answered,
        replacement_named,
    ),
)
