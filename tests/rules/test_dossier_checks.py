"""The table of dossiers in a self-report must close (criteria: tồn + nhận = đã + đang)."""

from decimal import Decimal

import pytest

from inspect_flow.rules.dossier_checks import DossierFigures, dossier_warnings


def figures(**numbers):
    """Build a row of the table from whole numbers."""
    return DossierFigures(**{name: Decimal(each) for name, each in numbers.items()})


def test_a_table_that_closes_raises_nothing():
    row = figures(
        carried_over=12,
        received=300,
        received_in_person=200,
        received_online=90,
        received_by_post=10,
        resolved=290,
        resolved_early=100,
        resolved_on_time=180,
        resolved_late=10,
        pending=22,
        pending_in_time=20,
        pending_late=2,
    )

    assert dossier_warnings(row) == []


@pytest.mark.parametrize(
    ("row", "warning"),
    [
        (
            figures(carried_over=1, received=10, resolved=8, pending=2),
            "tồn kỳ trước + nhận mới = 11, nhưng "
            "đã giải quyết + đang giải quyết = 10; phải bằng nhau",
        ),
        (
            figures(received=10, received_online=12),
            "nhận trực tuyến (12) lớn hơn nhận mới (10)",
        ),
        (
            figures(resolved=1280, resolved_early=1000, resolved_on_time=279, resolved_late=0),
            "đã giải quyết = 1.280, nhưng giải quyết trước hạn + giải quyết đúng hạn + "
            "giải quyết quá hạn = 1.279; phải bằng nhau",
        ),
    ],
)
def test_what_does_not_close_is_named(row, warning):
    assert dossier_warnings(row) == [warning]


def test_unknown_figures_are_not_checked():
    assert dossier_warnings(figures(carried_over=5, resolved=900)) == []
