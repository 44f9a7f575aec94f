"""What must be true before a paper moves."""

from __future__ import annotations

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.rules.facts import DocumentFacts
from inspect_flow.rules.guards.guard import guard, guard_set, overridable_guard
from inspect_flow.rules.guards.sentences import (
    issued_by_own_side,
    replaced_by,
    signer_named_on,
    unless,
)


@guard(N_("văn bản đã có nội dung"))
def has_context(facts: DocumentFacts) -> list[str]:
    """Its content has been put together."""
    return unless(facts.has_context, _("Văn bản chưa có nội dung; hãy lập dự thảo trước."))


@guard(N_("đã ghi người ký"))
def signer_named(facts: DocumentFacts) -> list[str]:
    """Somebody is named to sign."""
    return signer_named_on(facts.signer)


@guard(N_("người ban hành thuộc bên lập văn bản"))
def issued_by_its_own_side(facts: DocumentFacts) -> list[str]:
    """The inspected unit issues its own papers and no others."""
    return issued_by_own_side(facts.actor_speaks_for_issuer)


@guard(N_("văn bản đã ghi ngày và không ở tương lai"))
def date_given(facts: DocumentFacts) -> list[str]:
    """It is dated, and not into the future."""
    if facts.dated_on is None:
        return [_("Chưa ghi ngày văn bản; hãy nhập ngày ban hành.")]
    return unless(
        facts.dated_on <= facts.on,
        _("Ngày văn bản {day} ở sau hôm nay ({today}); hãy sửa ngày ban hành.").format(
            day=short_date(facts.dated_on), today=short_date(facts.on)
        ),
    )


@guard(N_("số văn bản chưa cấp cho văn bản khác"))
def number_free(facts: DocumentFacts) -> list[str]:
    """No other paper of this issuer and year has its number."""
    if not facts.is_numbered:
        return []
    if facts.number is None:
        return unless(
            facts.takes_next_number,
            _("Văn bản chưa có số; hãy nhập số hoặc để hệ thống cấp số tiếp theo."),
        )
    return unless(
        facts.number_taken_by is None,
        _("Số {number} đã cấp cho {other}; hãy chọn số khác.").format(
            number=facts.number, other=facts.number_taken_by
        ),
    )


@overridable_guard(N_("văn bản đúng thể thức"))
def form_kept(facts: DocumentFacts) -> list[str]:
    """It keeps the rules of form of its day, in what it says and on its pages."""
    if facts.form_breaches is None:
        return [_("Chưa kiểm tra thể thức văn bản; hãy lập dự thảo trước.")]
    return unless(
        not facts.form_breaches,
        _n(
            "Văn bản có {count} chỗ chưa đúng thể thức: {breaches}.", len(facts.form_breaches)
        ).format(count=len(facts.form_breaches), breaches="; ".join(facts.form_breaches)),
    )


@guard(N_("đã nêu văn bản thay thế"))
def replacement_named(facts: DocumentFacts) -> list[str]:
    """The paper that takes its place is named."""
    return replaced_by(facts.replacement)


@guard(N_("văn bản chấn chỉnh không còn hiệu lực"))
def directive_withdrawn_first(facts: DocumentFacts) -> list[str]:
    """It is not the paper of a directive in force: its orders would stay without their ground."""
    if facts.directives_in_force is None:
        return [_("Chưa biết văn bản có thuộc văn bản chấn chỉnh nào không.")]
    told = _(
        "Đây là bản in của văn bản chấn chỉnh {code} đang có hiệu lực; hãy thu hồi bằng"
        " inspect-flow directive withdraw {code}."
    )
    return [told.format(code=code) for code in facts.directives_in_force]


DOCUMENT = guard_set(
    "document",
    DocumentFacts,
    (
        has_context,
        signer_named,
        issued_by_its_own_side,
        date_given,
        number_free,
        form_kept,
        replacement_named,
        directive_withdrawn_first,
    ),
)
