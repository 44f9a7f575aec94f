"""A stored case whose unit is late, with the address that its officer is known by."""

from __future__ import annotations

from datetime import date

from inspect_flow.services.clocks.settling import settle
from inspect_flow.services.people import amend_person
from tests.builders import a_house, an_inspection


def a_late_case(url: str, address: str) -> None:
    """Store a case with a deficiency to be put right by 30/9/2019."""
    house = a_house(url=url)
    for code in ("hanh", "lan", "minh"):
        amend_person(house.by(), house.person(code), {"email": f"{code}@example.vn"})
    amend_person(house.by(), house.person("tu"), {"email": address})
    an_inspection(house, until="following_up")
    settle(house.by("lan", date(2019, 9, 5)))
    house.work.session.commit()
    house.work.session.close()
    house.work.session.get_bind().dispose()  # type: ignore[union-attr]
