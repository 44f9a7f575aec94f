"""Words of working calendars and time limits: kinds of days, units, directions, kinds of doubt."""

from __future__ import annotations

from enum import StrEnum

from inspect_flow.vocabulary.labelled import Labelled


class DayKind(Labelled):
    """Why a day differs from the ordinary week."""

    HOLIDAY = "holiday", "nghỉ lễ, tết", "public holiday"
    COMPENSATION = "compensation", "nghỉ bù", "day off in lieu"
    SWAPPED_OFF = "swapped_off", "nghỉ hoán đổi", "swapped day off"
    MAKE_UP_WORK = "make_up_work", "làm bù", "make-up working day"

    @property
    def is_work(self) -> bool:
        """Tell whether people work on such a day."""
        return self is DayKind.MAKE_UP_WORK


class CalendarStatus(Labelled):
    """Whether the authorities have fixed the year."""

    OFFICIAL = "official", "chính thức", "official"
    PROVISIONAL = "provisional", "tạm tính", "provisional"


class DoubtKind(StrEnum):
    """Why a count of working days may turn out wrong."""

    UNCOVERED = "uncovered"
    PROVISIONAL = "provisional"
    UNCERTAIN = "uncertain"
    UNVERIFIED = "unverified"


class TimeUnit(Labelled):
    """What an interval counts."""

    DAY = "day", "ngày", "days"
    WORKING_DAY = "working_day", "ngày làm việc", "working days"
    WEEK = "week", "tuần", "weeks"
    MONTH = "month", "tháng", "months"
    YEAR = "year", "năm", "years"


class Direction(Labelled):
    """On which side of its event an interval lies."""

    AFTER = "after", "kể từ", "after"
    BEFORE = "before", "trước", "before"


class SourceMark(Labelled):
    """Whether a default stands in a paper that was read, or is only proposed."""

    VERIFIED = "verified", "có căn cứ", "verified"
    PROPOSAL = "proposal", "đề xuất", "proposal"
