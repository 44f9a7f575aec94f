"""A whole case as three people type it, from the Decision to the closed campaign."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.command_line import CommandLine, a_command_line

CASE = "KT-2019-001"
TASK = f"{CASE}-TT-01"
# day, who, what is typed
TYPED = (
    ("19/4/2019", "", "campaign open BRVT 'Kiểm tra CCHC năm 2019' --issuer tinh --lead snv "
                      "--from 1/8/2019 --to 30/9/2019"),
    ("19/4/2019", "", "campaign decision BRVT 784/QĐ-UBND --date 19/4/2019 --role founding"),
    ("19/4/2019", "", "delegation appoint BRVT DKT 'Đoàn kiểm tra' --symbol ĐKT"),
    ("19/4/2019", "", "delegation add DKT hanh --role head"),
    ("19/4/2019", "", "delegation add DKT lan --role secretary"),
    ("19/4/2019", "", "delegation add DKT minh --areas procedures"),
    ("19/4/2019", "", "campaign plan BRVT 'huyện Long Điền'"),
    ("20/4/2019", "hanh", "campaign issue BRVT"),
    ("1/7/2019", "lan", f"inspection visit {CASE} --day 14/8/2019 --from 8:00 --to 11:30"),
    ("1/7/2019", "lan", f"inspection head {CASE} hanh"),
    ("1/7/2019", "lan", f"inspection contact {CASE} 'Phòng Nội vụ'"),
    ("1/7/2019", "lan", f"inspection schedule {CASE}"),
    ("1/8/2019", "lan", f"inspection notify {CASE}"),
    ("1/8/2019", "hanh", "campaign begin BRVT"),
    ("7/8/2019", "tu", f"inspection self-report {CASE} 'Đã tự kiểm tra 7/7 xã'"),
    ("14/8/2019", "hanh", f"inspection start {CASE}"),
    ("14/8/2019", "minh", f"finding add {CASE} 'niêm yết đầy đủ' --kind strength --area TTHC"),
    ("14/8/2019", "minh", f"finding add {CASE} 'giải quyết trễ hạn' --area 'một cửa' "
                          "--quantity 'ratio=105/277; percent=trên 46%'"),
    ("14/8/2019", "lan", f"inspection attend {CASE} --side delegation --name 'bà Hạnh' --signs"),
    ("14/8/2019", "lan", f"inspection attend {CASE} --side unit --name 'ông Tú' --signs"),
    ("14/8/2019", "lan", f"inspection draft {CASE}"),
    ("15/8/2019", "tu", f"inspection comments {CASE} 'Nhất trí'"),
    ("16/8/2019", "hanh", f"inspection sign {CASE} --override 'figures_agree=theo báo cáo'"),
    ("16/8/2019", "lan", f"inspection signer {CASE} hanh"),
    ("30/8/2019", "hanh", f"inspection conclude {CASE}"),
    ("3/9/2019", "lan", f"deficiency assign {TASK} --deadline 30/9/2019"),
    ("3/9/2019", "lan", f"directive draft {CASE} --issuer long_dien --signer tu"),
    ("5/9/2019", "hanh", f"inspection direct {CASE}"),
    ("5/9/2019", "lan", f"inspection follow-up {CASE}"),
    ("8/9/2019", "tu", f"deficiency plan {TASK} 'Xin lỗi, hẹn lại từng hồ sơ'"),
    ("9/9/2019", "minh", f"deficiency accept-plan {TASK}"),
    ("20/9/2019", "tu", f"deficiency extend {TASK} --deadline 15/10/2019 --reason 'nhiều hồ sơ'"),
    ("23/9/2019", "hanh", f"deficiency answer-extension {TASK} --grant"),
    ("10/10/2019", "tu", f"deficiency report {TASK} 'Đã xong' --evidence bc.pdf"),
    ("14/10/2019", "minh", f"deficiency verify {TASK} 'Đã xem 105 thư xin lỗi'"),
    ("15/10/2019", "hanh", f"inspection close {CASE}"),
    ("15/10/2019", "hanh", "campaign conclude BRVT"),
    ("15/10/2019", "hanh", "campaign close BRVT"),
)  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Type the whole case once."""
    folder = tmp_path_factory.mktemp("typed")
    (folder / "bc.pdf").write_bytes(b"%PDF-1.4")
    desk = a_command_line(folder)
    for day, who, line in TYPED:
        words = [str(folder / word) if word == "bc.pdf" else word for word in shlex.split(line)]
        assert desk.said(*words, by=who, on=day)
    return desk


def test_the_campaign_is_closed_and_nothing_is_left_open(desk):
    (campaign,) = desk.told("campaign", "list")

    assert (campaign["state"], campaign["n_open_deficiencies"]) == ("closed", 0)
    assert desk.told("deficiency", "list", "--open") == []


def test_the_papers_came_about_on_the_way(desk):
    kinds = [paper["kind"] for paper in desk.told("document", "list", "--campaign", "BRVT")]

    assert kinds == ["notice", "minutes", "conclusion", "directive"]


def test_the_written_reason_is_kept_for_the_minutes(desk):
    assert desk.told("inspection", "show", CASE)["override_reasons"] == {
        "figures_agree": "theo báo cáo"
    }


def test_the_original_deadline_stands_beside_the_granted_one(desk):
    task = desk.told("deficiency", "show", TASK)

    assert (task["original_deadline"], task["deadline"]) == ("2019-09-30", "2019-10-15")


def test_every_event_proves(desk):
    assert "không có sai lệch" in desk.said("audit", "verify")


def test_the_minutes_print(desk):
    (minutes,) = desk.told("document", "list", "--kind", "minutes")
    target = Path(desk.database.parent) / "bb.pdf"
    desk.said("document", "render", minutes["code"], "--to", str(target))

    assert target.read_bytes().startswith(b"%PDF-")
