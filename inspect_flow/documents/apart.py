"""Read what strangers hand in in a process of its own: a file built to exhaust it harms nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from inspect_flow.documents.confinement import GIBI, Confinement, End, Limits
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

Given = TypeVarTuple("Given")
Told = TypeVar("Told")
# A paper of 100 pages is read in some 10 s of one core and in 300 MB.
MOST_SECONDS = 30
_MOST_MEMORY = 2 * GIBI


def apart(name: str, read: Callable[[*Given], Told], *given: *Given) -> Told:
    """Return `read(*given)` from another process; raise `BadInput` when the file exhausts it.

    `read` and all that goes in and out of it must be picklable.
    """
    # A process for each file: what one does to its reader, the next must not meet.
    with _Reader(name, Limits(MOST_SECONDS, _MOST_MEMORY)) as reader:
        return reader.do(read, *given)


class _Reader(Confinement):
    preload = (__name__, "pikepdf", "pdfplumber")

    def __init__(self, name: str, limits: Limits) -> None:
        super().__init__(limits)
        self._name = name

    def refusal(self, end: End, said: str) -> BadInput:
        """Say that the file is at fault; whatever stopped the reader, the remedy is the same."""
        del end, said
        return BadInput(
            _("Tệp {name}").format(name=self._name),
            [
                _("đọc mãi không xong hoặc đọc dở thì dừng: tệp được tạo khác thường"),
                _("xin lại tệp gốc từ cơ quan ban hành; nếu có bản giấy, dùng --code"),
            ],
        )
