"""The papers after the visit of the made-up commune in 2026, under Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from inspect_flow.vocabulary.paper_parts import PaperBase, Recipients
from inspect_flow.vocabulary.papers import DirectivePaper
from inspect_flow.vocabulary.papers_of_remedy import (
    ExtensionAnswerPaper,
    ExtensionDecisionPaper,
    RemediationPlanPaper,
    RemediationReportPaper,
    ReminderLetterPaper,
    VerificationSlipPaper,
)
from tests.documents import commune_papers, remedy_parts
from tests.documents.building import a_signature
from tests.documents.commune_papers import UNIT, base_of, requirements

SHORT = "UBND xã Bình Mẫu"
AFTER = "tồn tại, hạn chế sau kiểm tra công tác cải cách hành chính năm 2026"
DEPARTMENT = a_signature("KT. Giám đốc", "Phó Giám đốc")
CHAIR = a_signature("TM. Ủy ban nhân dân", "Chủ tịch")


def of_the_unit(kind: str, subject: str, symbol: str, date: str) -> PaperBase:
    base = base_of(kind, subject, symbol, "7", date, CHAIR)
    base["letterhead"] |= {"superior": "", "issuer": UNIT, "place": "Bình Mẫu"}
    base["recipients"] = Recipients(
        items=["Sở Nội vụ (b/c)", "Các phòng, đơn vị thuộc xã"], filing="VT, VHXH"
    )
    return base


def of_the_department(kind: str, subject: str, date: str) -> PaperBase:
    base = base_of(kind, subject, "SNV-CCHC", "402", date, DEPARTMENT)
    base["letterhead"]["issuer"] = "Sở Nội vụ"
    base["addressees"] = [UNIT]
    base["recipients"] = Recipients(items=["Như trên", "UBND tỉnh (b/c)"], filing="VT, CCHC")
    return base


def remediation_plan() -> RemediationPlanPaper:
    base = of_the_unit("remediation_plan", f"khắc phục {AFTER}", "KH-UBND", "2026-03-30")
    return remedy_parts.a_plan(base, SHORT, requirements())


def remediation_report() -> RemediationReportPaper:
    subject = f"kết quả khắc phục {AFTER}"
    base = of_the_unit("remediation_report", subject, "BC-UBND", "2026-04-14")
    base["addressees"] = ["Sở Nội vụ"]
    base["recipients"]["items"][0] = "Như trên"
    return remedy_parts.a_report(base, SHORT, requirements(), "2026-04-09")


def reminder_letter() -> ReminderLetterPaper:
    base = of_the_department("reminder_letter", f"đôn đốc khắc phục {AFTER}", "2026-04-22")
    base["legal_grounds"] = ["Căn cứ Thông báo số 12/TB-ĐKT ngày 25 tháng 3 năm 2026"]
    days = ("2026-04-10", "2026-04-29", "2026-04-22")
    return remedy_parts.a_reminder(base, SHORT, requirements(), days, (12, 8, 7, 4))


def extension_answer() -> ExtensionAnswerPaper:
    base = of_the_department("extension_answer", "trả lời đề nghị gia hạn", "2026-04-08")
    return remedy_parts.an_answer(base, SHORT, requirements()[0], "2026-05-15", "")


def extension_decision() -> ExtensionDecisionPaper:
    signer = a_signature("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")
    subject = f"gia hạn thời hạn khắc phục {AFTER} đối với {SHORT}"
    base = base_of("extension_decision", subject, "QĐ-UBND", "431", "2026-04-08", signer)
    base["letterhead"] |= {"superior": "", "issuer": "Ủy ban nhân dân tỉnh Hòa Mẫu"}
    base["legal_grounds"] = [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Căn cứ đề nghị gia hạn ngày 07/4/2026 của UBND xã Bình Mẫu",
        "Theo đề nghị của Sở Nội vụ",
    ]
    base["recipients"] = Recipients(items=["Như Điều 3"], filing="VT, NV")
    return remedy_parts.a_decision(base, SHORT, requirements()[0], "2026-05-15", "2026-05-15")


def verification_slip() -> VerificationSlipPaper:
    signers = (a_signature("Người kiểm tra, xác nhận"), a_signature("Trưởng đoàn"))
    subject = f"kết quả khắc phục {AFTER}"
    base = base_of("verification_slip", subject, "", "", "2026-04-20", *signers)
    return remedy_parts.a_slip(base, UNIT, requirements(), "2026-04-20")


def instruction() -> DirectivePaper:
    paper = commune_papers.directive()
    paper["form"] = "instruction"
    paper["letterhead"] |= {
        "superior": "",
        "issuer": UNIT,
        "symbol": "CT-UBND",
        "place": "Bình Mẫu",
    }
    paper["signatures"] = [CHAIR]
    paper["addressees"] = []
    paper["recipients"] = Recipients(
        items=["Các phòng, ban, đơn vị thuộc xã", "Sở Nội vụ"], filing="VT, VHXH"
    )
    paper["opening"] = ["Để kịp thời chấn chỉnh, UBND xã yêu cầu thực hiện các nội dung sau:"]
    paper["closing"] = ["Người đứng đầu các đơn vị thực hiện nghiêm túc Chỉ thị này"]
    return paper
