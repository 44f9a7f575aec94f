"""Which rules of form a paper follows: they changed on 05/3/2020."""

from __future__ import annotations

from datetime import date
from typing import Literal

ProfileName = Literal["tt01_2011", "nd30_2020"]
PROFILES: tuple[ProfileName, ...] = ("tt01_2011", "nd30_2020")

# NĐ 30/2020/NĐ-CP took effect on the day it was signed.
DECREE_30_IN_FORCE = date(2020, 3, 5)


def profile_for(day: date) -> ProfileName:
    """Choose Thông tư 01/2011/TT-BNV or Nghị định 30/2020/NĐ-CP by the day of the paper."""
    return "nd30_2020" if day >= DECREE_30_IN_FORCE else "tt01_2011"
