"""What a question page asks, and what was answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, TypeVar

from inspect_flow.locale.translation import N_, _
from inspect_flow.records.base import Tracked
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.work import Work
from inspect_flow.web.forms import typed_day
from inspect_flow.web.sent import Handed, Sent

Record = TypeVar("Record", bound=Tracked)
AskKind = Literal["text", "line", "day", "files", "choice"]
LONGEST_TEXT = 10_000
OVERRIDE = "override:"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to ask; `label` and `hint` are sentences of the catalogue."""

    name: str
    kind: AskKind
    label: str
    hint: str = ""
    required: bool = True

    @property
    def text(self) -> str:
        """Return the label in the reader's language."""
        return _(self.label)

    @property
    def help(self) -> str:
        """Return the hint in the reader's language."""
        return _(self.hint) if self.hint else ""


@dataclass(slots=True)
class Told:
    """What was answered: texts, days and files by the name of what was asked."""

    texts: dict[str, str] = field(default_factory=dict)
    days: dict[str, date | None] = field(default_factory=dict)
    files: list[Handed] = field(default_factory=list)
    overrides: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a text, "" where none was typed."""
        return self.texts.get(name, "")

    def day(self, name: str) -> date | None:
        """Return a day, None where none was typed."""
        return self.days.get(name)


@dataclass(frozen=True, slots=True)
class Deed(Generic[Record]):
    """Something that can be done; `move` is the step of the workflow that it takes, if any."""

    slug: str
    label: str
    asks: tuple[Ask, ...]
    carry_out: Callable[[Work, Record, Told], None]
    done: str
    move: str = ""
    needs: str = ""
    kind: str = "secondary"

    @property
    def text(self) -> str:
        """Return the label in the reader's language."""
        return _(self.label)


def answered(sent: Sent, asks: Sequence[Ask], errors: dict[str, str]) -> Told:
    """Read what was sent; note every fault at its field."""
    told = Told()
    for ask in asks:
        if ask.kind == "files":
            told.files += sent.handed(ask.name, errors)
            is_empty = not sent.files.get(ask.name)
        elif ask.kind == "day":
            told.days[ask.name] = typed_day(sent.typed(ask.name), ask.name, errors)
            is_empty = not sent.typed(ask.name)
        else:
            told.texts[ask.name] = sent.typed(ask.name)
            is_empty = not sent.typed(ask.name)
            _note_too_long(sent.typed(ask.name), ask.name, errors)
        if ask.required and is_empty:
            lacks = _("Chưa chọn: {what}") if ask.kind == "files" else _("Chưa ghi: {what}")
            errors.setdefault(ask.name, lacks.format(what=ask.text))
    told.overrides = {
        name.removeprefix(OVERRIDE): sent.typed(name)
        for name, _value in sent.fields
        if name.startswith(OVERRIDE) and sent.typed(name)
    }
    return told


def attach(work: Work, record: Tracked, told: Told, refers_to: date | None = None) -> None:
    """Attach the files that were handed in."""
    for file in told.files:
        add_evidence(work, record, file.content, file.name, refers_to_on=refers_to)


def _note_too_long(text: str, name: str, errors: dict[str, str]) -> None:
    if len(text) > LONGEST_TEXT:
        errors[name] = _("Dài {length} ký tự, quá {limit}; rút gọn hoặc đính kèm tệp").format(
            length=len(text), limit=LONGEST_TEXT
        )


REASON = Ask("reason", "text", N_("Lý do"))
FILES = Ask(
    "files",
    "files",
    N_("Tệp minh chứng"),
    N_("Chọn được nhiều tệp: PDF, Word, Excel, ảnh chụp. Mỗi tệp không quá 50 MB."),
    required=False,
)
