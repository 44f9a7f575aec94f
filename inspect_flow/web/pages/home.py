"""The first page: what this person must do, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import Nn_, _, _n
from inspect_flow.services.queries.deficiency_list import Wanted, count_of_list
from inspect_flow.services.queries.event_hooks import silenced_hooks
from inspect_flow.services.queries.orders import orders_to_my_units
from inspect_flow.services.queries.stuck import StuckRow, stuck_inspections
from inspect_flow.services.queries.visits import visits_between
from inspect_flow.services.queries.waiting import (
    drafts_commented,
    matters_of_my_unit,
    matters_to_decide,
    matters_to_help_with,
    of_my_unit,
    papers_to_issue,
)
from inspect_flow.services.sight import Sight
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import GrantedRole
from inspect_flow.web.home.tasks import (
    Task,
    helping_tasks,
    hook_tasks,
    in_order,
    inspection_tasks,
    matter_tasks,
    minutes_tasks,
    order_tasks,
    paper_tasks,
    stuck_tasks,
    visit_tasks,
)
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: its tasks, what to say when there are none, where all of them are."""

    title: str
    tasks: Sequence[Task]
    empty: str
    all_text: str = ""
    all_href: str = ""
    told: str = ""


@router.get("/")
def show(request: Request, asking: Asking, desk: AtDesk) -> Response:
    """Show what waits for the visitor, the most urgent first."""
    sight = asking.sight
    with desk.reading() as work:
        sections, cards = list(_of_the_unit(work, sight)), []
        if not sight.is_inspected:
            stuck = stuck_inspections(work)
            sections += _of_the_delegation(work, stuck) if sight.delegations else []
            cards = _numbers(work, stuck)
        if asking.holds(GrantedRole.ADMINISTRATOR):
            tasks = list(hook_tasks(silenced_hooks(work)))
            sections.append(Section(_("Quản trị hệ thống"), tasks, ""))
    shown = [each for each in sections if each.tasks] or [_nothing(sight)]
    return page(request, "home/home.html", sections=shown, cards=cards)


def _nothing(sight: Sight) -> Section:
    told = (
        _("Hiện đơn vị không có việc nào phải làm.")
        if sight.is_inspected
        else _("Không có việc nào đang chờ.")
    )
    return Section(_("Đang chờ"), [], told)


def _of_the_unit(work: Work, sight: Sight) -> list[Section]:
    matters = matters_of_my_unit(work)
    tasks = [
        *inspection_tasks(work, of_my_unit(work)),
        *matter_tasks(work, matters, as_unit=True),
        *paper_tasks(papers_to_issue(work, of_the_unit=True)),
    ]
    to_do = [each for each in tasks if not each.waits]
    waiting = [each for each in tasks if each.waits]
    is_more = matters.in_all > len(matters.rows)
    told = _("Xem cả {n} tồn tại").format(n=matters.in_all) if is_more else ""
    mine = Section(
        _("Đơn vị phải làm") if sight.is_inspected else _("Việc của đơn vị mình"), in_order(to_do),
        "", told, "/deficiencies",
    )  # fmt: skip
    return [
        mine,
        _helping(work),
        Section(_("Văn bản yêu cầu đơn vị"), list(order_tasks(work, orders_to_my_units(work))), ""),
        Section(_("Đang chờ đoàn kiểm tra"), in_order(waiting), ""),
    ]


def _helping(work: Work) -> Section:
    matters = matters_to_help_with(work)
    is_more = matters.in_all > len(matters.rows)
    return Section(
        _("Việc phối hợp: đơn vị khác chủ trì"), in_order(helping_tasks(work, matters)), "",
        _("Xem các tồn tại") if is_more else "", "/deficiencies",
        _("Đơn vị chủ trì trả lời đoàn kiểm tra; đơn vị mình làm phần việc của mình và gửi ý kiến,"
          " minh chứng ở trang của từng việc."),
    )  # fmt: skip


def _of_the_delegation(work: Work, stuck: Sequence[StuckRow]) -> list[Section]:
    matters = matters_to_decide(work)
    papers = papers_to_issue(work, of_the_unit=False)
    late = [row for row in stuck if row.state != "commented"]
    is_more = matters.in_all > len(matters.rows)
    told = _("Xem cả {n} việc").format(n=matters.in_all) if is_more else ""
    ahead = visits_between(work, work.on, work.on + _AHEAD)
    return [
        Section(_("Buổi kiểm tra hôm nay và sắp tới"), list(visit_tasks(work, ahead)), "",
                _("Xem lịch kiểm tra"), "/campaigns/calendar"),
        Section(
            _("Đơn vị đang chờ đoàn trả lời"),
            in_order(matter_tasks(work, matters, as_unit=False)), "", told, "/deficiencies",
        ),
        Section(_("Biên bản chờ ký"), in_order(minutes_tasks(work, drafts_commented(work))), ""),
        Section(_("Văn bản chờ ban hành"), list(paper_tasks(papers)), "",
                _("Xem mọi văn bản"), "/documents?state=draft"),
        Section(_("Cuộc kiểm tra đang chậm"), in_order(stuck_tasks(work, late)), "",
                _("Xem các cuộc đang chậm"), "/figures/stuck"),
    ]  # fmt: skip


def _numbers(work: Work, stuck: Sequence[StuckRow]) -> list[dict[str, object]]:
    """Return the numbers that lead to their lists, each counted by the query of its list."""
    lists = (
        (Wanted(only_open=True), Nn_("tồn tại đang mở"), "", "main"),
        (Wanted(only_overdue=True), Nn_("tồn tại quá hạn"), "?show=overdue", "bad"),
        (Wanted(state="reported"), Nn_("báo cáo chờ xác minh"), "?show=all&state=reported",
         "doubtful"),
        (Wanted(state="disputed"), Nn_("đề nghị xem xét lại"), "?show=all&state=disputed",
         "doubtful"),
    )  # fmt: skip
    cards = [
        _card(count_of_list(work, wanted), words, f"/deficiencies{asked}", manner)
        for wanted, words, asked, manner in lists
    ]
    return [*cards, _card(len(stuck), Nn_("cuộc kiểm tra đang chậm"), "/figures/stuck", "bad")]


def _card(number: int, words: str, href: str, manner: str) -> dict[str, object]:
    return {"number": number, "text": _n(words, number), "href": href, "manner": manner}
