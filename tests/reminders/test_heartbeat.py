"""A sweep that stands still is told of: by an exit code, a line of the log and a mail."""

from __future__ import annotations

import json
from datetime import timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path

import pytest

from inspect_flow.services.reminding.heartbeat import beat, pulse
from inspect_flow.vocabulary.errors import DutyMissed
from tests.builders import House, a_house
from tests.command_line import CommandLine, a_command_line

NEVER = "Việc quét nhắc việc chưa chạy lần nào"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Lend a terminal before a house whose mail lies in a folder."""
    monkeypatch.setenv("INSPECT_FLOW_SPOOL", str(tmp_path / "spool"))
    monkeypatch.delenv("INSPECT_FLOW_ALARM", raising=False)
    return a_command_line(tmp_path, a_house())


def test_a_sweep_that_never_ran_is_missed(desk: CommandLine):
    missed = desk.refused("remind", "heartbeat")
    assert isinstance(missed, DutyMissed)
    assert (missed.exit_code, missed.thing) == (9, NEVER)


def test_a_sweep_of_today_is_told_with_what_it_did(desk: CommandLine):
    desk.said("remind", "sweep", "--no-send", on="12/8/2019 07:30")
    said = desk.said("remind", "heartbeat", on="13/8/2019 09:00")
    assert said.startswith("Lượt quét cuối lúc 12/08/2019 07:30")
    told = desk.told("remind", "heartbeat", on="13/8/2019 09:00")
    assert (told["is_within"], told["silent_seconds"]) == (True, 91_800)
    assert told["did"]["clocks"] == 0


@pytest.mark.parametrize(
    ("within", "is_missed"), [("26h", False), ("25h", True), ("1500m", True), ("2d", False)]
)
def test_the_span_decides(desk: CommandLine, within: str, is_missed: bool):
    desk.said("remind", "sweep", "--no-send", on="12/8/2019 07:30")
    done = desk.run("remind", "heartbeat", "--within", within, on="13/8/2019 09:00")
    assert isinstance(done.exception, DutyMissed) == is_missed


@pytest.mark.parametrize("typed", ["", "26", "h", "-2h", "0h", "26 giờ", "999999999d", "٣h"])
def test_a_span_that_is_none_is_refused(desk: CommandLine, typed: str):
    done = desk.run("remind", "heartbeat", "--within", typed)
    assert (done.exit_code, "26h hoặc 2d" in done.output) == (2, True)


def test_the_alarm_goes_to_whom_the_house_names(
    desk: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("INSPECT_FLOW_ALARM", "lan@example.vn, hanh@example.vn,lan@example.vn")
    done = desk.run("remind", "heartbeat", "--json", on="13/8/2019 09:00")
    desk.run("remind", "heartbeat", on="13/8/2019 09:40")

    mails = [message_from_bytes(file.read_bytes()) for file in (tmp_path / "spool").iterdir()]
    assert sorted(mail["To"] for mail in mails) == ["hanh@example.vn", "lan@example.vn"]
    title = str(make_header(decode_header(mails[0]["Subject"])))
    assert title == "Cảnh báo: việc quét nhắc việc không chạy"
    line = json.loads(done.stderr.splitlines()[0])
    assert (line["event"], line["last"]) == ("sweep_missed", None)
    assert line["alarmed"] == ["lan@example.vn", "hanh@example.vn"]


def test_an_address_that_is_none_is_named_beside_the_alarm(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("INSPECT_FLOW_ALARM", "khong phai dia chi")
    missed = desk.refused("remind", "heartbeat")
    assert any("khong phai dia chi" in reason for reason in missed.reasons)


def test_a_beat_of_a_clock_far_ahead_is_an_alarm_and_is_written_over(stored_house: House):
    work = stored_house.by()
    beat(work.moved_to(work.at + timedelta(days=400)), "sweep", "máy 2", {})
    assert not pulse(work, "sweep").is_within(timedelta(hours=26))
    beat(work, "sweep", "máy 1", {})
    assert pulse(work, "sweep").is_within(timedelta(hours=26))
