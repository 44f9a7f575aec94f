"""What the inspected unit does about a deficiency: plan, report, ask for time, disagree, write."""

from __future__ import annotations

from dataclasses import replace

from inspect_flow.locale.translation import N_
from inspect_flow.records.tables import Deficiency
from inspect_flow.services.comments import add_comment, comments_of
from inspect_flow.services.moving import move
from inspect_flow.services.permissions import require
from inspect_flow.services.queries.deficiency_page import waiting_request
from inspect_flow.services.remediation import record_remediation, request_extension
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.findings import RemediationKind
from inspect_flow.web.deeds.asking import FILES, Ask, Deed, Told, attach


def _plan(work: Work, deficiency: Deficiency, told: Told) -> None:
    proof = [line.strip() for line in told.text("proof").splitlines() if line.strip()]
    record_remediation(work, deficiency, RemediationKind.PLAN, told.text("text"), proof=proof)
    attach(work, deficiency, told)
    move(work, deficiency, "submit_plan")


def _report(work: Work, deficiency: Deficiency, told: Told) -> None:
    record_remediation(work, deficiency, RemediationKind.REPORT, told.text("text"))
    attach(work, deficiency, told, told.day("refers_to"))
    move(work, deficiency, "report")


def _ask_for_time(work: Work, deficiency: Deficiency, told: Told) -> None:
    until = told.day("until")
    assert until is not None
    request_extension(work, deficiency, until, told.text("reason"))


def _take_request_back(work: Work, deficiency: Deficiency, _told: Told) -> None:
    waiting = waiting_request(work, deficiency)
    if waiting is not None:
        move(work, waiting, "withdraw")


def _dispute(work: Work, deficiency: Deficiency, told: Told) -> None:
    move(work, deficiency, "dispute", reason=told.text("reason"))
    attach(work, deficiency, told)


def _tell_progress(work: Work, deficiency: Deficiency, told: Told) -> None:
    require(work, deficiency, "deficiency.report")
    # It stands in the record, hence Vietnamese whatever the writer's language.
    _say(work, deficiency, f"Tiến độ: {told.text('text')}")
    attach(work, deficiency, told)


def _write(work: Work, deficiency: Deficiency, told: Told) -> None:
    _say(work, deficiency, told.text("text"))
    attach(work, deficiency, told)


def _say(work: Work, deficiency: Deficiency, text: str) -> None:
    # A second click sends the same words again: they stand there already.
    said = comments_of(work, deficiency)
    last = said[-1].comment if said else None
    if last is None or (last.text, last.author_id) != (text, work.actor.person_id):
        add_comment(work, deficiency, text)


OF_THE_UNIT: tuple[Deed[Deficiency], ...] = (
    Deed(
        "plan",
        N_("Nộp kế hoạch khắc phục"),
        (
            Ask("text", "text", N_("Đơn vị sẽ làm gì?"),
                N_("Ghi việc sẽ làm, người làm, ngày xong. Vài dòng là đủ.")),
            Ask("proof", "text", N_("Minh chứng sẽ nộp"), N_("Mỗi dòng một loại"), required=False),
            FILES,
        ),
        _plan,
        N_("Đã nộp kế hoạch khắc phục; đoàn kiểm tra sẽ xem và trả lời."),
        move="submit_plan",
    ),
    Deed(
        "report",
        N_("Báo cáo đã khắc phục"),
        (
            Ask("text", "text", N_("Đơn vị đã làm gì?"),
                N_("Ghi việc đã làm và kết quả, kể cả số, ký hiệu văn bản đã ban hành.")),
            replace(FILES, required=True),
            Ask("refers_to", "day", N_("Ngày của minh chứng"),
                N_("Ngày ghi trên văn bản, ví dụ 14/8/2026"), required=False),
        ),
        _report,
        N_("Đã gửi báo cáo khắc phục; đoàn kiểm tra sẽ xác minh."),
        move="report",
    ),
    Deed(
        "progress",
        N_("Báo tiến độ"),
        (
            Ask("text", "text", N_("Đơn vị đã làm đến đâu?"),
                N_("Ghi việc đã xong, việc còn lại, vướng mắc nếu có.")),
            FILES,
        ),
        _tell_progress,
        N_("Đã gửi báo cáo tiến độ."),
        needs="deficiency.report",
    ),
    Deed(
        "more-time",
        N_("Xin gia hạn"),
        (
            Ask("until", "day", N_("Xin làm xong chậm nhất ngày nào?")),
            Ask("reason", "text", N_("Vì sao cần thêm thời gian?")),
        ),
        _ask_for_time,
        N_("Đã gửi đề nghị gia hạn; trưởng đoàn sẽ trả lời ở trang này."),
        needs="extension.request",
    ),
    Deed(
        "take-request-back",
        N_("Rút đề nghị gia hạn"),
        (),
        _take_request_back,
        N_("Đã rút đề nghị gia hạn."),
        needs="extension.request",
    ),
    Deed(
        "dispute",
        N_("Đề nghị xem xét lại"),
        (
            Ask("reason", "text", N_("Vì sao đơn vị không đồng ý với nhận xét này?"),
                N_("Ghi điều chưa đúng và căn cứ.")),
            FILES,
        ),
        _dispute,
        N_("Đã gửi đề nghị xem xét lại; trưởng đoàn sẽ trả lời ở trang này."),
        move="dispute",
    ),
)  # fmt: skip

REMARK: Deed[Deficiency] = Deed(
    "remark",
    N_("Viết trao đổi"),
    (Ask("text", "text", N_("Nội dung trao đổi")), FILES),
    _write,
    N_("Đã gửi trao đổi."),
    needs="comment.write",
)
"""Both sides may write at any time."""
