"""From the Decision to the visit: campaign, units, delegation, notice, the unit's own report."""

from __future__ import annotations

from tools.guide.files import a_paper
from tools.guide.walk import Walk

CAMPAIGN, CODE = "CCHC-2019-BRVT", "KT-2019-001"
CASE = f"/inspections/{CODE}"
_SEATS = (
    ("duc", "head", ""), ("thu-ky", "secretary", ""), ("dd-stp", "member", "Thể chế"),
    ("dd-vp-ubnd", "member", "Thủ tục hành chính"),
)  # fmt: skip


def prepare(walk: Walk) -> None:
    """Walk everything up to the eve of the visit."""
    _sign_in(walk)
    _open_the_campaign(walk)
    _seat_the_delegation(walk)
    _issue_the_plan(walk)
    walk.day(1, 8)
    _arrange_the_visit(walk)
    walk.day(6, 8)
    _report_of_the_unit(walk)


def _sign_in(walk: Walk) -> None:
    door = walk.outside()
    door.look("sign-in")
    administrator = walk.desk("quantri")
    administrator.press("Tài khoản")
    administrator.look("account")
    administrator.press("Quản trị")
    administrator.press("Các tài khoản", "main")
    administrator.look("accounts")
    administrator.press("thuky")
    administrator.choose(role="leadership")
    administrator.fill(unit="Sở Nội vụ")
    administrator.look("grant")
    administrator.press("Giao vai trò", "main")


def _open_the_campaign(walk: Walk) -> None:
    secretary = walk.desk("thuky")
    secretary.press("Đợt kiểm tra")
    secretary.press("Mở đợt kiểm tra mới")
    secretary.fill(
        number="784/QĐ-UBND",
        issued_on="19/4/2019",
        decision_title="Ban hành Kế hoạch kiểm tra công tác cải cách hành chính năm 2019",
        code=CAMPAIGN,
        year="2019",
        title="Kiểm tra công tác cải cách hành chính trên địa bàn tỉnh năm 2019",
        starts_on="19/4/2019",
        ends_on="31/12/2019",
        figures_from="1/1/2019",
        figures_to="14/8/2019",
    )
    secretary.choose(
        issuer="brvt", lead="snv-brvt", kind="scheduled", method="on_the_spot", announced="yes",
        checklist="district_2019",
    )  # fmt: skip
    secretary.look("campaign-form")
    secretary.press("Mở đợt kiểm tra", "main form")
    secretary.fill(q="Long Điền")
    secretary.press("Lọc", "main")
    secretary.choose(units="long-dien")
    secretary.look("campaign-units")
    secretary.press("Đưa vào kế hoạch")


def _seat_the_delegation(walk: Walk) -> None:
    secretary = walk.desk("thuky")
    secretary.press("Lập đoàn kiểm tra")
    secretary.fill(name="Đoàn kiểm tra cải cách hành chính tỉnh", symbol="ĐKT")
    secretary.choose(seal="snv-brvt")
    secretary.press("Lập đoàn")
    for person, role, areas in _SEATS:
        secretary.choose(person=person, role=role)
        secretary.fill(areas=areas)
        secretary.press("Cử")
    secretary.look("delegation")


def _issue_the_plan(walk: Walk) -> None:
    head = walk.desk("truongdoan")
    head.press("Đợt kiểm tra")
    head.follow("main tbody a")
    head.look("campaign")
    head.confirm("Ban hành kế hoạch")


def _arrange_the_visit(walk: Walk) -> None:
    secretary = walk.desk("thuky")
    secretary.press("Cuộc kiểm tra")
    secretary.follow("main tbody a")
    secretary.look("inspection-planned")
    secretary.press("Xếp ngày làm việc")
    secretary.choose(head="duc")
    secretary.fill(
        contact="Văn phòng huyện Long Điền", place="Trụ sở UBND huyện Long Điền",
        on__1="14/8/2019", from__1="08:00", to__1="11:30",
    )  # fmt: skip
    secretary.look("visit")
    secretary.press("Lưu buổi làm việc")
    secretary.go(CASE)
    secretary.confirm("Xếp lịch kiểm tra")
    secretary.press("Gửi thông báo cho đơn vị", ".next-step")
    secretary.look("notify")
    secretary.press("Gửi thông báo cho đơn vị", "main form")
    secretary.go(f"/campaigns/{CAMPAIGN}")
    secretary.confirm("Bắt đầu kiểm tra")


def _report_of_the_unit(walk: Walk) -> None:
    clerk = walk.phone("donvi")
    clerk.look("unit-first-page")
    clerk.press("Gửi báo cáo tự kiểm tra")
    clerk.look("self-report")
    clerk.follow(".govuk-task-list__link")
    item = "#item-1-1-1"
    clerk.choose(word__1__1__1="conforms")
    clerk.page.locator(f"{item} .item__said:not(.item__said--none)").wait_for()
    clerk.field("files-1-1-1").set_input_files([a_paper("Kế hoạch CCHC 2019.pdf")])
    clerk.page.locator(f"{item} .item__files").wait_for()
    clerk.look("self-report-item", item)
    clerk.press("Về báo cáo")
    clerk.fill(summary="Đơn vị đã tự kiểm tra 7 tháng đầu năm 2019; bản ký đính kèm.")
    clerk.field("files").set_input_files([a_paper("Báo cáo tự kiểm tra.pdf")])
    clerk.look("self-report-send", "main form")
    clerk.press("Gửi báo cáo tự kiểm tra", "main")
    clerk.look("self-report-sent")
