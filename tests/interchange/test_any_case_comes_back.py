"""Whatever a case file says: it loads, loads again without effect, and comes back the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from inspect_flow.definitions.yaml_writer import write_yaml
from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.interchange.case_file.writing import as_yaml
from inspect_flow.interchange.exporting import export_case
from inspect_flow.interchange.loading import load_case
from inspect_flow.vocabulary.errors import BadInput
from tests.interchange.bench import Bench
from tests.interchange.cases import cases

few = settings(
    max_examples=15,
    deadline=None,
    # A whole case takes minutes to shrink and the first one found is telling enough.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one empty database to be copied for every example."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Bench(f"sqlite:///{path}").engine.dispose()
    return path


def copied(empty: Path, name: str) -> Bench:
    path = empty.with_name(name)
    for old in (path, path.with_name(f"{name}-wal"), path.with_name(f"{name}-shm")):
        old.unlink(missing_ok=True)
    path.write_bytes(empty.read_bytes())
    return Bench(f"sqlite:///{path}")


def load(bench: Bench, case: CaseFile) -> str:
    with bench.work() as work:
        return load_case(work, case, "any.yaml").code


def export(bench: Bench, code: str) -> CaseFile:
    with bench.work() as work:
        return export_case(work, code)


@few
@given(content=cases())
def test_any_case_comes_back(empty: Path, content: dict[str, Any]) -> None:
    first, second = copied(empty, "first.db"), copied(empty, "second.db")
    try:
        case = read_case(write_yaml(content).encode(), "any.yaml").case
        code = load(first, case)
    except BadInput:
        # Made-up numbers may be taken twice; nothing was written then.
        assert first.count_events() == 0
        return
    exported = as_yaml(export(first, code))
    events = first.count_events()
    load(first, case)
    load(first, read_case(exported.encode(), "again.yaml").case)
    load(second, read_case(exported.encode(), "again.yaml").case)

    assert first.count_events() == events
    assert as_yaml(export(second, code)) == exported


@few
@given(content=cases())
def test_reading_what_was_written_gives_the_same_case(content: dict[str, Any]) -> None:
    try:
        case = read_case(write_yaml(content).encode(), "any.yaml").case
    except BadInput:
        return  # a made-up number that is taken twice

    assert read_case(as_yaml(case).encode(), "again.yaml").case == case
