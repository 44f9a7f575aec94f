"""The packages hold what git tracks, and work where no checkout is near."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from inspect_flow import __version__
from tests.project.tracked import PROJECT, tracked

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packages")]

FOLDERS = ("workflows", "checklists", "report_templates", "examples")
NOT_IN_SOURCE_PACKAGE = (".ci/", ".gitignore")


@dataclass
class Installation:
    """Both packages, and an environment in which the wheel is installed."""

    folder: Path

    @property
    def wheel(self) -> Path:
        return next(self.folder.glob("*.whl"))

    @property
    def source(self) -> Path:
        return next(self.folder.glob("*.tar.gz"))

    def run(self, *command: str) -> str:
        """Run a program of the environment from a folder that holds nothing of the project."""
        program, *arguments = command
        return run(str(self.folder / "venv" / "bin" / program), *arguments, cwd=self.folder)


def run(*command: str, cwd: Path) -> str:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "INSPECT_FLOW_", "VIRTUAL_ENV", "PYTEST_"))
    }
    finished = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Build the source package, from it the wheel, and install that without any network."""
    folder = tmp_path_factory.mktemp("packages")
    python = sys.executable
    run(python, "-m", "build", "--no-isolation", f"--outdir={folder}", str(PROJECT), cwd=folder)
    run(python, "-m", "venv", "--without-pip", str(folder / "venv"), cwd=folder)
    packages = next((folder / "venv").glob("lib/python*/site-packages"))
    # The dependencies are those of this environment; a path file inside it is not followed.
    (packages / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"])
    installed = Installation(folder)
    pip = [python, "-m", "pip", f"--python={folder / 'venv' / 'bin' / 'python'}", "install"]
    run(*pip, "--quiet", "--no-deps", "--no-index", str(installed.wheel), cwd=folder)
    return installed


def test_the_wheel_holds_exactly_the_definitions_that_git_tracks(installation):
    names = zipfile.ZipFile(installation.wheel).namelist()
    packed = {name.removeprefix("inspect_flow/_data/") for name in names if "/_data/" in name}
    assert packed == {str(path.relative_to(PROJECT)) for path in tracked(*FOLDERS)}


def test_the_wheel_holds_exactly_the_program_that_git_tracks(installation):
    names = zipfile.ZipFile(installation.wheel).namelist()
    program = {name for name in names if "/_data/" not in name and ".dist-info/" not in name}
    assert program == {str(path.relative_to(PROJECT)) for path in tracked("inspect_flow")}


def test_the_source_package_holds_what_git_tracks(installation):
    with tarfile.open(installation.source) as archive:
        names = archive.getnames()
    packed = {name.partition("/")[2] for name in names} - {"PKG-INFO", "", ".gitignore"}
    wanted = {str(path.relative_to(PROJECT)) for path in tracked()}
    assert packed == {name for name in wanted if not name.startswith(NOT_IN_SOURCE_PACKAGE)}


@pytest.mark.parametrize(
    "command", [("inspect-flow", "--version"), ("python", "-m", "inspect_flow", "--version")]
)
def test_the_installed_program_starts_anywhere(installation, command):
    assert __version__ in installation.run(*command)


def test_the_installed_program_runs_its_own_files_not_those_of_the_checkout(installation):
    place = installation.run("python", "-c", "import inspect_flow; print(inspect_flow.__file__)")
    assert Path(place).is_relative_to(installation.folder)


def test_the_installed_program_finds_its_definitions(installation):
    installation.run("inspect-flow", "check")
