"""A request for more time as its answer and the decision on it print it."""

from __future__ import annotations

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Extension
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import Told, told
from inspect_flow.services.papers.letterhead import Issuer
from inspect_flow.services.papers.letters import letter_words
from inspect_flow.services.papers.matters import matters_of
from inspect_flow.services.papers.times import short_iso
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.papers_of_remedy import ExtensionRow

GRANTED, REFUSED = "granted", "refused"


def answered_extension(desk: Desk, *states: str) -> Extension:
    """Return the request; raise `BadInput` unless it was answered as the paper needs it."""
    extension = desk.extension
    assert extension is not None
    if extension.state in states:
        return extension
    label = desk.work.office.machines["extension"].state_label(extension.state)
    remedy = _("trả lời trước bằng: inspect-flow deficiency answer-extension {code}")
    other = _("đề nghị không được gia hạn thì trả lời bằng công văn (extension_answer)")
    raise BadInput(
        _("{code}: chưa lập được {kind} khi đề nghị '{state}'").format(
            code=extension.code, kind=desk.kind.label, state=label
        ),
        [other if extension.state == REFUSED else remedy.format(code=extension.code)],
    )


def extension_row(desk: Desk, extension: Extension) -> ExtensionRow:
    """Return the deficiency with its first deadline, the one in force, that asked and granted."""
    deficiency = desk.deficiency
    assert deficiency is not None
    [matter] = matters_of(desk, [deficiency])
    before = str(extension.extra.get("deadline_before") or "")
    return ExtensionRow(
        number=matter.required["number"],
        finding=matter.required["finding"],
        task=matter.required["task"],
        owner=matter.required["owner"],
        original_deadline=matter.original_deadline,
        deadline=told(deficiency).text("deadline", before) or matter.original_deadline,
        requested_until=_part(extension, "asked").day("until", extension.requested_until),
        granted_until=_part(extension, "answered").day("until", extension.granted_until)
        if extension.state == GRANTED
        else "",
    )


def extension_words(
    desk: Desk, issuer: Issuer, extension: Extension, row: ExtensionRow
) -> dict[str, str]:
    """Return the words of the standing texts; days as running text has them."""
    asked, answered = _part(extension, "asked"), _part(extension, "answered")
    return {
        **letter_words(desk, issuer),
        "asked": _day(asked.day("date", extension.requested_on)),
        "requested": _day(row["requested_until"]),
        "original": _day(row["original_deadline"]),
        "deadline": _day(row["deadline"]),
        "granted": _day(row["granted_until"]),
        "reason": _inside(asked.text("reason", extension.reason)),
        "answer": _inside(answered.text("answer", extension.answer)),
    }


def _part(extension: Extension, name: str) -> Told:
    """Return what is known of the request or of its answer; all of it may be assumed."""
    kept = extension.extra.get(name) or {}
    return Told({}, kept.get("assumed") or ())


def _day(iso: str) -> str:
    return short_iso(iso).removeprefix("ngày ") if iso else ""


def _inside(sentence: str) -> str:
    """Return a sentence as it stands within another one."""
    bare = sentence.strip().rstrip(".;")
    return bare[:1].lower() + bare[1:] if bare[1:2].islower() else bare
