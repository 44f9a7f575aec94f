"""Tests of one group run on one worker: a case that is played for them is played once."""

import os

import pytest


@pytest.fixture(scope="module")
def shared() -> object:
    """Lend what the module shares."""
    return object()


@pytest.mark.parametrize("number", range(3))
def test_who_shares_a_fixture_is_kept_together(
    shared: object, number: int, request: pytest.FixtureRequest
):
    if "PYTEST_XDIST_WORKER" not in os.environ:
        pytest.skip("one worker runs everything")
    # A version of pytest that the plugin does not know loses the group without a word.
    assert request.node.nodeid.endswith("@test_groups")
