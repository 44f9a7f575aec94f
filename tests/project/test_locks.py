"""The locks pin everything that the ranges ask for, by hash and without naming an index."""

import re
import tomllib

import pytest

from tests.project.tracked import PROJECT

LOCKS = ["runtime", "development"]


def lock(name: str) -> str:
    return (PROJECT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")


def pinned(name: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9.-]+)==", lock(name), re.MULTILINE))


def asked_for(requirements: list[str]) -> set[str]:
    return {re.match(r"[\w.-]+", each)[0].lower().replace("_", "-") for each in requirements}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name):
    assert re.findall(r"://|--(?:extra-)?index|--find-links", lock(name)) == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_a_hash_for_every_package(name):
    packages = re.split(r"^(?=[a-z0-9.-]+==)", lock(name), flags=re.MULTILINE)[1:]
    assert [each.split(" ")[0] for each in packages if "--hash=sha256:" not in each] == []


def test_the_locks_hold_every_dependency_asked_for():
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    runtime = asked_for(settings["project"]["dependencies"]) | asked_for(groups["build"])
    development = runtime | asked_for(groups["development"])
    assert runtime - pinned("runtime") == set()
    assert development - pinned("development") == set()
