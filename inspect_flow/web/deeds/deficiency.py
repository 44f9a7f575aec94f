"""Which deeds are open to the visitor at a deficiency now, and the one sentence above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inspect_flow.locale.translation import N_, _
from inspect_flow.records.tables import Deficiency, Extension, Inspection
from inspect_flow.rules.permissions import may
from inspect_flow.services.queries.deficiency_page import waiting_request
from inspect_flow.services.queries.moves import NextMove, next_moves
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.registry import get
from inspect_flow.services.standing import roles_of
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.succession import heirs_on
from inspect_flow.services.unit_clock import running_states
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.roles import OF_UNITS, Role
from inspect_flow.web.deeds.asking import Deed
from inspect_flow.web.deeds.of_the_delegation import OF_THE_DELEGATION
from inspect_flow.web.deeds.of_the_unit import OF_THE_UNIT, REMARK

ALL = {deed.slug: deed for deed in (*OF_THE_UNIT, *OF_THE_DELEGATION, REMARK)}

TO_DO_AS_UNIT = {
    "recorded": N_("Chưa có văn bản yêu cầu khắc phục; đơn vị có thể chuẩn bị trước."),
    "directed": N_("Nộp kế hoạch khắc phục; đã làm xong thì báo cáo ngay, kèm minh chứng."),
    "plan_submitted": N_("Đoàn đang xem kế hoạch. Làm xong thì báo cáo, kèm minh chứng."),
    "plan_accepted": N_("Kế hoạch đã được chấp thuận. Làm xong thì báo cáo, kèm minh chứng."),
    "reported": N_("Đã báo cáo; đoàn đang xác minh. Đơn vị chưa phải làm gì thêm."),
    "returned": N_("Báo cáo bị trả lại. Làm tiếp rồi báo cáo lại trước thời hạn mới."),
    "disputed": N_("Đã đề nghị xem xét lại; đang chờ trưởng đoàn trả lời."),
    "upheld": N_("Nhận xét được giữ nguyên. Nộp kế hoạch hoặc báo cáo khắc phục."),
    "suspended": N_("Thời hạn đang tạm dừng; đơn vị chưa phải làm gì."),
    "verified": N_("Đoàn đã xác nhận khắc phục xong; đơn vị không phải làm gì thêm."),
}
TO_DO_AS_DELEGATION = {
    "recorded": N_("Giao việc và thời hạn, rồi ban hành văn bản chấn chỉnh."),
    "directed": N_("Đang chờ đơn vị nộp kế hoạch hoặc báo cáo khắc phục."),
    "plan_submitted": N_("Đơn vị đã nộp kế hoạch: chấp thuận hoặc trả lại."),
    "plan_accepted": N_("Đang chờ đơn vị báo cáo kết quả khắc phục."),
    "reported": N_("Đơn vị đã báo cáo: xem minh chứng, xác nhận hoặc trả lại."),
    "returned": N_("Đang chờ đơn vị báo cáo lại."),
    "disputed": N_("Đơn vị không đồng ý: giữ nguyên hoặc rút nhận xét."),
    "upheld": N_("Đã giữ nguyên nhận xét; đang chờ đơn vị khắc phục."),
    "suspended": N_("Thời hạn đang tạm dừng."),
    "verified": N_("Đã xác nhận khắc phục xong; có thể kết thúc."),
}
# The unit that shares the duty; `owner` answers for it.
_TO_DO_AS_HELPER = {
    "recorded": N_("Chưa có văn bản yêu cầu khắc phục; có thể bàn trước với {owner}."),
    "reported": N_("{owner} đã báo cáo; đoàn đang xác minh. Chưa phải làm gì thêm."),
    "disputed": N_("{owner} đã đề nghị xem xét lại; đang chờ trưởng đoàn trả lời."),
    "suspended": N_("Thời hạn đang tạm dừng; chưa phải làm gì."),
    "verified": N_("Đoàn đã xác nhận khắc phục xong; không phải làm gì thêm."),
}
_HELPS = N_("{owner} nộp kế hoạch và báo cáo; đơn vị mình chuẩn bị phần việc, minh chứng của mình.")
_OVER = N_("Việc này đã kết thúc.")
_ASKED = N_("Đơn vị xin gia hạn: cho hoặc không cho.")
_HAS_ASKED = N_("Đề nghị gia hạn đang chờ trả lời.")


@dataclass(frozen=True, slots=True)
class Open:
    """What is open: the sentence, the deeds in order, and the moves behind them by name."""

    sentence: str
    deeds: tuple[Deed[Deficiency], ...]
    moves: dict[str, NextMove]
    request: Extension | None
    side: Role | None


def open_deeds(work: Work, deficiency: Deficiency) -> Open:
    """Return what the visitor can do now; who only looks gets the sentence alone."""
    roles = roles_of(work, deficiency)
    request = waiting_request(work, deficiency)
    moves = {each.name: each for each in next_moves(work, deficiency) if each.allowed}
    if request is not None:
        answers = {each.name: each for each in next_moves(work, request) if each.allowed}
        moves |= {name: each for name, each in answers.items() if name in ("grant", "refuse")}
    side = _side(roles)
    deeds = tuple(_open(work, deficiency, roles, moves, request))
    return Open(_sentence(work, deficiency, side, request), deeds, moves, request, side)


def _side(roles: frozenset[Role]) -> Role | None:
    """Return for which side of the units the visitor reads; who inspects as well reads as such."""
    if Role.UNIT in roles:
        return Role.UNIT
    return Role.HELPER if roles and roles <= OF_UNITS else None


def answering(owner: str, unit: str) -> str:
    """Name who answers so that another unit knows it: an office with the unit it is of."""
    return f"{owner} ({unit})" if owner and owner != unit else unit


def as_helper(state: str, owner: str) -> str:
    """Say what a unit that shares the duty does while the deficiency is in that state."""
    known = _TO_DO_AS_HELPER.get(state, _HELPS if state in OPEN_DEFICIENCY else _OVER)
    return _(known).format(owner=owner)


def _open(
    work: Work,
    deficiency: Deficiency,
    roles: frozenset[Role],
    moves: dict[str, NextMove],
    request: Extension | None,
) -> Iterator[Deed[Deficiency]]:
    asks = may("extension.request", roles)
    fits = {
        "more-time": asks and request is None and deficiency.state in running_states(work)
        and deficiency.deadline is not None,
        "progress": asks and "report" in moves,
        "take-request-back": asks and request is not None,
        "grant-time": "grant" in moves,
        "refuse-time": "refuse" in moves,
        "assign": may("deficiency.assign", roles) and deficiency.state in ("recorded", "upheld"),
        "transfer": may("deficiency.transfer", roles) and bool(heirs_of(work, deficiency)),
        "remark": may("comment.write", roles) and deficiency.state in OPEN_DEFICIENCY,
    }  # fmt: skip
    for deed in ALL.values():
        if fits.get(deed.slug, bool(deed.move) and deed.move in moves):
            yield deed


def heirs_of(work: Work, deficiency: Deficiency) -> set[int]:
    """Return the units that have followed the owner and exist."""
    if deficiency.owner_id is None or deficiency.state not in OPEN_DEFICIENCY:
        return set()
    return heirs_on(work, deficiency.owner_id, work.on) - {deficiency.owner_id}


def _sentence(
    work: Work, deficiency: Deficiency, side: Role | None, request: Extension | None
) -> str:
    words = TO_DO_AS_UNIT if side is Role.UNIT else TO_DO_AS_DELEGATION
    told = _(words.get(deficiency.state, _OVER))
    if side is Role.HELPER:
        inspected = get(work, Inspection, deficiency.inspection_id).unit_id
        names = unit_names(work, (deficiency.owner_id, inspected))
        owner = answering(names.get(deficiency.owner_id or 0, ""), names[inspected])
        told = as_helper(deficiency.state, owner)
    if request is None:
        return told
    return f"{told} {_(_ASKED if side is None else _HAS_ASKED)}"
