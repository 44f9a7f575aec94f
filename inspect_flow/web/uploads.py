"""What a form with files brings: bounded while it is read, each file judged by what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from inspect_flow.bootstrap.handing_in import cleared
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.services.evidence import too_large
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.file_types import LARGEST_FILE
from inspect_flow.web.forms import typed_text

LARGEST_BODY = 400 * 1024 * 1024
"""Bytes of a whole request: room to read a file that is too large to its end, and to say so."""
_KEPT_AT_MOST = 150 * 1024 * 1024
_MOST_FILES = 20
_MOST_FIELDS = 2000
# A text that is far too long is still shown again in its field, with what is wrong with it.
_LARGEST_FIELD = 8 * 1024 * 1024
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.pptx,.doc,.xls,.odt,.ods,.mp4,.txt,.csv"
"""What the browser's own chooser offers; a phone turns its HEIC pictures into JPEG for it."""


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


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields and files of one form, as they were sent."""

    fields: Sequence[tuple[str, str]] = ()
    files: Mapping[str, Sequence[SentFile]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return what was typed into a field, as it is kept; "" for a field that was not sent."""
        return next((typed_text(value) for each, value in self.fields if each == name), "")

    def all(self, name: str) -> list[str]:
        """Return every value of that name, as for boxes that were ticked."""
        return [typed_text(value) for each, value in self.fields if each == name]

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


async def read_form(request: Request, largest: int = LARGEST_FILE) -> tuple[FormData, _Bounded]:
    """Read the form to its end, keeping no more of a file than `largest` bytes."""
    async with aclosing(request.stream()) as stream:
        parser = _Bounded(request.headers, stream, largest)
        try:
            form = await parser.parse()
        except (MultiPartException, ClientDisconnect) as fault:
            raise _interrupted() from fault
    if not parser.has_ended:
        await form.close()
        raise _interrupted()
    return form, parser


async def sent_form(request: Request) -> AsyncIterator[Sent]:
    """Read the form of a request, and let its files go when the answer is on its way."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await request.form(max_fields=_MOST_FIELDS, max_part_size=_LARGEST_FIELD)
        yield Sent([(name, value) for name, value in form.multi_items() if isinstance(value, str)])
        return
    form, parser = await read_form(request)
    try:
        yield _sorted(form, parser)
    finally:
        await form.close()


SentForm = Annotated[Sent, Depends(sent_form)]
"""A page's parameter: the form that was sent, with its files."""


class _Bounded(MultiPartParser):
    """Reads a form to its end, and keeps of each file only what is not too much."""

    def __init__(self, headers: Headers, stream: AsyncGenerator[bytes, None], largest: int) -> None:
        super().__init__(
            headers, stream, max_files=_MOST_FILES, max_fields=_MOST_FIELDS,
            max_part_size=_LARGEST_FIELD,
        )  # fmt: skip
        self.largest = largest
        self.weights: dict[int, int] = defaultdict(int)
        self.kept = 0
        self.has_ended = False

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        """Count the bytes of a file; what is too much is read and forgotten."""
        file = self._current_part.file
        if file is not None:
            self.weights[id(file)] += end - start
            if self.weights[id(file)] > self.largest or self.kept > _KEPT_AT_MOST:
                return
            self.kept += end - start
        super().on_part_data(data, start, end)

    def on_end(self) -> None:
        """Note that the form came to its end: an upload that was cut off does not."""
        self.has_ended = True


def _sorted(form: FormData, parser: _Bounded) -> Sent:
    fields, files = [], defaultdict(list)
    for name, value in form.multi_items():
        if isinstance(value, str):
            fields.append((name, value))
        elif value.filename:
            weight = parser.weights[id(value)]
            is_kept = value.size == weight
            files[name].append(SentFile(nfc(value.filename), weight, is_kept, value))
    return Sent(fields, files)


def _interrupted() -> BadInput:
    return BadInput(
        _("Nội dung gửi lên không trọn vẹn"),
        [_("mạng bị ngắt hoặc gửi quá nhiều tệp một lần; quay lại trang trước rồi gửi lại")],
    )
