"""Issue papers one transaction after the other; started several times at once by a test."""

from __future__ import annotations

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


if __name__ == "__main__":
    take_numbers(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
