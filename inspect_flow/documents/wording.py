"""Days, times, numbers and final marks as the papers print them; the template filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from inspect_flow.locale.dates import citation_date, clock_time, short_date
from inspect_flow.locale.numbers import count
from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK, Moment, Period, Person, ProgrammeItem
from inspect_flow.vocabulary.papers import NoticePaper, ScheduleRow

# Room for a pen: no-break spaces, as drafts of offices have it.
BLANK = "\u00a0" * 6
DOTS = "……"
# Letters of điểm: đ after d; no f, j, w, z (NĐ 30/2020, Phụ lục I).
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"


def keeping_mark(write: Callable[[str], str]) -> Callable[[str], str]:
    """Let `write` see the bare value, then put the mark of an assumed value behind the result."""

    def marked(value: str) -> str:
        bare = value.replace(ASSUMED_MARK, "")
        return write(bare) + (ASSUMED_MARK if bare != value else "")

    return marked


def plain(value: str) -> str:
    """Drop the mark of an assumed value: for titles and metadata."""
    return value.replace(ASSUMED_MARK, "").replace("\n", " ").strip()


@keeping_mark
def long_day(iso: str) -> str:
    """Write "ngày 14 tháng 8 năm 2019"; what is unknown stays blank for a pen."""
    year, month, day = [*iso.split("-"), "", ""][:3]
    if year and month and day:
        return citation_date(date.fromisoformat(iso))
    # Months 3 to 9 take no zero (NĐ 30/2020, Phụ lục I).
    known_month = BLANK
    if month:
        known_month = month if int(month) <= 2 else str(int(month))
    return f"ngày {BLANK} tháng {known_month} năm {year or BLANK}"


@keeping_mark
def short_day(iso: str) -> str:
    """Write "14/8/2019", "tháng 8/2019", "năm 2019" or "" for what is known of the day."""
    year, month, day = [*iso.split("-"), "", ""][:3]
    if not month:
        return f"năm {year}" if year else ""
    shown_month = month if int(month) <= 2 else str(int(month))
    return f"{day}/{shown_month}/{year}" if day else f"tháng {shown_month}/{year}"


def screen_day(iso: str) -> str:
    """Write "14/08/2019" as pages and the subjects of mails do; papers take `short_day`."""
    return short_date(date.fromisoformat(iso))


@keeping_mark
def clock(value: str) -> str:
    """Write "08 giờ 00", or dots for a pen where the time is unknown."""
    return clock_time(time.fromisoformat(value)) if value else f"{DOTS} giờ {DOTS}"


def clock_span(row: ProgrammeItem) -> str:
    """Write "08 giờ 00 - 08 giờ 15" of a line of the programme, or what is known of it."""
    return " - ".join(clock(each) for each in (row["starts"], row["ends"]) if each)


def moment(when: Moment) -> str:
    """Write "08 giờ 00, ngày 14 tháng 8 năm 2019"."""
    day = long_day(when["date"])
    return f"{clock(when['time'])}, {day}" if when["time"] else day


def visit_span(paper: NoticePaper) -> str:
    """Write "từ 08 giờ 00 đến 11 giờ 30, ngày 14 tháng 8 năm 2019" for the visit of a notice."""
    starts, ends = paper["starts"], paper["ends"]
    if not ends["date"] and not ends["time"]:
        return moment(starts)
    if starts["date"] == ends["date"] and starts["time"] and ends["time"]:
        return f"từ {clock(starts['time'])} đến {moment(ends)}"
    return f"từ {moment(starts)} đến {moment(ends)}"


def visit_days(row: ScheduleRow) -> str:
    """Write "08 giờ 00, 14/8/2019" or "từ 14/8/2019 đến 16/8/2019" for a line of the schedule."""
    day, last = short_day(row["moment"]["date"]), short_day(row["until"])
    if last and last != day:
        return f"từ {day} đến {last}"
    return f"{clock(row['moment']['time'])}, {day}" if row["moment"]["time"] else day


def period(span: Period) -> str:
    """Write "từ ngày 01/01/2018 đến ngày 30/6/2019" and the note behind it."""
    starts, ends = short_day(span["starts"]), short_day(span["ends"])
    words = [f"từ {with_day_word(starts)}"] if starts else []
    words += [f"đến {with_day_word(ends)}"] if ends else []
    written = " ".join(words)
    if written and span["note"]:
        return f"{written} ({span['note']})"
    return written or span["note"]


def with_day_word(written: str) -> str:
    """Put "ngày" before a full short day; a month or a year stands alone."""
    return f"ngày {written}" if written[:1].isdecimal() else written


@keeping_mark
def padded(number: str) -> str:
    """Write 05 for 5; leave room for a pen where there is no number yet."""
    if not number:
        return BLANK
    return count(int(number)) if number.isdecimal() and len(number) < 10 else number


def closed(text: str, mark: str) -> str:
    """End `text` with `mark`, in place of the mark that it has."""
    # Ordinary blanks only: no-break ones are room for a pen.
    bare = text.rstrip(" \t\n")
    assumed = bare.endswith(ASSUMED_MARK)
    bare = bare.removesuffix(ASSUMED_MARK).removesuffix("./.").rstrip(" .;,")
    if bare.endswith(("?", "!", "…", ":")) and mark in (".", ";"):
        mark = ""
    return bare + (ASSUMED_MARK if assumed else "") + mark


def uncapitalised(text: str) -> str:
    """Write the first letter small, unless the word is an abbreviation or a name."""
    first = text.split(" ", 1)[0]
    return text if first != first.capitalize() else text[:1].lower() + text[1:]


def person(who: Person) -> str:
    """Write name, office and role in one line; "Thư ký Đoàn" need not be called Thư ký again."""
    said = [part for part in (who["name"], who["office"]) if part]
    if who["role"] and who["role"].casefold() not in who["office"].casefold():
        said.append(who["role"])
    return capitalised(", ".join(said))


def seat(who: Person) -> str:
    """Write "Ông Trương Văn Đức, Phó Giám đốc Sở Nội vụ - Trưởng đoàn" for a decision."""
    named = ", ".join(part for part in (who["name"], who["office"]) if part)
    return capitalised(" - ".join(part for part in (named, who["role"]) if part))


def point_letter(position: int) -> str:
    """Return the letter of the point at `position` (from 1): a, b, c, d, đ, e, g …"""
    return POINT_LETTERS[(position - 1) % len(POINT_LETTERS)]
