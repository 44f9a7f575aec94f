"""Whatever people try, in whatever order: the chains hold, ends are ends, numbers have no gaps."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspect_flow.services.auditing import broken_links
from tests.stories.at_once import desk_of
from tests.stories.walking import PEOPLE, WAY, Walk, a_walk, gaps

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
