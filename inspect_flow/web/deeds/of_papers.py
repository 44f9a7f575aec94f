"""What can be done with a stored paper: submit, issue, withdraw, replace, discard."""

from __future__ import annotations

from collections.abc import Callable

from inspect_flow.locale.translation import N_, _
from inspect_flow.records.tables import Document
from inspect_flow.services.documents import issue, supersede
from inspect_flow.services.moving import move
from inspect_flow.services.queries.moves import NextMove, next_moves
from inspect_flow.services.standing import roles_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.roles import OF_UNITS, Role
from inspect_flow.web.deeds.asking import REASON, Ask, Deed, Told

FORM_KEPT = "form_kept"
_NUMBER = Ask(
    "number",
    "line",
    N_("Số văn bản"),
    N_("Để trống thì lấy số tiếp theo của sổ văn bản"),
    required=False,
)


def _moving(name: str) -> Callable[[Work, Document, Told], None]:
    def carry_out(work: Work, document: Document, told: Told) -> None:
        move(work, document, name, reason=told.text("reason"), overrides=told.overrides)

    return carry_out


def _issue(work: Work, document: Document, told: Told) -> None:
    typed = told.text("number")
    if typed and not (typed.isascii() and typed.isdigit() and 0 < int(typed) < 10**9):
        raise BadInput(_("Số văn bản"), [_("số văn bản '{number}' phải là số nguyên dương").format(
            number=typed[:20])])  # fmt: skip
    issue(work.excusing(told.overrides), document, int(typed) if typed else None)


def _supersede(work: Work, document: Document, told: Told) -> None:
    supersede(work.excusing(told.overrides), document, told.text("reason"))


OF_PAPERS: tuple[Deed[Document], ...] = (
    Deed("issue", N_("Ban hành"), (_NUMBER,), _issue,
         N_("Đã ban hành; nội dung văn bản đã khóa."), move="issue"),
    Deed("submit", N_("Trình duyệt"), (), _moving("submit"), N_("Đã trình duyệt."), move="submit"),
    Deed("return-to-draft", N_("Trả lại để sửa"), (REASON,), _moving("return_to_draft"),
         N_("Đã trả lại để sửa."), move="return_to_draft"),
    Deed("supersede", N_("Thay bằng bản đính chính"), (REASON,), _supersede,
         N_("Đã ban hành bản thay thế."), move="supersede"),
    Deed("withdraw", N_("Thu hồi"), (REASON,), _moving("withdraw"), N_("Đã thu hồi."),
         move="withdraw", kind="warning"),
    Deed("discard", N_("Bỏ dự thảo"), (REASON,), _moving("discard"), N_("Đã bỏ dự thảo."),
         move="discard", kind="warning"),
)  # fmt: skip


def open_papers_deeds(
    work: Work, document: Document
) -> tuple[tuple[Deed[Document], ...], dict[str, NextMove]]:
    """Return what the visitor can do with the paper now, and the moves behind it."""
    moves = {each.name: each for each in next_moves(work, document) if each.allowed}
    kind, roles = DocumentKind(document.kind), roles_of(work, document)
    is_own = Role.UNIT in roles if kind.is_of_the_unit else bool(roles - OF_UNITS)
    # An unnumbered working paper is handed out as it is and never issued.
    left_out = () if kind.is_numbered else ("issue", "submit")
    fitting = (each for each in OF_PAPERS if each.move in moves and each.slug not in left_out)
    return (tuple(fitting) if is_own else ()), moves
