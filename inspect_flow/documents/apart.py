"""Read what strangers hand in in a process of its own: a file built to exhaust it harms nobody."""

from __future__ import annotations

import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from inspect_flow.locale.translation import _, current_language, use_language
from inspect_flow.vocabulary.errors import BadInput, InspectFlowError

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

Given = TypeVarTuple("Given")
Told = TypeVar("Told")
# A paper of 100 pages is read in some 10 s of one core and in 300 MB.
MOST_SECONDS = 30
_LONGEST_WAIT = 120.0
_MOST_MEMORY = 2 * 1024**3


def apart(name: str, read: Callable[[*Given], Told], *given: *Given) -> Told:
    """Return `read(*given)` from another process; raise `BadInput` when the file exhausts it.

    `read` and all that goes in and out of it must be picklable.
    """
    context = _context()
    receiving, sending = context.Pipe(duplex=False)
    asked = (sending, current_language(), MOST_SECONDS, read, given)
    reader = context.Process(target=_answer, args=asked, daemon=True)
    reader.start()
    sending.close()
    try:
        if not receiving.poll(_LONGEST_WAIT):
            raise _exhausting(name)
        told = receiving.recv()
    except EOFError:
        raise _exhausting(name) from None
    finally:
        receiving.close()
        reader.kill()
        reader.join()
    if isinstance(told, InspectFlowError):
        raise told
    answer: Told = told
    return answer


def _context() -> ForkServerContext:
    import multiprocessing

    # Forking a server's threads is unsafe; a fresh fork server imports the readers once.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "pikepdf", "pdfplumber"])
    return context


def _answer(
    sending: Connection,
    language: str,
    seconds: int,
    read: Callable[..., Any],
    given: tuple[Any, ...],
) -> None:
    use_language(language)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    try:
        told = read(*given)
    except InspectFlowError as refusal:
        told = refusal
    except Exception:
        # Readers raise whatever a forged structure leads them to; the other side hears the end.
        return
    sending.send(told)


def _exhausting(name: str) -> BadInput:
    return BadInput(
        _("Tệp {name}").format(name=name),
        [
            _("đọc mãi không xong hoặc đọc dở thì dừng: tệp được tạo khác thường"),
            _("xin lại tệp gốc từ cơ quan ban hành; nếu có bản giấy, dùng --code"),
        ],
    )
