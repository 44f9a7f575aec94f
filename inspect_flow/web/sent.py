"""A form as it was sent: its fields, and files that are judged by what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property

from starlette.datastructures import UploadFile

from inspect_flow.bootstrap.handing_in import cleared
from inspect_flow.locale.translation import _
from inspect_flow.services.evidence import too_large
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.web.forms import typed_text

LONGEST_TEXT = 20_000
"""Characters of one field; what is longer is a paper and belongs among the evidence."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of a form; of one that was too large only its weight is known."""

    name: str
    weight: int
    is_kept: bool
    upload: UploadFile

    def content(self) -> bytes:
        """Return the bytes to keep, or raise `BadInput` with what is wrong with the file."""
        if not self.is_kept:
            raise BadInput(_("Tệp '{name}'").format(name=self.name), [too_large(self.weight)])
        self.upload.file.seek(0)
        return cleared(self.upload.file.read(), self.name)


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that may be kept."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Sent:
    """The fields and files of one form; a field that was not sent is empty."""

    fields: Sequence[tuple[str, str]] = ()
    files: Mapping[str, Sequence[SentFile]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether the field was sent at all."""
        return name in self.strings

    @cached_property
    def strings(self) -> dict[str, str]:
        """Return every field as it was typed, to show the form again."""
        return dict(self.fields)

    def typed(self, name: str) -> str:
        """Return what was typed, as it would be kept, however long it is."""
        return typed_text(self.strings.get(name, ""))

    def text(self, name: str) -> str:
        """Return the text as it is kept; raise `BadInput` for one that is no text of a form."""
        written = self.typed(name)
        if len(written) > LONGEST_TEXT:
            raise BadInput(
                _("Nội dung dài {length} ký tự, quá {limit}").format(
                    length=len(written), limit=LONGEST_TEXT
                ),
                [_("rút gọn, hoặc đính kèm văn bản làm minh chứng")],
            )
        return written

    def line(self, name: str) -> str:
        """Return the text on one line."""
        return " ".join(self.text(name).split())

    def lines(self, name: str) -> list[str]:
        """Return the lines that hold something."""
        return [line.strip() for line in self.text(name).splitlines() if line.strip()]

    def chosen(self, name: str) -> list[str]:
        """Return every value sent under the name, as boxes do."""
        return [value for each, value in self.fields if each == name]

    def whole(self, name: str) -> int:
        """Return a whole number that the page itself wrote into the form, 0 for anything else."""
        value = self.text(name)
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0

    def after(self, prefix: str) -> dict[str, str]:
        """Return the texts of all fields that begin with `prefix`, by the rest of their names."""
        names = [name for name in self.strings if name.startswith(prefix)]
        return {name.removeprefix(prefix): self.text(name) for name in names}

    def handed(self, name: str, errors: dict[str, str]) -> list[Handed]:
        """Return the files of a field that may be kept; note the faults of all others at it."""
        good, faults = [], []
        for each in self.files.get(name, ()):
            try:
                good.append(Handed(each.name, each.content()))
            except BadInput as refusal:
                faults.append(f"{refusal.thing}: {'; '.join(refusal.reasons)}")
        if faults:
            errors[name] = ". ".join(faults)
        return good


def typed_number(text: str) -> Decimal | None:
    """Read "1,5" or "1.5", None for nothing; raise `BadInput` when it is no number."""
    if not text:
        return None
    try:
        found = Decimal(text.replace(",", ".")) if len(text) <= 30 else Decimal("NaN")
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise BadInput(_("'{value}' không phải số; viết 1,5 hoặc 12").format(value=text[:30]))
    return found
