"""Keep whom and what a file explains, so that an export of its campaign explains them too."""

from __future__ import annotations

from inspect_flow.interchange.loading.people_book import PeopleBook
from inspect_flow.interchange.loading.unit_book import UnitBook
from inspect_flow.interchange.shelves.campaign import MENTIONS
from inspect_flow.records.tables import Campaign
from inspect_flow.services import journal
from inspect_flow.services.work import Work


def remember_mentions(
    work: Work, campaign: Campaign, people: PeopleBook, units: UnitBook, source: str
) -> None:
    """Keep with the campaign the people and units of the file, whether a record names them or not.

    The head of the inspected unit, for one, may act in a case without standing in any record.
    """
    known = campaign.extra.get(MENTIONS, {})
    wanted = {
        "people": sorted({*known.get("people", []), *people.mentioned}),
        "units": sorted({*known.get("units", []), *units.mentioned}),
    }
    if wanted != known:
        extra = {**campaign.extra, MENTIONS: wanted}
        journal.change(
            work, campaign, {"extra": extra}, "campaign.mentions_kept", {"source": source}
        )
