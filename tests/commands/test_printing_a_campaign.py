"""`inspect-flow document render --campaign`: whole files, resumable, unchanged ones skipped."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspect_flow.bootstrap.print_manifest import MANIFEST
from inspect_flow.vocabulary.errors import BadInput, DefinitionError, NotFound
from tests.command_line import CommandLine

ALL = ("document", "render", "--campaign", "CCHC-2019", "--workers", "1", "--to")


@pytest.fixture
def desk(case_at) -> CommandLine:
    """Lend a case in which several papers are issued."""
    return case_at("concluded")


def printed_in(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.glob("*.pdf")}


def test_every_issued_paper_of_the_campaign_is_printed(desk, tmp_path):
    told = desk.told(*ALL, str(tmp_path / "out"))
    issued = desk.told("document", "list", "--campaign", "CCHC-2019", "--state", "issued")

    assert told["printed"] == [each["code"] for each in issued]
    assert len(told["printed"]) >= 3
    files = printed_in(tmp_path / "out")
    assert sorted(files) == sorted(f"{each['code']}.pdf" for each in issued)
    assert all(content[:5] == b"%PDF-" for content in files.values())


def test_a_second_run_prints_what_has_changed_and_nothing_else(desk, tmp_path):
    folder = tmp_path / "out"
    codes = desk.told(*ALL, str(folder))["printed"]
    before = printed_in(folder)
    (folder / f"{codes[0]}.pdf").write_bytes(b"spoilt")
    (folder / f"{codes[1]}.pdf").unlink()

    told = desk.told(*ALL, str(folder))

    assert told["printed"] == codes[:2]
    assert told["unchanged"] == codes[2:]
    assert printed_in(folder) == before


def test_word_files_lie_beside_the_prints_and_neither_writes_the_other_anew(desk, tmp_path):
    codes = desk.told(*ALL, str(tmp_path))["printed"]
    prints = printed_in(tmp_path)

    told = desk.told(*ALL, str(tmp_path), "--format", "docx")

    assert told["printed"] == codes
    files = sorted(tmp_path.glob("*.docx"))
    assert [each.stem for each in files] == codes
    assert all(each.read_bytes()[:2] == b"PK" for each in files)
    assert desk.told(*ALL, str(tmp_path), "--format", "docx")["unchanged"] == codes
    assert desk.told(*ALL, str(tmp_path))["unchanged"] == codes
    assert printed_in(tmp_path) == prints


def test_only_the_kinds_that_are_named_are_printed(desk, tmp_path):
    told = desk.told(*ALL, str(tmp_path), "--kind", "minutes")

    assert len(told["printed"]) == 1
    assert len(printed_in(tmp_path)) == 1


def test_a_file_that_is_read_only_is_named_and_the_rest_is_printed(desk, tmp_path):
    codes = desk.told(*ALL, str(tmp_path))["printed"]
    locked = tmp_path / f"{codes[1]}.pdf"
    for code in codes:
        (tmp_path / f"{code}.pdf").write_bytes(b"old")
    locked.chmod(0o444)

    refused = desk.refused(*ALL, str(tmp_path))

    assert isinstance(refused, BadInput)
    assert [f"{locked}" in reason for reason in refused.reasons] == [True]
    assert [content == b"old" for _name, content in sorted(printed_in(tmp_path).items())].count(
        True
    ) == 1


def test_a_folder_that_takes_no_files_is_told_before_anything_is_printed(desk, tmp_path):
    (tmp_path / "out").write_text("a file in the way", encoding="utf-8")

    assert isinstance(desk.refused(*ALL, str(tmp_path / "out")), BadInput)


def test_a_manifest_of_somebody_else_is_not_written_over(desk, tmp_path):
    (tmp_path / MANIFEST).write_text("[1, 2]", encoding="utf-8")

    refused = desk.refused(*ALL, str(tmp_path))

    assert MANIFEST in str(refused)
    assert (tmp_path / MANIFEST).read_text(encoding="utf-8") == "[1, 2]"


def test_a_template_of_the_house_that_fails_is_told_at_the_end(desk, tmp_path):
    house = tmp_path / "house"
    (house / "report_templates").mkdir(parents=True)
    (house / "report_templates/minutes.html").write_text("{{ paper.lost }}", encoding="utf-8")

    refused = desk.refused(*ALL, str(tmp_path / "out"), "--definitions", str(house))

    assert isinstance(refused, DefinitionError)
    assert "report_templates/minutes.html, dòng 1" in refused.reasons[0]
    assert len(printed_in(tmp_path / "out")) >= 2


@pytest.mark.parametrize("words", [(), ("VB-2019-0001", "--campaign", "CCHC-2019")])
def test_a_paper_or_a_campaign_is_named(desk, words):
    assert isinstance(desk.refused("document", "render", *words), BadInput)


def test_an_unknown_campaign_is_told(desk, tmp_path):
    refused = desk.refused("document", "render", "--campaign", "CCHC-2091", "--to", str(tmp_path))

    assert isinstance(refused, NotFound)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="sends the terminal's interrupt")
def test_an_interrupt_leaves_whole_files_and_the_next_run_goes_on(desk, tmp_path):
    folder = tmp_path / "out"
    words = [sys.executable, "-m", "inspect_flow", *ALL, str(folder)]
    words[words.index("1", words.index("--workers"))] = "2"
    place = {**os.environ, "INSPECT_FLOW_DATABASE": f"sqlite:///{desk.database}"}
    running = subprocess.Popen(
        words, env=place, start_new_session=True, stderr=subprocess.PIPE, text=True
    )
    while running.poll() is None and not printed_in(folder):
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)
    _out, said = running.communicate(timeout=120)

    assert "Traceback" not in said
    assert all(content.rstrip().endswith(b"%%EOF") for content in printed_in(folder).values())
    assert not list(folder.glob(".*.part"))
    noted = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["papers"]
    assert len(noted) >= 1
    shutil.copytree(folder, tmp_path / "kept")
    told = desk.told(*ALL, str(folder))
    assert set(noted) <= set(told["unchanged"])
