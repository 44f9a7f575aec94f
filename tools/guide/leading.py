"""What leaders read: figures and the lists behind them; what administrators keep in order."""

from __future__ import annotations

from tools.guide.walk import Walk


def lead(walk: Walk) -> None:
    """Walk through the figures as a Vice Chairman of the province does."""
    walk.day(24, 9)
    leader = walk.desk("lanhdao")
    leader.look("leader-first-page")
    leader.press("Số liệu")
    leader.look("figures")
    leader.follow(".cards li:nth-child(3) a")
    leader.look("figures-list")
    leader.go("/figures/units")
    leader.look("figures-units")
    leader.go("/figures/years")
    leader.look("figures-years")
    leader.go("/units/long-dien")
    leader.look("figures-unit")


def watch(walk: Walk) -> None:
    """Look, before the conclusion, at what stands still."""
    walk.day(23, 8)
    leader = walk.desk("lanhdao")
    leader.go("/figures/stuck")
    leader.look("figures-stuck")


def administer(walk: Walk) -> None:
    """Walk through what an administrator looks after."""
    administrator = walk.desk("quantri")
    administrator.press("Quản trị")
    administrator.press("Kiểm chứng ngay")
    administrator.look("verified")
    administrator.go("/administration")
    administrator.press("Sao lưu ngay")
    administrator.look("administration")
    administrator.press("Thư đi", "main")
    administrator.look("outbox")
    administrator.press("Người", "main")
    administrator.look("persons")
    administrator.press("Các đơn vị", "main")
    administrator.look("units")
    administrator.press("Định nghĩa", "main")
    administrator.look("definitions")
