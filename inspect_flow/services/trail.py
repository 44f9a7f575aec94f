"""When something last happened to a record, and what happened after what, from its events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from inspect_flow.locale.dates import local_day
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Event
from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class Trail:
    """The latest event of each kind of one record; two events of one day keep their order."""

    latest: Mapping[str, tuple[int, datetime]]

    def version(self, *tags: str) -> int:
        """Return the place in the record's chain of the latest event of `tags`, 0 without one."""
        return max((self.latest[tag][0] for tag in tags if tag in self.latest), default=0)

    def day(self, *tags: str) -> date | None:
        """Return the Vietnamese day of the latest event of `tags`, None when there was none."""
        found = [self.latest[tag] for tag in tags if tag in self.latest]
        return local_day(max(found)[1]) if found else None

    def is_older(self, tag: str, *than: str) -> bool:
        """Tell whether `tag` happened, and one of `than` came after it."""
        return 0 < self.version(tag) < self.version(*than)


ASKED_AGAIN = (
    "deficiency.direct", "deficiency.return_report", "deficiency.redirect", "deficiency.reopen",
)  # fmt: skip
"""The events from which a unit must report anew; what it handed in before counts no more."""
PLAN_TURNED_IN = ("deficiency.submit_plan", "deficiency.return_plan")
EVIDENCE = ("deficiency.evidence_added", "deficiency.evidence_cited")


def trail_of(work: Work, record: Tracked, *tags: str) -> Trail:
    """Return the latest event of each of `tags`, with one query."""
    rows = work.session.exec(
        select(Event.tag, Event.version, Event.at)
        .where(
            Event.entity == str(record.__tablename__),
            Event.entity_id == record.id,
            col(Event.tag).in_(tags),
        )
        .order_by(col(Event.version))
    )
    return Trail({tag: (version, at) for tag, version, at in rows})
