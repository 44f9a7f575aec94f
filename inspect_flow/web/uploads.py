"""Forms are read here, with or without files: bounded while they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, Headers
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.file_types import LARGEST_FILE
from inspect_flow.web.sent import Sent, SentFile

LARGEST_BODY = 400 * 1024 * 1024
"""Bytes of a whole request: room to read a file that is too large to its end, and to say so."""
_KEPT_AT_MOST = 150 * 1024 * 1024
_MOST_FILES = 20
_MOST_FIELDS = 3000
# A text that is far too long is still shown again in its field, with what is wrong with it.
_LARGEST_FIELD = 8 * 1024 * 1024
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.pptx,.doc,.xls,.odt,.ods,.mp4,.txt,.csv"
"""What the browser's own chooser offers; a phone turns its HEIC pictures into JPEG for it."""


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


TheForm = Annotated[Sent, Depends(sent_form)]
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
