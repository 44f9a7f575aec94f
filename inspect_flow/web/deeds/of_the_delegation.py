"""What the delegation and its superiors decide about a deficiency."""

from __future__ import annotations

from inspect_flow.locale.translation import N_, _
from inspect_flow.records.tables import Deficiency, Extension
from inspect_flow.services.deficiencies import assign, reopen, transfer
from inspect_flow.services.moving import move
from inspect_flow.services.queries.deficiency_page import waiting_request
from inspect_flow.services.queries.names import find_unit
from inspect_flow.services.remediation import (
    grant_extension,
    refuse_extension,
    return_report,
    verify,
)
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import Conflict
from inspect_flow.web.deeds.asking import REASON, Ask, Deed, Told

_DEADLINE = Ask("deadline", "day", N_("Thời hạn mới"))


def _just_move(name: str, work: Work, deficiency: Deficiency, told: Told) -> None:
    move(work, deficiency, name, reason=told.text("reason"), overrides=told.overrides)


def _moving(slug: str, name: str, label: str, done: str, *asks: Ask, kind: str = "secondary"
            ) -> Deed[Deficiency]:  # fmt: skip
    """Return a deed that is one step of the workflow and nothing else."""

    def carry_out(work: Work, deficiency: Deficiency, told: Told) -> None:
        _just_move(name, work, deficiency, told)

    return Deed(slug, label, asks, carry_out, done, move=name, kind=kind)


def _verify(work: Work, deficiency: Deficiency, told: Told) -> None:
    verify(work, deficiency, told.text("text"))


def _return_report(work: Work, deficiency: Deficiency, told: Told) -> None:
    deadline = told.day("deadline")
    assert deadline is not None
    return_report(work, deficiency, told.text("reason"), deadline)


def _waiting(work: Work, deficiency: Deficiency) -> Extension:
    found = waiting_request(work, deficiency)
    if found is None:
        raise Conflict(deficiency.code, [_("không còn đề nghị gia hạn nào chờ trả lời")])
    return found


def _grant(work: Work, deficiency: Deficiency, told: Told) -> None:
    grant_extension(
        work, _waiting(work, deficiency), told.day("until"), told.text("reason"),
        overrides=told.overrides,
    )  # fmt: skip


def _refuse(work: Work, deficiency: Deficiency, told: Told) -> None:
    refuse_extension(work, _waiting(work, deficiency), told.text("reason"))


def _reopen(work: Work, deficiency: Deficiency, told: Told) -> None:
    reopen(work, deficiency, told.text("reason"), told.day("deadline"))


def _assign(work: Work, deficiency: Deficiency, told: Told) -> None:
    assign(
        work, deficiency, deadline=told.day("deadline"), task=told.text("task"),
        responsible=told.text("responsible"),
    )  # fmt: skip


def _transfer(work: Work, deficiency: Deficiency, told: Told) -> None:
    transfer(work, deficiency, find_unit(work, told.text("heir")), told.text("document"))


OF_THE_DELEGATION: tuple[Deed[Deficiency], ...] = (
    _moving("accept-plan", "accept_plan", N_("Chấp thuận kế hoạch"),
            N_("Đã chấp thuận kế hoạch khắc phục.")),
    _moving("return-plan", "return_plan", N_("Trả lại kế hoạch"),
            N_("Đã trả lại kế hoạch để đơn vị làm lại."), REASON),
    Deed("verify", N_("Xác nhận đã khắc phục"),
         (Ask("text", "text", N_("Đã xem những gì?"),
              N_("Ghi minh chứng đã xem và điều đã đối chiếu.")),),
         _verify, N_("Đã xác nhận khắc phục xong."), move="verify"),
    Deed("return-report", N_("Trả lại báo cáo"), (REASON, _DEADLINE), _return_report,
         N_("Đã trả lại báo cáo với thời hạn mới."), move="return_report"),
    Deed("grant-time", N_("Cho gia hạn"),
         (Ask("until", "day", N_("Cho đến ngày")),
          Ask("reason", "text", N_("Lời trả lời"), required=False)),
         _grant, N_("Đã cho gia hạn; thời hạn ban đầu vẫn được ghi lại."), needs="grant"),
    Deed("refuse-time", N_("Không cho gia hạn"), (REASON,), _refuse,
         N_("Đã trả lời không gia hạn."), needs="refuse"),
    _moving("uphold", "uphold", N_("Giữ nguyên nhận xét"), N_("Đã giữ nguyên nhận xét."), REASON),
    _moving("withdraw", "withdraw", N_("Rút nhận xét"), N_("Đã rút nhận xét."), REASON,
            kind="warning"),
    _moving("redirect", "redirect", N_("Yêu cầu khắc phục lại"), N_("Đã yêu cầu khắc phục lại.")),
    Deed("assign", N_("Giao việc, đặt thời hạn"),
         (Ask("deadline", "day", N_("Thời hạn khắc phục")),
          Ask("task", "text", N_("Việc phải làm"), required=False),
          Ask("responsible", "line", N_("Người, bộ phận phụ trách"), required=False)),
         _assign, N_("Đã giao việc."), needs="deficiency.assign"),
    _moving("suspend", "suspend", N_("Tạm dừng tính thời hạn"), N_("Đã tạm dừng tính thời hạn."),
            REASON),
    _moving("resume", "resume", N_("Tiếp tục tính thời hạn"), N_("Thời hạn lại được tính tiếp.")),
    _moving("close", "close", N_("Kết thúc"), N_("Đã kết thúc.")),
    Deed("reopen", N_("Mở lại"), (REASON, _DEADLINE), _reopen, N_("Đã mở lại với thời hạn mới."),
         move="reopen"),
    _moving("waive", "waive", N_("Không yêu cầu khắc phục"),
            N_("Đã ghi: không yêu cầu khắc phục."), REASON, kind="warning"),
    Deed("transfer", N_("Chuyển cho đơn vị kế thừa"),
         (Ask("heir", "choice", N_("Đơn vị nhận"), N_("Đơn vị kế thừa theo văn bản sắp xếp")),
          Ask("document", "line", N_("Văn bản làm căn cứ"),
              N_("Ví dụ: Nghị quyết 1662/NQ-UBTVQH15"))),
         _transfer, N_("Đã chuyển cho đơn vị kế thừa."), needs="deficiency.transfer"),
)  # fmt: skip
