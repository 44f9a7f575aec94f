"""What the unit says of the draft minutes, finding by finding, and how it is put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.tables import Document, Finding, Inspection
from inspect_flow.services import journal
from inspect_flow.services.comments import add_comment
from inspect_flow.services.documents import context_of
from inspect_flow.services.findings import findings_of
from inspect_flow.services.inspections import record_unit_comments
from inspect_flow.services.moving import move
from inspect_flow.services.papers import paper_context
from inspect_flow.services.permissions import require
from inspect_flow.services.record_sight import inspects_here
from inspect_flow.services.states import BEFORE_DRAFT
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from inspect_flow.vocabulary.stances import Stance

KEPT_AS = "unit_comment"
LONGEST_REASON = 5000
_SHORT = 80


@dataclass(frozen=True, slots=True)
class FindingComment:
    """A finding with what the unit says of it; `is_outdated` when it was reworded since."""

    finding: Finding
    number: str
    stance: Stance | None
    reason: str
    is_outdated: bool


def comments_on_findings(work: Work, inspection: Inspection) -> list[FindingComment]:
    """Return the findings of the draft in its order, each with what was said of it so far."""
    numbers = _numbers_of_draft(work, inspection)
    found = [_comment(each, numbers) for each in findings_of(work, inspection)]
    return sorted(found, key=lambda each: (not each.number, len(each.number), each.number))


def say_of_finding(
    work: Work, inspection: Inspection, finding: Finding, stance: Stance, reason: str
) -> None:
    """Keep what the unit says of one finding; said again in the same words it changes nothing."""
    require(work, inspection, "inspection.unit_comments")
    refuse_untimely(work, inspection)
    written = "" if stance is Stance.AGREE else nfc(reason).strip()
    if len(written) > LONGEST_REASON:
        raise BadInput(_("Lý do dài quá {limit} ký tự; rút gọn hoặc gửi kèm văn bản").format(
            limit=LONGEST_REASON))  # fmt: skip
    said = {"stance": stance.value, "reason": written, "statement": finding.statement}
    if (finding.extra.get(KEPT_AS) or {}) == said:
        return
    changes = {"extra": {**finding.extra, KEPT_AS: said}}
    details = {"stance": stance.value, "reason": written, "inspection": inspection.code}
    journal.change(work, finding, changes, "finding.unit_commented", details)


def send_comments(work: Work, inspection: Inspection, general: str, *, rest_agreed: bool) -> None:
    """Hand the comments in: each finding needs a stance, and each doubt its reason."""
    require(work, inspection, "inspection.unit_comments")
    refuse_untimely(work, inspection)
    said = comments_on_findings(work, inspection)
    if rest_agreed:
        for each in said:
            if each.stance is None:
                say_of_finding(work, inspection, each.finding, Stance.AGREE, "")
        said = comments_on_findings(work, inspection)
    _refuse_unfinished(inspection, said)
    record_unit_comments(work, inspection, "\n".join(_in_words(said, nfc(general).strip())))
    for each in said:
        if each.stance is not Stance.AGREE:
            add_comment(work, each.finding, _sentence(each))
    move(work, inspection, "comment")


def draft_context(work: Work, inspection: Inspection) -> dict[str, Any]:
    """Return the draft that the unit may read: what it would say if it were sent today.

    Raises `NotFound` while the delegation is still writing it.
    """
    refuse_hidden_draft(work, inspection)
    return paper_context(work, DocumentKind.DRAFT_MINUTES, inspection, draft=False)


def refuse_hidden_draft(work: Work, inspection: Inspection) -> None:
    """Raise `NotFound` for the unit while the delegation is still writing."""
    if inspection.state in BEFORE_DRAFT and not inspects_here(work, inspection.id):
        raise NotFound(_("Chưa có dự thảo biên bản"))


def refuse_untimely(work: Work, inspection: Inspection) -> None:
    """Raise `MoveRefused` unless the draft lies with the unit."""
    if inspection.state != "findings_drafted":
        label = work.office.machines["inspection"].state_label(inspection.state)
        raise MoveRefused(
            title_of(work, inspection),
            [_("chỉ góp ý khi dự thảo biên bản đang lấy ý kiến; hiện đang là '{state}'").format(
                state=label)],
        )  # fmt: skip


def _refuse_unfinished(inspection: Inspection, said: Sequence[FindingComment]) -> None:
    silent = [_called(each) for each in said if each.stance is None]
    bare = [
        _called(each)
        for each in said
        if each.stance not in (None, Stance.AGREE) and not each.reason
    ]
    faults = []
    if silent:
        faults.append(
            _("chưa chọn ý kiến về nhận xét: {numbers}").format(numbers=", ".join(silent))
        )
    if bare:
        faults.append(_("chưa ghi lý do ở nhận xét: {numbers}").format(numbers=", ".join(bare)))
    if faults:
        raise BadInput(_("Góp ý dự thảo biên bản {code}").format(code=inspection.code), faults)


# What follows is printed in the minutes, hence Vietnamese whatever the reader's language.


def _in_words(said: Sequence[FindingComment], general: str) -> Iterable[str]:
    agreed = [each for each in said if each.stance is Stance.AGREE]
    if len(agreed) == len(said):
        yield "Nhất trí với toàn bộ nhận xét trong dự thảo biên bản"
    else:
        yield f"Nhất trí với {len(agreed)}/{len(said)} nhận xét trong dự thảo biên bản"
    for each in said:
        if each.stance is not Stance.AGREE:
            yield f"Về nhận xét số {_called(each)} ({_shortened(each)}): {_sentence(each)}"
    if general:
        yield f"Ý kiến chung: {' '.join(general.split())}"


def _sentence(comment: FindingComment) -> str:
    assert comment.stance is not None
    reason = " ".join(comment.reason.split())
    return f"{comment.stance.vi}; lý do: {reason}"


def _shortened(comment: FindingComment) -> str:
    text = comment.finding.statement.rstrip(" .;")
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rsplit(' ', 1)[0]}…"


def _called(comment: FindingComment) -> str:
    return comment.number or comment.finding.code


def _comment(finding: Finding, numbers: Mapping[str, str]) -> FindingComment:
    kept = finding.extra.get(KEPT_AS) or {}
    return FindingComment(
        finding=finding,
        number=numbers.get(finding.statement, ""),
        stance=Stance(kept["stance"]) if kept else None,
        reason=str(kept.get("reason", "")),
        is_outdated=bool(kept) and kept.get("statement") != finding.statement,
    )


def _numbers_of_draft(work: Work, inspection: Inspection) -> dict[str, str]:
    """Return statement → its number in the draft that the unit reads."""
    draft = work.session.exec(
        select(Document)
        .where(
            Document.kind == DocumentKind.DRAFT_MINUTES.value,
            Document.subject == "inspection",
            Document.subject_id == inspection.id,
        )
        .order_by(col(Document.id).desc())
    ).first()
    areas: Sequence[Any] = (context_of(draft) if draft else draft_context(work, inspection))[
        "areas"
    ]
    return {
        each["text"]: str(each["number"])
        for area in areas
        for name in ("context", "strengths", "shortcomings")
        for each in area.get(name, ())
    }
