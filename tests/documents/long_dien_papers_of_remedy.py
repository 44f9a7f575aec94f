"""The papers after the Long Điền inspection of 2019; all of them are assumed."""

from __future__ import annotations

from inspect_flow.vocabulary.paper_parts import PaperBase, Recipients, assumed
from inspect_flow.vocabulary.papers import DirectivePaper
from inspect_flow.vocabulary.papers_of_remedy import (
    ExtensionAnswerPaper,
    ExtensionDecisionPaper,
    RemediationPlanPaper,
    RemediationReportPaper,
    ReminderLetterPaper,
    VerificationSlipPaper,
)
from tests.documents import long_dien_papers, remedy_parts
from tests.documents.building import a_signature
from tests.documents.long_dien_papers import DECISION, DEPUTY_SIGNS, UNIT, base_of, requirements

SHORT = "UBND huyện Long Điền"
PROVINCE = "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"
AFTER = "tồn tại, hạn chế sau kiểm tra công tác cải cách hành chính năm 2019"
CHAIR = a_signature("TM. Ủy ban nhân dân", "Chủ tịch", name="Nguyễn Bá Hùng")


def of_the_unit(kind: str, subject: str, symbol: str, day: str) -> PaperBase:
    base = base_of(kind, subject, symbol, assumed(day), CHAIR)
    base["dated_on"] = day
    base["letterhead"] |= {"superior": "", "issuer": UNIT, "place": "Long Điền"}
    base["recipients"] = Recipients(
        items=["Sở Nội vụ (b/c)", "Các phòng, ban, đơn vị thuộc huyện"], filing="VT, NV"
    )
    return base


def of_the_department(kind: str, subject: str, day: str) -> PaperBase:
    base = base_of(kind, subject, "SNV-CCHC", assumed(day), DEPUTY_SIGNS)
    base["dated_on"] = day
    base["addressees"] = [UNIT]
    base["recipients"] = Recipients(
        items=["Như trên", "UBND tỉnh Bà Rịa - Vũng Tàu (b/c)"], filing="VT, CCHC"
    )
    return base


def remediation_plan() -> RemediationPlanPaper:
    base = of_the_unit("remediation_plan", f"khắc phục {AFTER}", "KH-UBND", "2019-09-12")
    return remedy_parts.a_plan(base, SHORT, requirements())


def remediation_report() -> RemediationReportPaper:
    subject = f"kết quả khắc phục {AFTER}"
    base = of_the_unit("remediation_report", subject, "BC-UBND", "2019-09-19")
    base["addressees"] = ["Sở Nội vụ"]
    base["recipients"]["items"][0] = "Như trên"
    return remedy_parts.a_report(base, SHORT, requirements(), assumed("2019-09-18"))


def reminder_letter() -> ReminderLetterPaper:
    base = of_the_department("reminder_letter", f"đôn đốc khắc phục {AFTER}", "2019-10-12")
    base["legal_grounds"] = [f"Căn cứ {DECISION}"]
    days = (assumed("2019-09-30"), assumed("2019-10-17"), "2019-10-12")
    return remedy_parts.a_reminder(base, SHORT, requirements(), days, (12, 9, 5, 4))


def extension_answer() -> ExtensionAnswerPaper:
    base = of_the_department("extension_answer", "trả lời đề nghị gia hạn", "2019-09-18")
    until = assumed("2019-10-31")
    return remedy_parts.an_answer(base, SHORT, requirements()[3], until, until)


def extension_decision() -> ExtensionDecisionPaper:
    subject = f"gia hạn thời hạn khắc phục {AFTER} đối với {SHORT}"
    signer = a_signature("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")
    day = "2019-09-18"
    base = base_of("extension_decision", subject, "QĐ-UBND", assumed(day), signer)
    base["dated_on"] = day
    base["letterhead"] |= {"superior": "", "issuer": PROVINCE}
    base["legal_grounds"] = [f"Căn cứ {DECISION}", "Theo đề nghị của Sở Nội vụ"]
    base["recipients"] = Recipients(items=["Như Điều 3"], filing="VT, NV")
    until = assumed("2019-10-31")
    return remedy_parts.a_decision(base, SHORT, requirements()[3], until, until)


def verification_slip() -> VerificationSlipPaper:
    signers = (
        a_signature("Người kiểm tra, xác nhận"),
        a_signature("Trưởng đoàn", office="PHÓ GIÁM ĐỐC SỞ NỘI VỤ", name="Trương Văn Đức"),
    )
    subject = f"kết quả khắc phục {AFTER}"
    base = base_of("verification_slip", subject, "", assumed("2019-11-08"), *signers)
    base["dated_on"] = "2019-11-08"
    return remedy_parts.a_slip(base, UNIT, requirements(), assumed("2019-11-08"))


def instruction() -> DirectivePaper:
    paper = long_dien_papers.directive()
    paper["form"] = "instruction"
    paper["letterhead"]["symbol"] = "CT-UBND"
    paper["signatures"] = [CHAIR]
    paper["addressees"] = []
    paper["recipients"] = Recipients(
        items=["Các phòng, ban, đơn vị thuộc huyện", "UBND các xã, thị trấn", "Sở Nội vụ"],
        filing="VT, NV",
    )
    return paper
