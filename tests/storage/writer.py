"""Write events for ever; started by a test that kills it in the middle."""

from __future__ import annotations

import sys

from sqlmodel import select

from inspect_flow.records.tables import Campaign
from inspect_flow.services import journal
from inspect_flow.storage.engine import open_engine
from tests.desks import a_desk


def write_for_ever(url: str) -> None:
    """Change the one campaign, one transaction after the other, saying each that is done."""
    engine = open_engine(url)
    while True:
        with a_desk(engine) as work:
            campaign = work.session.exec(select(Campaign)).one()
            journal.change(work, campaign, {"note": f"lần {campaign.version}"}, "x")
        print(campaign.version, flush=True)


if __name__ == "__main__":
    write_for_ever(sys.argv[1])
