"""How messages leave is read from the environment; every fault is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_flow.delivery.settings import read_settings
from inspect_flow.vocabulary.errors import BadInput

FROM = {"INSPECT_FLOW_MAIL_FROM": "snv@example.vn"}


def test_without_a_server_mail_is_left_in_a_folder(tmp_path: Path):
    settings = read_settings({}, tmp_path)
    assert (settings.mail, settings.gateway, settings.spool) == (None, None, tmp_path)


def test_a_server_is_spoken_to_in_secret_by_default(tmp_path: Path):
    mail = read_settings({"INSPECT_FLOW_MAIL": "smtp://mail.example.vn", **FROM}, tmp_path).mail
    assert mail is not None
    assert (mail.host, mail.port, mail.security) == ("mail.example.vn", 587, "starttls")


def test_the_password_comes_from_a_file(tmp_path: Path):
    (tmp_path / "mk").write_text("bí mật\n", "utf-8")
    asked = {
        "INSPECT_FLOW_MAIL": "smtps://snv%40tinh@mail.example.vn",
        "INSPECT_FLOW_MAIL_PASSWORD_FILE": str(tmp_path / "mk"),
        **FROM,
    }
    mail = read_settings(asked, tmp_path).mail
    assert mail is not None
    assert (mail.user, mail.password, mail.port) == ("snv@tinh", "bí mật", 465)


def test_all_faults_come_at_once(tmp_path: Path):
    asked = {
        "INSPECT_FLOW_MAIL": "smtp://snv:lộ@mail.example.vn?security=maybe",
        "INSPECT_FLOW_WEBHOOK": "ftp://cong",
        "INSPECT_FLOW_WEBHOOK_SECRET_FILE": str(tmp_path / "none"),
    }
    with pytest.raises(BadInput) as told:
        read_settings(asked, tmp_path)
    said = "\n".join(told.value.reasons)
    for fault in (
        "không ghi mật khẩu ở đây",
        "'maybe'",
        "chưa ghi địa chỉ gửi",
        "https://",
        "none",
    ):
        assert fault in said


@pytest.mark.parametrize("address", ["smtp://", "mail.example.vn", "smtp://h:99999", "http://h"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str):
    with pytest.raises(BadInput):
        read_settings({"INSPECT_FLOW_MAIL": address, **FROM}, tmp_path)
