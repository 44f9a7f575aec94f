"""What a template may not do: fill the memory, write without end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from inspect_flow.locale.translation import _

if TYPE_CHECKING:
    from jinja2 import Environment

# Characters; a paper of a thousand pages has five million.
_LONGEST_PAPER = 20_000_000


def sandbox() -> type[Environment]:
    """Return Jinja's sandbox, in which texts and lists cannot be multiplied either."""
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        """Refuses what fills the memory in one step."""

        intercepted_binops = frozenset({"*", "**", "%"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator == "**" or not all(isinstance(each, int) for each in (left, right)):
                raise SecurityError(_("không được dùng {operator} ở đây").format(operator=operator))
            return super().call_binop(context, operator, left, right)

    return Sandbox


def joined(pieces: Iterable[str]) -> str:
    """Join what a template writes; raise `OverflowError` before it fills the memory."""
    written, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > _LONGEST_PAPER:
            raise OverflowError(_("mẫu in ra quá {limit} ký tự").format(limit=_LONGEST_PAPER))
        written.append(piece)
    return "".join(written)
