"""Whatever people try, in whatever order: the chains hold, ends are ends, numbers have no gaps."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from inspect_flow.records.tables import Directive
from inspect_flow.services.auditing import broken_links
from inspect_flow.services.moving import move
from inspect_flow.vocabulary.errors import MoveRefused
from tests.stories.at_once import desk_of
from tests.stories.walking import (
    PEOPLE,
    WAY,
    Walk,
    a_walk,
    gaps,
    orders_without_paper,
    papers_without_directive,
)

STEPS = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.integers(0, 30),
        st.sampled_from(PEOPLE),
        st.integers(0, 6),
        st.integers(0, 3).map(bool),
    ),
    min_size=10,
    max_size=40,
)
SLOWLY = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def walked(steps: list[tuple[int, int, str, int, bool]]) -> Walk:
    walk = a_walk()
    for which, choice, who, days, guided in steps:
        walk.step(which, choice, who, days, guided)
    return walk


@SLOWLY
@given(STEPS)
def test_no_walk_breaks_a_chain_or_leaves_an_end_or_loses_a_number(steps):
    walk = walked(steps)
    with desk_of(walk.house, "operator", walk.day) as work:
        assert list(broken_links(work.session)) == []
        assert gaps(work) == []
        assert orders_without_paper(work) == []


@SLOWLY
@given(STEPS)
def test_a_case_half_way_is_as_safe_as_one_that_begins(steps):
    walk = a_walk()
    walk.forward()
    assert walk.moved == len(WAY)
    for which, choice, who, days, guided in steps:
        walk.step(which, choice, who, days, guided)
    with desk_of(walk.house, "operator", walk.day) as work:
        assert list(broken_links(work.session)) == []
        assert gaps(work) == []
        assert orders_without_paper(work) == []


@SLOWLY
@given(STEPS, st.sampled_from(["hanh", "chu_tich"]))
def test_withdrawing_the_directive_at_any_time_leaves_no_order_behind(steps, who):
    walk = a_walk()
    walk.forward()
    for which, choice, mover, days, guided in steps[:20]:
        walk.step(which, choice, mover, days, guided)
    with desk_of(walk.house, who, walk.day) as work:
        for directive in work.session.exec(select(Directive)).all():
            with suppress(MoveRefused):
                move(work, directive, "withdraw", reason="ban hành sai thẩm quyền")
    with desk_of(walk.house, "operator", walk.day) as work:
        assert orders_without_paper(work) == []
        assert papers_without_directive(work) == []
        assert list(broken_links(work.session)) == []
