"""Files of others are exactly those that were fetched, and one that was meddled with is named."""

import shutil

import pytest

from tests.project.tracked import PROJECT
from tools import vendor_assets
from tools.vendor_assets import LOCK, PINS, pins, problems

STYLE = "inspect_flow/web/static/vendor/govuk-frontend/govuk-frontend.min.css"


@pytest.fixture
def copy(tmp_path):
    """Copy pins, lock and vendored files, so that a test may meddle with them."""
    for path in (PINS, LOCK, *(path for pin in pins() for path in pin.paths)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / path, tmp_path / path)
    return tmp_path


def test_every_vendored_file_is_as_it_was_fetched():
    assert problems() == []


def test_a_changed_a_missing_and_a_foreign_file_are_each_named(copy):
    (copy / STYLE).write_text("body{color:red}")
    (copy / "tests/vendor/axe-core/axe.min.js").unlink()
    (copy / "inspect_flow/web/static/vendor/extra.js").write_text("1")

    assert problems(copy) == [
        f"{STYLE}: changed since it was fetched",
        "tests/vendor/axe-core/axe.min.js: missing",
        "inspect_flow/web/static/vendor/extra.js: belongs to no pinned package",
    ]


def test_a_pin_that_was_raised_without_fetching_is_named(copy):
    text = (copy / PINS).read_text().replace('"2.0.11"', '"2.0.12"')
    (copy / PINS).write_text(text)

    assert problems(copy) == ["htmx.org: 2.0.12 is pinned, 2.0.11 is locked"]


def test_the_lock_names_no_address():
    assert "://" not in (PROJECT / LOCK).read_text()


def test_every_package_brings_its_licence():
    """govuk-frontend has no file of its own for it; its package.json says MIT."""
    for pin in pins():
        evidence = [path for path in pin.paths if "LICENSE" in path or "package.json" in path]
        assert evidence, pin.name


def test_an_unknown_order_is_refused(capsys):
    assert vendor_assets.main(["update"]) == 2
    assert "fetch | check" in capsys.readouterr().err
