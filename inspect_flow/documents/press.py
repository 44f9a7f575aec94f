"""Fill and lay out the templates of a house where a limit can stop them."""

from __future__ import annotations

from functools import cache

from inspect_flow.documents.confinement import Confinement, End, Limits
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError

_MEBI = 2**20


class Press(Confinement):
    """A process that prints with the templates of a house."""

    preload = ("inspect_flow.documents.bulk", "weasyprint")

    def refusal(self, end: End, said: str) -> DefinitionError:
        """Say what stopped the template, and what to look for in it."""
        match end:
            case End.TIME:
                told = _(
                    "mẫu chạy quá {seconds} giây; hãy tìm vòng lặp không dừng hoặc bảng quá lớn"
                )
                reason = told.format(seconds=f"{self.limits.seconds:g}")
            case End.MEMORY:
                told = _(
                    "mẫu dùng quá {memory} MB bộ nhớ; hãy tìm đoạn chữ, bảng hoặc vòng lặp quá lớn"
                )
                reason = told.format(memory=self.limits.memory // _MEBI)
            case End.DEPTH:
                reason = _("mẫu lồng nhau quá sâu; hãy tìm chỗ gọi lại chính nó")
            case End.FAULT:
                told = _(
                    "bộ dàn trang không chịu được mẫu này ({fault}); bỏ dần phần đã sửa để"
                    " tìm chỗ gây lỗi"
                )
                reason = told.format(fault=said)
        return DefinitionError(_("Mẫu in của cơ quan bị dừng"), [reason])


@cache
def press(limits: Limits) -> Press:
    """Return this process's press with those limits."""
    return Press(limits)
