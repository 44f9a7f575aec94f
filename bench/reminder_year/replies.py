"""What units and delegations do with a deficiency: scripts drawn at random, acted by services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from inspect_flow.records.tables import Deficiency
from inspect_flow.services import remediation
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.moving import move
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.findings import RemediationKind

Act = Callable[[Work, Deficiency], None]
Step = tuple[date, str, str]
"""When, by whom ("unit", "head", "member", "secretary"), which act."""


def script(chance: Random, directed: date, deadline: date) -> list[Step]:
    """Return what becomes of one deficiency: answered, late, silent, extended, paused, disputed."""
    kinds = (_answered, _late, _silent, _extended, _suspended, _disputed)
    [kind] = chance.choices(kinds, weights=(30, 25, 12, 13, 10, 10))
    return sorted(kind(chance, directed, deadline))


def _answered(chance: Random, directed: date, deadline: date) -> Iterator[Step]:
    yield from _planned(chance, directed)
    yield from _reported(chance, deadline - _days(chance, 1, 30))


def _late(chance: Random, directed: date, deadline: date) -> Iterator[Step]:
    if chance.random() < 0.5:
        yield from _planned(chance, directed + timedelta(days=20))
    yield from _reported(chance, deadline + _days(chance, 1, 90))


def _silent(_chance: Random, _directed: date, _deadline: date) -> Iterator[Step]:
    yield from ()


def _extended(chance: Random, directed: date, deadline: date) -> Iterator[Step]:
    yield from _planned(chance, directed)
    asked = deadline - _days(chance, 2, 20)
    yield asked, "unit", "ask_time"
    answer = chance.choice(("grant", "grant", "refuse"))
    yield asked + _days(chance, 1, 12), "head", answer
    yield from _reported(chance, deadline + _days(chance, 10, 60))


def _suspended(chance: Random, directed: date, deadline: date) -> Iterator[Step]:
    stopped = directed + _days(chance, 10, 60)
    yield stopped, "head", "suspend"
    resumed = stopped + _days(chance, 10, 60)
    yield resumed, "secretary", "resume"
    yield from _reported(chance, max(resumed, deadline) + _days(chance, 1, 70))


def _disputed(chance: Random, directed: date, deadline: date) -> Iterator[Step]:
    begun = chance.choice((directed + _days(chance, 3, 15), deadline - _days(chance, 0, 12)))
    yield begun, "unit", "dispute"
    ruled = begun + _days(chance, 3, 40)
    if chance.random() < 0.4:
        yield ruled, "head", "withdraw"
        return
    yield ruled, "head", "uphold"
    yield from _reported(chance, ruled + _days(chance, 5, 60))


def _planned(chance: Random, directed: date) -> Iterator[Step]:
    handed_in = directed + _days(chance, 3, 18)
    yield handed_in, "unit", "plan"
    yield handed_in + _days(chance, 1, 9), "secretary", "accept_plan"


def _reported(chance: Random, on: date) -> Iterator[Step]:
    yield on, "unit", "report"
    looked_at = on + _days(chance, 2, 30)
    if chance.random() < 0.25:
        yield looked_at, "member", "return"
        again = looked_at + _days(chance, 5, 50)
        yield again, "unit", "report"
        looked_at = again + _days(chance, 2, 20)
    yield looked_at, "member", "verify"


def _days(chance: Random, least: int, most: int) -> timedelta:
    return timedelta(days=chance.randint(least, most))


def _plan(work: Work, deficiency: Deficiency) -> None:
    remediation.record_remediation(work, deficiency, RemediationKind.PLAN, "Ban hành trong quý")
    move(work, deficiency, "submit_plan")


def _report(work: Work, deficiency: Deficiency) -> None:
    remediation.record_remediation(work, deficiency, RemediationKind.REPORT, "Đã ban hành")
    proof = f"{deficiency.code}, {work.at}".encode()
    add_evidence(work, deficiency, proof, f"minh-chung-{work.on:%Y%m%d}.txt")
    move(work, deficiency, "report")


def _return(work: Work, deficiency: Deficiency) -> None:
    remediation.return_report(work, deficiency, "còn thiếu", work.on + timedelta(days=20))


def _ask_time(work: Work, deficiency: Deficiency) -> None:
    until = (deficiency.deadline or work.on) + timedelta(days=30)
    remediation.request_extension(work, deficiency, until, "chờ kinh phí")


def _grant(work: Work, deficiency: Deficiency) -> None:
    asked = remediation.extensions_of(work, deficiency)[-1]
    remediation.grant_extension(work, asked, asked.requested_until, "Đồng ý")


def _refuse(work: Work, deficiency: Deficiency) -> None:
    asked = remediation.extensions_of(work, deficiency)[-1]
    remediation.refuse_extension(work, asked, "giữ nguyên thời hạn")


def _moved(name: str, reason: str = "") -> Act:
    def act(work: Work, deficiency: Deficiency) -> None:
        move(work, deficiency, name, reason=reason)

    return act


ACTS: dict[str, Act] = {
    "direct": _moved("direct"),
    "plan": _plan,
    "accept_plan": _moved("accept_plan"),
    "report": _report,
    "verify": lambda work, deficiency: remediation.verify(work, deficiency, "Đúng yêu cầu"),
    "return": _return,
    "ask_time": _ask_time,
    "grant": _grant,
    "refuse": _refuse,
    "suspend": _moved("suspend", "chờ ý kiến cấp trên"),
    "resume": _moved("resume"),
    "dispute": _moved("dispute", "số liệu chưa đúng"),
    "uphold": _moved("uphold", "giữ nguyên theo hồ sơ"),
    "withdraw": _moved("withdraw", "chấp nhận giải trình"),
}
