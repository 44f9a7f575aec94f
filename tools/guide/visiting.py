"""From the visit's morning to the signed minutes: checklist, findings, draft, comments."""

from __future__ import annotations

from decimal import Decimal

from inspect_flow.bootstrap.demonstration import CASE as FILE
from inspect_flow.definitions.places import folder
from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services.answer_sheet import checklist_of
from inspect_flow.services.answering import record_answer
from inspect_flow.services.queries.sheets import sheet
from inspect_flow.services.registry import actor_named, find
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from tools.guide.files import a_photograph
from tools.guide.preparing import CASE, CODE
from tools.guide.walk import Walk


def visit(walk: Walk) -> None:
    """Walk the day of the visit, 14/8/2019, to the signed minutes."""
    walk.day(14, 8)
    _begin(walk)
    _answer_on_a_phone(walk)
    _the_others_answer(walk)
    _write_findings(walk)
    _note_who_attends(walk)
    _send_the_draft(walk)
    _comment_on_a_phone(walk)
    _sign(walk)


def _begin(walk: Walk) -> None:
    secretary = walk.desk("thuky")
    secretary.look("first-page")
    secretary.go(f"{CASE}/dossier")
    secretary.look("dossier")
    head = walk.desk("truongdoan")
    head.go(CASE)
    head.look("inspection")
    head.confirm("Bắt đầu kiểm tra tại đơn vị")


def _answer_on_a_phone(walk: Walk) -> None:
    member = walk.phone("thanhvien")
    member.go(CASE)
    member.look("phone-inspection")
    member.press("Điền bảng kiểm")
    member.look("checklist")
    item = "#item-1-3-2"
    member.choose(word__1__3__2="does_not_conform")
    member.page.locator(f"{item} .item__said:not(.item__said--none)").wait_for()
    member.page.locator(f"{item} summary").first.click()
    member.fill(note__1__3__2="Chưa có văn bản chỉ đạo, chấn chỉnh sau kiểm tra")
    member.page.locator(f"{item} .item__said", has_text="chấn chỉnh sau kiểm tra").wait_for()
    member.page.locator("#files-1-3-2 summary").click()
    member.field("photo-1-3-2").set_input_files([a_photograph("Sổ theo dõi kiểm tra.jpg")])
    member.page.locator("#files-1-3-2 li").wait_for()
    member.look("checklist-item", item)


def _the_others_answer(walk: Walk) -> None:
    """Let the other items be answered as the case file of 2019 says; what it leaves out is not."""
    read = read_case((folder("examples", None) / FILE).read_bytes(), FILE)
    told = read.case.inspections[0].answers
    with walk.office.workplace.doorman().transaction() as opened:
        work = opened.by(actor_named(opened, "thu-ky"))
        inspection = find(work, Inspection, CODE)
        checklist = checklist_of(work, inspection)
        known = sheet(work, inspection).stored
        for item in checklist.items() if checklist else ():
            given = told[item.code].delegation if item.code in told else None
            if (item.code, AnswerStage.DELEGATION) in known:
                continue
            answer = GivenAnswer(item.code, AnswerWord.NOT_APPLICABLE, note="Ngoài phạm vi lần này")
            if given is not None:
                figures = {code: Decimal(value) for code, value in given.figures.items()}
                answer = GivenAnswer(item.code, given.word, figures, note=given.note)
            record_answer(work, inspection, answer, AnswerStage.DELEGATION)


def _write_findings(walk: Walk) -> None:
    secretary = walk.desk("thuky")
    secretary.go(CASE)
    secretary.look("on-site")
    secretary.press("Viết nhận xét")
    secretary.look("findings-proposed")
    secretary.press("Nhận các mục đã đánh dấu")
    secretary.follow("#H1 a")
    secretary.fill(
        statement="Kế hoạch CCHC chưa đề ra sản phẩm cụ thể, tiến độ thời gian triển khai",
        recommendation="Bổ sung sản phẩm cụ thể và tiến độ thời gian vào Kế hoạch CCHC",
    )
    secretary.look("finding-form")
    secretary.press("Lưu", "main form")
    secretary.press("Viết ưu điểm")
    secretary.fill(
        statement="Đã cắt giảm thời gian giải quyết 105/277 thủ tục hành chính, đạt trên 46%",
        quantities="105/277 thủ tục, đạt trên 46%",
    )
    secretary.choose(area="procedures")
    secretary.press("Lưu", "main form")
    secretary.look("findings", "section:has(#U1)")


def _note_who_attends(walk: Walk) -> None:
    secretary = walk.desk("thuky")
    secretary.go(f"{CASE}/people")
    secretary.press("Ghi đủ thành viên đoàn")
    secretary.fill(name="Nguyễn Bá Hùng", title="Chủ tịch UBND huyện")
    secretary.field("signs").check()
    secretary.press("Ghi người dự")
    secretary.look("people")


def _send_the_draft(walk: Walk) -> None:
    secretary = walk.desk("thuky")
    secretary.go(CASE)
    secretary.confirm("Dự thảo biên bản")
    secretary.press("Gửi dự thảo", ".next-step")
    secretary.look("exchange")
    secretary.press("Gửi dự thảo cho đơn vị góp ý")


def _comment_on_a_phone(walk: Walk) -> None:
    clerk = walk.phone("donvi")
    clerk.go("/")
    clerk.press("Góp ý dự thảo biên bản")
    clerk.look("comments")
    second = clerk.page.locator("article.matter").nth(1)
    with clerk.page.expect_response(lambda answer: answer.status == 204):
        second.locator("input[value=disagree]").check()
    with clerk.page.expect_response(lambda answer: answer.status == 204):
        second.locator("textarea").fill("Năm 2018 huyện đã ban hành văn bản chấn chỉnh.")
    clerk.look("comment", "article.matter:nth-of-type(2)")
    clerk.field("rest").check()
    clerk.press("Gửi góp ý", "main form")
    clerk.look("comments-sent")


def _sign(walk: Walk) -> None:
    secretary = walk.desk("thuky")
    secretary.go(f"{CASE}/exchange")
    secretary.look("comments-received")
    head = walk.desk("truongdoan")
    head.go(CASE)
    head.press("Ký biên bản", ".next-step")
    head.look("sign")
    head.fill(override__figures_agree="Giữ nguyên số liệu như đơn vị báo cáo; sẽ đối chiếu lại.")
    head.press("Ký biên bản", "main form")
    head.look("signed")
    head.read("minutes-paper", head.page.locator("a[href^='/documents/']").nth(1))
