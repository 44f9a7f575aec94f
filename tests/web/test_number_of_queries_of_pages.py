"""Pages of the unit ask the database a fixed number of times, however much there is to show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event
from sqlmodel import select

from inspect_flow.records.tables import Deficiency, Finding
from tests.web.offices import Office

PAGES = ("/", "/deficiencies", "/deficiencies?show=all", "/documents")
MOST = 45
"""Signing in, the frame and the page together."""


@contextmanager
def _counted(office: Office) -> Iterator[list[str]]:
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    engine = office.workplace.engine
    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


def _many_more(office: Office) -> None:
    """Put sixty more deficiencies of the same inspection into the database."""
    with office.workplace.doorman().transaction() as work:
        known = work.session.exec(select(Deficiency)).first()
        for number in range(60):
            finding = Finding(
                inspection_id=known.inspection_id, code=f"Z{number}", kind="shortcoming",
                statement=f"Tồn tại thêm số {number}",
            )  # fmt: skip
            work.session.add(finding)
            work.session.flush()
            work.session.add(
                Deficiency(
                    code=f"{known.code}-{number:02d}",
                    state="directed",
                    finding_id=finding.id,
                    inspection_id=known.inspection_id,
                    owner_id=known.owner_id,
                    deadline=date(2019, 10, 1),
                    original_deadline=date(2019, 10, 1),
                )
            )


@pytest.mark.parametrize("username", ["donvi", "truongdoan"])
def test_longer_lists_take_no_more_queries(office: Office, username):
    browser = office.signed_in(username)
    before, after = {}, {}
    for counts in (before, after):
        for path in PAGES:
            browser.get(path)
            with _counted(office) as asked:
                assert browser.get(path).status_code == 200
            counts[path] = len(asked)
        if counts is before:
            _many_more(office)

    assert after == before
    assert max(after.values()) <= MOST, after


def test_a_long_list_comes_in_parts_that_hold_everything_once(office: Office):
    _many_more(office)
    browser, seen, path = office.signed_in("donvi"), [], "/deficiencies?show=all"
    while path:
        text = browser.get(path).text
        seen += re.findall(r'matter__text" href="/deficiencies/([\w-]+)"', text)
        later = re.search(r'href="(/deficiencies\?[^"]*after=[^"]*)" rel="next"', text)
        path = later[1].replace("&amp;", "&") if later else ""

    assert len(seen) == len(set(seen)) == 66
