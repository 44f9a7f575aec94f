"""Issue papers in several processes at once, each one transaction after the other."""

from __future__ import annotations

import os
import sys

from inspect_flow.bootstrap.opening import load_office
from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Inspection
from inspect_flow.services.documents import issue_for
from inspect_flow.services.registry import actor_named
from inspect_flow.services.work import OPERATOR, Work
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.session import transaction
from inspect_flow.vocabulary.documents import DocumentKind
from tests.house import PLANNED_ON


def take_numbers(url: str, inspection_id: int, times: int) -> None:
    """Issue the notice of one inspection again and again."""
    engine, office, now = open_engine(url), load_office(url), at_local(PLANNED_ON)
    for _time in range(times):
        with transaction(engine) as session:
            work = Work(session, office, OPERATOR, now, now)
            inspection = session.get_one(Inspection, inspection_id)
            issue_for(work.by(actor_named(work, "lan")), DocumentKind.NOTICE, inspection)


def started(url: str, inspection_id: int, times: int) -> int:
    """Fork a process that has nothing in common with this one but what was imported."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        take_numbers(url, inspection_id, times)
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    url, inspection_id, times, processes = sys.argv[1], *map(int, sys.argv[2:])
    running = [started(url, inspection_id, times) for _process in range(processes)]
    print(*(os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in running))
