"""What the unit hands in about a deficiency, and what the delegation says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.tables import Deficiency, Extension, Remediation
from inspect_flow.services import journal
from inspect_flow.services.deficiencies import refuse_closed
from inspect_flow.services.moving import move
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import next_code
from inspect_flow.services.titles import title_of
from inspect_flow.services.turns import take_turn
from inspect_flow.services.unit_clock import running_states
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.vocabulary.findings import RemediationKind

_ACTIONS = {
    RemediationKind.PLAN: "deficiency.plan",
    RemediationKind.REPORT: "deficiency.report",
    RemediationKind.VERIFICATION: "deficiency.verify",
}


def record_remediation(
    work: Work,
    deficiency: Deficiency,
    kind: RemediationKind,
    text: str,
    outcome: str = "",
    *,
    proof: Sequence[str] = (),
) -> Remediation:
    """Record a plan, a report or a verification; papers are never edited, a later one follows.

    `proof` says in words what will show that a plan was carried out.
    """
    require(work, deficiency, _ACTIONS[kind])
    refuse_closed(deficiency)
    _refuse_untimely(work, deficiency, kind)
    if not text.strip():
        raise BadInput(_("{kind} chưa có nội dung").format(kind=kind.label))
    remediation = Remediation(
        deficiency_id=deficiency.id or 0,
        kind=kind.value,
        on=work.on,
        text=nfc(text),
        outcome=outcome,
        author_id=work.actor.person_id,
        # Where a case file keeps it as well, so that it goes out with the case.
        extra={"case": {"evidence": [nfc(each) for each in proof]}} if proof else {},
    )
    work.session.add(remediation)
    work.session.flush()
    journal.note(work, deficiency, f"deficiency.{kind.value}_given", {"text": text})
    return remediation


def _refuse_untimely(work: Work, deficiency: Deficiency, kind: RemediationKind) -> None:
    may_look = kind is RemediationKind.VERIFICATION and deficiency.state == "reported"
    if may_look or deficiency.state in running_states(work):  # or while the unit is still at work
        return
    label = work.office.machines["deficiency"].state_label(deficiency.state)
    raise MoveRefused(
        title_of(work, deficiency),
        [
            _("chưa nhận {kind} khi đang '{state}'").format(kind=kind.label, state=label),
            _("xem việc cần làm trước: inspect-flow deficiency moves {code}").format(
                code=deficiency.code
            ),
        ],
    )


def remediations_of(work: Work, deficiency: Deficiency) -> Sequence[Remediation]:
    """Return everything handed in, oldest first."""
    return work.session.exec(
        select(Remediation)
        .where(Remediation.deficiency_id == deficiency.id)
        .order_by(col(Remediation.id))
    ).all()


def verify(work: Work, deficiency: Deficiency, note: str) -> None:
    """Note what was verified and close the matter as put right."""
    record_remediation(work, deficiency, RemediationKind.VERIFICATION, note, "accepted")
    move(work, deficiency, "verify")


def return_report(work: Work, deficiency: Deficiency, reason: str, deadline: date) -> None:
    """Send a report back with a new deadline; the original one stays visible."""
    record_remediation(work, deficiency, RemediationKind.VERIFICATION, reason, "returned")
    move(work, deficiency, "return_report", reason=reason, changes={"deadline": deadline})


def request_extension(work: Work, deficiency: Deficiency, until: date, reason: str) -> Extension:
    """Ask for more time."""
    require(work, deficiency, "extension.request")
    refuse_closed(deficiency)
    faults = []
    if not reason.strip():
        faults.append(_("cần ghi lý do đề nghị gia hạn"))
    if deficiency.state not in running_states(work):
        label = work.office.machines["deficiency"].state_label(deficiency.state)
        faults.append(_("không gia hạn khi đang '{state}'").format(state=label))
    if deficiency.deadline is None:
        faults.append(_("tồn tại này chưa có thời hạn"))
    elif until <= deficiency.deadline:
        faults.append(_("ngày đề nghị phải sau thời hạn hiện tại"))
    take_turn(work, "extension", deficiency.id)
    waiting = select(Extension).where(
        Extension.deficiency_id == deficiency.id, Extension.state == "requested"
    )
    if work.session.exec(waiting).first() is not None:
        faults.append(_("đã có một đề nghị gia hạn đang chờ trả lời"))
    if faults:
        raise BadInput(_("Đề nghị gia hạn {code}").format(code=deficiency.code), faults)
    extension = Extension(
        code=next_code(work, Extension, f"{deficiency.code}-GH", 2),
        state=work.office.machines["extension"].initial,
        deficiency_id=deficiency.id or 0,
        requested_until=until,
        requested_on=work.on,
        requested_by_id=work.actor.person_id,
        reason=nfc(reason),
        # The answer names the deadline that was in force; by then it may have moved.
        extra={"deadline_before": deficiency.deadline.isoformat()} if deficiency.deadline else {},
    )
    journal.create(work, extension, "extension.requested")
    return extension


def grant_extension(
    work: Work,
    extension: Extension,
    until: date | None,
    answer: str,
    *,
    overrides: Mapping[str, str] | None = None,
) -> None:
    """Grant more time, until the day asked for or another one."""
    granted = {
        "granted_until": until or extension.requested_until,
        "answered_on": work.on,
        "answer": answer,
    }
    move(work, extension, "grant", reason=answer, overrides=overrides, changes=granted)


def refuse_extension(work: Work, extension: Extension, reason: str) -> None:
    """Refuse more time, with the reason."""
    changes = {"answered_on": work.on, "answer": reason}
    move(work, extension, "refuse", reason=reason, changes=changes)


def extensions_of(work: Work, deficiency: Deficiency) -> Sequence[Extension]:
    """Return the requests for more time, oldest first."""
    return work.session.exec(
        select(Extension)
        .where(Extension.deficiency_id == deficiency.id)
        .order_by(col(Extension.id))
    ).all()
