"""The dossier and the blank checklist of the Long Điền inspection of 2019."""

from __future__ import annotations

from inspect_flow.vocabulary.paper_parts import assumed
from inspect_flow.vocabulary.papers import (
    Assignment,
    ChecklistPaper,
    DossierPaper,
    OpenDeficiency,
    PastFinding,
    UnitFact,
)
from tests.documents.building import MORNING, a_signature, at
from tests.documents.criteria_rows import checklist_areas, criterion_groups
from tests.documents.long_dien_papers import SUBJECT, UNIT, base_of


def past_findings() -> list[PastFinding]:
    return [
        PastFinding(
            year="2018",
            source="Không rõ số, ngày",
            statement="có hạn chế, thiếu sót, không nêu cụ thể",
            outcome="UBND huyện đã có văn bản chỉ đạo chấn chỉnh",
            checked_on="",
        )
    ]


def open_deficiencies() -> list[OpenDeficiency]:
    return [
        OpenDeficiency(
            statement=assumed("chưa cập nhật Sổ tiếp nhận kiến nghị"),
            owner=assumed("Văn phòng huyện"),
            original_deadline=assumed("2019-06-30"),
            deadline=assumed("2019-07-31"),
            state="Chưa có báo cáo khắc phục",
            overdue="quá hạn 12 ngày",
        )
    ]


def dossier() -> DossierPaper:
    base = base_of("dossier", f"Phục vụ {SUBJECT}", "", "2019-08-12")
    return DossierPaper(
        **base,
        unit=UNIT,
        visit=at("2019-08-14", assumed("08:00")),
        place="UBND huyện Long Điền",
        unit_facts=[
            UnitFact(label="Người đứng đầu", value="ông Nguyễn Bá Hùng, Chủ tịch UBND huyện"),
            UnitFact(label="Số đơn vị cấp xã trực thuộc", value="07"),
            UnitFact(label="Chỉ số CCHC năm 2018", value="xếp hạng 02/8, giảm 01 hạng"),
        ],
        past_findings=past_findings(),
        open_deficiencies=open_deficiencies(),
        report_status="nhận ngày 07/8/2019" + assumed(""),
        criteria=criterion_groups(),
        discrepancies=["105/277 thủ tục là 37,9%, không phải trên 46% như báo cáo"],
        programme=MORNING,
        assignments=[
            Assignment(person="ông Trương Văn Đức", areas=["Chỉ đạo chung"], note="Trưởng đoàn"),
            Assignment(
                person="đại diện Sở Nội vụ",
                areas=["Chỉ đạo, điều hành", "Tổ chức bộ máy"],
                note="",
            ),
        ],
    )


def checklist() -> ChecklistPaper:
    base = base_of(
        "checklist",
        SUBJECT,
        "",
        "2019-08-14",
        a_signature("Người kiểm tra"),
        a_signature("Đại diện đơn vị"),
    )
    return ChecklistPaper(
        **base,
        landscape=True,
        name="Bảng kiểm công tác cải cách hành chính cấp huyện",
        edition="1",
        status="đề xuất, chưa được ban hành",
        unit=UNIT,
        areas=checklist_areas(),
        max_score="12,5",
        instructions=[
            "Đánh dấu x vào một ô ở mỗi dòng",
            "Ghi số liệu, số văn bản vào cột Ghi chép",
        ],
    )
