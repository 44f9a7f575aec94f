"""The dossier and the blank checklist of the commune inspection of 2026."""

from __future__ import annotations

from inspect_flow.vocabulary.papers import (
    Assignment,
    ChecklistPaper,
    DossierPaper,
    OpenDeficiency,
    PastFinding,
    UnitFact,
)
from tests.documents.building import MORNING, a_signature, at
from tests.documents.commune_papers import HANH, LAN, MINH, SUBJECT, UNIT, base_of
from tests.documents.criteria_rows import checklist_areas, criterion_groups


def dossier() -> DossierPaper:
    base = base_of("dossier", f"Phục vụ {SUBJECT}", "", "", "2026-03-09")
    return DossierPaper(
        **base,
        unit=UNIT,
        visit=at("2026-03-11", "08:00"),
        place="Trụ sở UBND xã",
        unit_facts=[UnitFact(label="Người đứng đầu", value="ông Tú, Chủ tịch UBND xã")],
        past_findings=[
            PastFinding(
                year="2025",
                source="Thông báo số 31/TB-ĐKT",
                statement="sổ phản ánh, kiến nghị chưa cập nhật",
                outcome="Chưa khắc phục",
                checked_on="2025-12-15",
            )
        ],
        open_deficiencies=[
            OpenDeficiency(
                statement="sổ phản ánh, kiến nghị chưa cập nhật",
                owner="Trung tâm Phục vụ hành chính công",
                original_deadline="2025-12-31",
                deadline="2026-01-31",
                state="Đã gia hạn",
                overdue="quá hạn 37 ngày",
            )
        ],
        report_status="nhận ngày 06/3/2026",
        criteria=criterion_groups(),
        discrepancies=["1.158/1.204 hồ sơ là 96,2%, báo cáo ghi 98,2%"],
        programme=MORNING,
        assignments=[
            Assignment(person=who["name"], areas=[who["task"]], note=who["role"])
            for who in (HANH, MINH, LAN)
        ],
    )


def checklist() -> ChecklistPaper:
    signers = [a_signature("Người kiểm tra"), a_signature("Đại diện đơn vị")]
    base = base_of("checklist", SUBJECT, "", "", "2026-03-11", *signers)
    return ChecklistPaper(
        **base,
        landscape=False,
        name="Bộ tiêu chí kiểm tra cải cách hành chính cấp xã",
        edition="2",
        status="đề xuất, chưa được ban hành",
        unit=UNIT,
        areas=checklist_areas(),
        max_score="12,5",
        instructions=["Đánh dấu x vào một ô ở mỗi dòng"],
    )
