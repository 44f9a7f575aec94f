"""The tour of the README is true: each of its commands is run, in its order, in one folder."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from inspect_flow.commands.main import root
from tests.project.tracked import PROJECT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("tour")]

# Looked up before the tour sets its own PATH.
OPENSSL = shutil.which("openssl")
BLOCK = re.compile(r"^```(sh|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REFUSED = re.compile(r"# (?:refused, exit code|bị từ chối, mã) (\d)")


def tour(page: str, kind: str = "sh") -> list[str]:
    """Return the lines of the code blocks of the tour and of the section on signing after it."""
    text = (PROJECT / page).read_text(encoding="utf-8")
    found = [each for part in text.split("\n## ")[2:4] for each in BLOCK.findall(part)]
    return [line for language, block in found if language == kind for line in block.splitlines()]


def typed(line: str, terminal: pytest.MonkeyPatch) -> tuple[int, str]:
    """Do what a shell does with one line; return the exit code and what was said."""
    match shlex.split(line, comments=True):
        case ["export", setting]:
            name, value = setting.split("=", 1)
            terminal.setenv(name, value)
        case ["echo", text, ">", file]:
            Path(file).write_text(f"{text}\n", encoding="utf-8")
        case ["openssl", *_words]:
            assert OPENSSL is not None
            subprocess.run([OPENSSL, *shlex.split(line)[1:]], check=True, capture_output=True)
        case ["inspect-flow", *words]:
            ended = CliRunner().invoke(root, words)
            code = getattr(ended.exception, "exit_code", ended.exit_code)
            return code, f"{ended.output}{ended.exception or ''}"
    return 0, ""


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the demo as a person does; return the folder that holds what it left."""
    folder = tmp_path_factory.mktemp("tour")
    (folder / "temporary").mkdir()
    environment = os.environ | {"TMPDIR": str(folder / "temporary"), "PYTHONPATH": str(PROJECT)}
    demo = [sys.executable, "-m", "inspect_flow", "demo", "--to", "out"]
    subprocess.run(demo, cwd=folder, env=environment, check=True, capture_output=True)
    return folder


def test_the_demo_leaves_its_documents_and_nothing_in_temporary_places(demonstrated):
    names = {each.stem.partition("-")[2] for each in (demonstrated / "out").glob("*.pdf")}
    assert names >= {
        "to-trinh", "quyet-dinh-ban-hanh-ke-hoach", "quyet-dinh-thanh-lap-doan", "ke-hoach",
        "thong-bao-lich", "de-cuong-bao-cao", "giay-moi", "bao-cao-tu-kiem-tra",
        "ho-so-chuan-bi", "phieu-kiem-tra", "du-thao-bien-ban", "bien-ban",
        "bao-cao-ket-qua-kiem-tra", "thong-bao-ket-luan", "van-ban-chan-chinh",
        "ke-hoach-khac-phuc", "bao-cao-khac-phuc", "cong-van-don-doc", "phieu-xac-nhan",
        "phu-luc-diem", "tin-bai", "bao-cao-tong-hop", "danh-muc-ho-so",
    }  # fmt: skip
    assert list((demonstrated / "temporary").iterdir()) == []


def test_every_command_of_the_tour_ends_as_the_readme_says(demonstrated, monkeypatch):
    monkeypatch.chdir(demonstrated)
    Path("units.yaml").write_text("\n".join(tour("README.md", "yaml")), encoding="utf-8")

    lines = tour("README.md")
    if OPENSSL is None:
        # Without it nobody can make the key; the tour up to there is true all the same.
        lines = lines[: next(n for n, line in enumerate(lines) if line.startswith("openssl"))]
    for line in lines:
        refused = REFUSED.search(line)
        code, said = typed(line, monkeypatch)
        assert (line, code) == (line, int(refused[1]) if refused else 0), said


def test_both_languages_show_the_same_tour():
    english, vietnamese = (
        [REFUSED.sub("", line) for line in tour(page) + tour(page, "yaml")]
        for page in ("README.md", "README.vi.md")
    )
    assert english == vietnamese
