"""After the minutes: conclusion, directive, and the unit putting right what was found."""

from __future__ import annotations

from tools.guide.files import a_paper, a_photograph
from tools.guide.preparing import CASE, CODE
from tools.guide.walk import Walk

_DUTIES = (
    ("01", "pnv-long-dien", "Bổ sung sản phẩm, tiến độ và đơn vị chủ trì cho từng nhiệm vụ"),
    ("02", "long-dien", "Ban hành văn bản chấn chỉnh sau kiểm tra 07 đơn vị cấp xã"),
    ("03", "tnkq-long-dien", "Cập nhật kết quả giải quyết từng phản ánh từ đầu năm 2019 vào Sổ"),
)
PLANNED, DISPUTED = (f"/deficiencies/{CODE}-TT-{n}" for n in ("01", "02"))


def remedy(walk: Walk) -> None:
    """Walk from the signed minutes to the first deficiency that is proved."""
    walk.day(26, 8)
    _conclude(walk)
    _order_the_remedy(walk)
    walk.day(11, 9)
    _plan_on_a_phone(walk)
    _dispute_on_a_phone(walk)
    walk.day(13, 9)
    _answer_the_unit(walk)
    walk.day(17, 9)
    _report_on_a_phone(walk)
    walk.day(20, 9)
    _verify(walk)


def _conclude(walk: Walk) -> None:
    head = walk.desk("truongdoan")
    head.go(CASE)
    head.press("Ghi người ký", ".next-step")
    head.choose(signer="duc")
    head.press("Lưu người ký")
    head.go(CASE)
    head.press("Ban hành thông báo kết luận", ".next-step")
    head.look("conclude")
    head.press("Ban hành thông báo kết luận", "main form")


def _order_the_remedy(walk: Walk) -> None:
    secretary = walk.desk("thuky")
    secretary.go(f"{CASE}/remedy")
    rows = secretary.page.locator("fieldset.item").count()
    for number in range(1, rows + 1):
        _n, owner, task = _DUTIES[min(number, len(_DUTIES)) - 1]
        code = f"{CODE}-TT-{number:02}"
        secretary.field(f"owner-{code}").select_option(owner)
        secretary.field(f"deadline-{code}").fill("19/9/2019")
        if number == 1:
            secretary.field(f"sharing-{code}").fill("Sở Kế hoạch và Đầu tư")
        if number <= len(_DUTIES):
            secretary.field(f"task-{code}").fill(task)
    secretary.look("remedy")
    secretary.press("Lưu việc giao")
    secretary.choose(issuer="brvt", signer="pct-ubnd-tinh", form="letter")
    secretary.look("directive", "main form[action$=directive]")
    secretary.press("Dự thảo văn bản chấn chỉnh")
    secretary.go(CASE)
    secretary.confirm("Ban hành văn bản chấn chỉnh")
    secretary.confirm("Theo dõi việc khắc phục")
    secretary.look("following-up")


def _plan_on_a_phone(walk: Walk) -> None:
    clerk = walk.phone("donvi")
    clerk.look("unit-deficiencies")
    clerk.follow('main a[href^="/documents/"]')
    clerk.look("unit-directive")
    clerk.go(PLANNED)
    clerk.look("deficiency")
    clerk.press("Nộp kế hoạch khắc phục")
    clerk.fill(text="Rà soát 42 nhiệm vụ, bổ sung phụ lục sản phẩm, thời hạn; xong ngày 18/9.")
    clerk.look("plan")
    clerk.press("Nộp kế hoạch khắc phục", "main form")
    clerk.press("Xin gia hạn")
    clerk.fill(until="30/9/2019", reason="Chờ ý kiến của các phòng về từng nhiệm vụ.")
    clerk.look("more-time")
    clerk.press("Xin gia hạn", "main form")


def _dispute_on_a_phone(walk: Walk) -> None:
    clerk = walk.phone("donvi")
    clerk.go(DISPUTED)
    clerk.press("Đề nghị xem xét lại")
    clerk.fill(reason="UBND huyện đã có văn bản chấn chỉnh các hạn chế của năm 2018.")
    clerk.look("dispute")
    clerk.press("Đề nghị xem xét lại", "main form")


def _answer_the_unit(walk: Walk) -> None:
    secretary = walk.desk("thuky")
    secretary.look("waiting-for-the-delegation")
    head = walk.desk("truongdoan")
    head.go(PLANNED)
    head.look("deficiency-of-the-delegation")
    secretary.go(PLANNED)
    secretary.press("Chấp thuận kế hoạch")
    secretary.press("Chấp thuận kế hoạch", "main form")
    head.go(PLANNED)
    head.press("Cho gia hạn")
    head.look("grant-time")
    head.press("Cho gia hạn", "main form")
    head.go(DISPUTED)
    head.press("Giữ nguyên nhận xét")
    head.fill(reason="Văn bản đã nêu là về năm 2018, không phải sau các cuộc kiểm tra năm 2019.")
    head.look("uphold")


def _report_on_a_phone(walk: Walk) -> None:
    clerk = walk.phone("donvi")
    clerk.go(PLANNED)
    clerk.press("Báo cáo đã khắc phục")
    clerk.fill(text="Đã ban hành Kế hoạch điều chỉnh số 98/KH-UBND kèm phụ lục 42 nhiệm vụ.")
    clerk.field("files").set_input_files(
        [a_paper("KH 98 điều chỉnh.pdf"), a_photograph("Phụ lục niêm yết.jpg")]
    )
    clerk.look("report")
    clerk.press("Báo cáo đã khắc phục", "main form")
    clerk.look("reported")


def _verify(walk: Walk) -> None:
    secretary = walk.desk("thuky")
    secretary.go(PLANNED)
    secretary.press("Xác nhận đã khắc phục")
    secretary.fill(text="Đã đọc Kế hoạch điều chỉnh; phụ lục đủ sản phẩm, thời hạn, đơn vị.")
    secretary.look("verify")
    secretary.press("Xác nhận đã khắc phục", "main form")
