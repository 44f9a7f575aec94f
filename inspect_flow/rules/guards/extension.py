"""What must be true before a request for more time is granted."""

from __future__ import annotations

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import N_, _
from inspect_flow.rules.facts import ExtensionFacts
from inspect_flow.rules.guards.guard import guard, guard_set, overridable_guard
from inspect_flow.rules.guards.sentences import unless


@guard(N_("người duyệt không phải người đề nghị"))
def approver_is_not_requester(facts: ExtensionFacts) -> list[str]:
    """Nobody grants their own request."""
    if facts.actor is None or facts.requester is None:
        return [_("Chưa rõ người đề nghị gia hạn hoặc người duyệt; hãy ghi cả hai.")]
    return unless(
        facts.actor != facts.requester,
        _("Người duyệt cũng là người đề nghị gia hạn; hãy để người khác duyệt."),
    )


@overridable_guard(N_("đề nghị gia hạn trước khi hết thời hạn"))
def asked_before_the_deadline(facts: ExtensionFacts) -> list[str]:
    """The unit asked while it still had time."""
    if facts.requested_on is None or facts.current_deadline is None:
        return [_("Chưa có ngày đề nghị hoặc thời hạn hiện tại; hãy nhập cả hai ngày.")]
    return unless(
        facts.requested_on <= facts.current_deadline,
        _("Đề nghị gia hạn ngày {asked} sau khi đã hết thời hạn {deadline}.").format(
            asked=short_date(facts.requested_on), deadline=short_date(facts.current_deadline)
        ),
    )


@guard(N_("thời hạn mới sau thời hạn hiện tại"))
def new_deadline_is_later(facts: ExtensionFacts) -> list[str]:
    """What is granted lies behind the present deadline and ahead of today."""
    if facts.new_deadline is None or facts.current_deadline is None:
        return [_("Chưa có thời hạn mới hoặc thời hạn hiện tại; hãy nhập thời hạn mới.")]
    wrong = []
    if facts.new_deadline <= facts.current_deadline:
        wrong.append(
            _("Thời hạn mới {new} phải sau thời hạn hiện tại {old}; hãy chọn ngày khác.").format(
                new=short_date(facts.new_deadline), old=short_date(facts.current_deadline)
            )
        )
    if facts.new_deadline < facts.on:
        wrong.append(
            _("Thời hạn mới {new} đã qua (hôm nay là {today}); hãy chọn ngày khác.").format(
                new=short_date(facts.new_deadline), today=short_date(facts.on)
            )
        )
    return wrong


EXTENSION = guard_set(
    "extension",
    ExtensionFacts,
    (approver_is_not_requester, asked_before_the_deadline, new_deadline_is_later),
)
