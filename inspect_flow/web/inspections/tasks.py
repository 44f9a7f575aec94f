"""What is to be done inside a state, and the one thing that its reader should do next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from inspect_flow.locale.translation import _, _n
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.permissions import may
from inspect_flow.services.queries.moves import people_able
from inspect_flow.services.standing import roles_of
from inspect_flow.services.states import NOT_BEGUN, UNDER_INSPECTION
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.roles import Role
from inspect_flow.web.inspections.heading import Heading
from inspect_flow.web.inspections.progress import Progress
from inspect_flow.web.inspections.steps import main_way
from inspect_flow.web.moving import Offer
from inspect_flow.web.tones import Tone


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do; `do` are the words on its button, `mine` whether the reader may do it."""

    text: str
    status: str
    tone: Tone | None
    href: str
    hint: str = ""
    do: str = ""
    mine: bool = False

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left of it."""
        return self.tone is None

    def shown(self) -> dict[str, Any]:
        """Return what the macro of the task list reads."""
        known = {"text": self.text, "status": self.status, "tone": self.tone or ""}
        return (
            known
            | ({"href": self.href} if self.href else {})
            | ({"hint": self.hint} if self.hint else {})
        )


@dataclass(frozen=True, slots=True)
class NextThing:
    """The sentence of the box and its one button; without a button somebody else must act."""

    sentence: str
    button: str = ""
    href: str = ""
    obstacles: tuple[str, ...] = ()


def tasks_of(work: Work, inspection: Inspection, head: Heading, done: Progress) -> list[Task]:
    """Return the tasks of the present state, in the order in which they are best done."""
    roles = roles_of(work, inspection)
    if inspection.state in NOT_BEGUN:
        return _before(inspection, head, done, roles)
    if inspection.state in UNDER_INSPECTION:
        return _during(head, done, roles)
    if inspection.state in ("findings_drafted", "commented"):
        return _drafted(head, done, roles)
    return _after(head, done, roles)


def next_thing(
    work: Work, inspection: Inspection, head: Heading, tasks: Sequence[Task], known: Sequence[Offer]
) -> NextThing:
    """Return what the reader should do next, or who must do what."""
    machine = work.office.machines["inspection"]
    if machine.states[inspection.state].is_final:
        return NextThing(_("Không còn việc gì: cuộc kiểm tra đã khép lại."))
    task = next((each for each in tasks if each.mine and each.do and not each.is_done), None)
    if task is not None:
        return NextThing(f"{task.text}: {task.status}.", task.do, task.href)
    offer = forward(main_way(machine), inspection.state, known)
    if offer is None:
        return NextThing(_("Không có bước tiếp theo trong quy trình."))
    href = f"{head.path}/moves/{offer.name}"
    if offer.can_be_sent:
        said = _("Chuyển sang “{state}”.").format(state=offer.to_label)
        if offer.excusable:
            said = _("Chuyển sang “{state}”; phải ghi lý do vì:").format(state=offer.to_label)
        return NextThing(said, offer.label, href, offer.excusable)
    if offer.allowed:
        said = _("Để “{move}”, cần xong các việc sau:").format(move=offer.label)
        return NextThing(said, obstacles=offer.blocked)
    names = ", ".join(name for _code, name in people_able(work, inspection, offer.name))
    said = _("Chờ {who}: {move}.").format(who=names or offer.by, move=offer.label)
    return NextThing(said, obstacles=offer.blocked if head.inspects else ())


def forward(way: Sequence[str], state: str, known: Sequence[Offer]) -> Offer | None:
    """Return the move that best leads on: the reader's own before others', the ready one first."""
    here = way.index(state) if state in way else -1
    onward = [each for each in known if each.to_state in way and way.index(each.to_state) > here]
    return min(
        onward,
        key=lambda each: (
            not each.can_be_sent,
            each.reason_required,
            not each.allowed,
            len(each.blocked),
        ),
        default=None,
    )


def _before(
    inspection: Inspection, head: Heading, done: Progress, roles: Collection[Role]
) -> list[Task]:
    arranges = may("inspection.arrange", roles)
    tasks = [
        _yes_no(_("Ngày làm việc tại đơn vị"), bool(head.slots), f"{head.path}/visit",
                _("Xếp ngày làm việc"), arranges),
        _yes_no(_("Người phụ trách buổi kiểm tra"), bool(done.head), f"{head.path}/visit",
                _("Cử người phụ trách"), arranges, done.head),
    ]  # fmt: skip
    if inspection.is_announced:
        contact = inspection.contact
        tasks.append(_yes_no(_("Đầu mối của đơn vị"), bool(contact), f"{head.path}/visit",
                             _("Ghi đầu mối"), arranges, contact))  # fmt: skip
        received = inspection.self_reported_on is not None
        status = _("đã nhận") if received else _("chưa nhận")
        tone = None if received else Tone.WAITING
        tasks.append(
            Task(_("Báo cáo tự kiểm tra của đơn vị"), status, tone, f"{head.path}/exchange")
        )
    tasks.append(Task(_("Thành viên tham gia"), _("rà soát xung đột, trùng lịch"), Tone.ENDED,
                      f"{head.path}/delegation"))  # fmt: skip
    tasks.append(Task(_("Hồ sơ chuẩn bị buổi kiểm tra"), _("để đọc trước"), Tone.ENDED,
                      f"{head.path}/dossier"))  # fmt: skip
    return tasks


def _during(head: Heading, done: Progress, roles: Collection[Role]) -> list[Task]:
    tasks = []
    if done.n_asked:
        status = _("{done}/{all} mục").format(done=done.n_answered, all=done.n_asked)
        tone = None if done.n_answered == done.n_asked else Tone.MOVING
        hint = "; ".join(done.lacking)
        tasks.append(Task(_("Bảng kiểm"), status, tone, f"{head.path}/checklist", hint,
                          _("Điền bảng kiểm"), may("answer.delegation", roles)))  # fmt: skip
    writes = may("finding.write", roles)
    tasks.append(_findings(head, done, writes))
    attends = may("inspection.attend", roles)
    tasks.append(_signers(head, done, attends))
    return tasks


def _drafted(head: Heading, done: Progress, roles: Collection[Role]) -> list[Task]:
    takes_part = may("finding.write", roles)
    comments = _("đã có") if done.has_comments else _("chưa có")
    tasks = [
        _findings(head, done, takes_part),
        Task(_("Dự thảo gửi đơn vị góp ý"), _("đã gửi") if done.is_draft_sent else _("chưa gửi"),
             None if done.is_draft_sent else Tone.WAITING, f"{head.path}/exchange", "",
             _("Gửi dự thảo"), takes_part and not done.has_comments),
        Task(_("Ý kiến của đơn vị"), comments, None if done.has_comments else Tone.ANSWERED,
             f"{head.path}/exchange"),
        _signers(head, done, may("inspection.attend", roles)),
    ]  # fmt: skip
    if done.contradictions:
        hint = "; ".join(done.contradictions)
        tasks.append(Task(_("Số liệu chưa khớp"), str(len(done.contradictions)), Tone.DOUBTFUL,
                          f"{head.path}/findings", hint))  # fmt: skip
    return tasks


def _after(head: Heading, done: Progress, roles: Collection[Role]) -> list[Task]:
    leads = may("inspection.arrange", roles)
    named = done.conclusion_signer
    signer = _yes_no(_("Người ký thông báo kết luận"), bool(named), f"{head.path}/people",
                     _("Ghi người ký"), leads, named)  # fmt: skip
    if head.state == "minutes_signed":
        return [signer]
    status = _("{done}/{all} tồn tại").format(done=done.n_assigned, all=done.n_deficiencies)
    assigned = done.n_assigned == done.n_deficiencies
    tasks = [
        Task(_("Giao đơn vị và thời hạn khắc phục"), status, None if assigned else Tone.MOVING,
             f"{head.path}/remedy", "", _("Giao việc"), may("deficiency.assign", roles)),
        Task(_("Văn bản chấn chỉnh"), done.directive or _("chưa có"),
             None if done.directive else Tone.WAITING, f"{head.path}/remedy", "",
             _("Dự thảo văn bản"), may("directive.draft", roles) and head.state == "concluded"),
    ]  # fmt: skip
    left = _("còn {n} chưa xong").format(n=done.n_open) if done.n_open else _("đã xong")
    tasks.append(Task(_("Khắc phục tồn tại"), left, Tone.MOVING if done.n_open else None,
                      f"{head.path}#deficiencies"))  # fmt: skip
    return tasks if done.n_deficiencies else []


def _findings(head: Heading, done: Progress, writes: bool) -> Task:
    status = _("{n} ưu điểm, {m} tồn tại").format(n=done.n_strengths, m=done.n_shortcomings)
    is_told = bool(done.n_shortcomings) or done.says_no_shortcoming
    hint = ""
    if done.n_proposals:
        hint = _n("{n} mục chưa đạt chưa được viết thành nhận xét", done.n_proposals).format(
            n=done.n_proposals
        )
    tone = None if is_told and not done.n_proposals else Tone.MOVING
    return Task(_("Nhận xét"), status, tone, f"{head.path}/findings", hint, _("Viết nhận xét"),
                writes and not is_told)  # fmt: skip


def _signers(head: Heading, done: Progress, attends: bool) -> Task:
    status = _("{n} người dự").format(n=done.n_attending)
    both = done.signs_for_delegation and done.signs_for_unit
    hint = "" if both else _("chưa đủ người ký biên bản của hai bên")
    return Task(_("Người dự và người ký"), status, None if both else Tone.WAITING,
                f"{head.path}/people", hint, _("Ghi người dự"), attends)  # fmt: skip


def _yes_no(text: str, known: bool, href: str, do: str, mine: bool, said: str = "") -> Task:
    status = said or (_("đã có") if known else _("chưa có"))
    return Task(text, status, None if known else Tone.WAITING, href, "", do, mine)
