"""What other programs are given: a token that reads, and news of what happens."""

from __future__ import annotations

from tools.guide.walk import Walk


def connect(walk: Walk) -> None:
    """Walk through a token of one's own account and a program that the administrator registers.

    What is told once, token and secret, is left out of the pictures: it differs on every walk.
    """
    secretary = walk.desk("thuky")
    secretary.press("Tài khoản")
    secretary.go("/account/tokens")
    secretary.fill(name="Kho dữ liệu của tỉnh", days="180")
    secretary.choose(scope="read")
    secretary.press("Tạo mã")
    secretary.go("/account/tokens")
    secretary.look("token")
    administrator = walk.desk("quantri")
    administrator.press("Quản trị")
    administrator.press("Báo tin", "main")
    administrator.press("Thêm phần mềm nhận tin", "main")
    administrator.fill(name="Trục tích hợp của tỉnh", url="https://tich-hop.example.vn/kiem-tra")
    administrator.choose(username="thuky", kinds="deficiency.*")
    administrator.look("hook-new")
    administrator.press("Thêm", "main form")
    administrator.go("/administration/hooks/1")
    administrator.look("hook")
