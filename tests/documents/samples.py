"""Whole papers to print: Long Điền 2019 as published, and a commune of 2026."""

from __future__ import annotations

from inspect_flow.vocabulary.paper_parts import (
    Letterhead,
    Moment,
    Period,
    Person,
    Recipients,
    Requirement,
    Signature,
    assumed,
)
from inspect_flow.vocabulary.papers import MinutesPaper
from tests.documents.long_dien_findings import SHORTCOMINGS, the_areas

DECISION_784 = (
    "Quyết định số 784/QĐ-UBND ngày 19 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"
    " về việc ban hành Kế hoạch kiểm tra công tác cải cách hành chính trên địa bàn tỉnh năm 2019"
)


def a_person(name: str, office: str = "", role: str = "", task: str = "") -> Person:
    return Person(name=name, office=office, role=role, task=task)


HEAD = a_person("ông Trương Văn Đức", "Phó Giám đốc Sở Nội vụ", "Trưởng đoàn")
CHAIRMAN = a_person("ông Nguyễn Bá Hùng", "Chủ tịch UBND huyện")


def the_requirements() -> list[Requirement]:
    tasks = {
        "H1": ("Bổ sung sản phẩm cụ thể và tiến độ thời gian vào Kế hoạch CCHC", "Phòng Nội vụ"),
        "H2": ("Cập nhật đầy đủ kết quả giải quyết khiếu nại, phản ánh vào Sổ tiếp nhận kiến nghị", "Văn phòng huyện"),
        "H3": ("Ban hành văn bản chỉ đạo, chấn chỉnh công tác CCHC sau kiểm tra", "Phòng Nội vụ"),
        "H4": ("Đăng tải đầy đủ công khai ngân sách, quyết toán ngân sách", "Phòng Tài chính - Kế hoạch"),
        "H5": ("Cung ứng đầy đủ DVCTT mức độ 4 đối với hai lĩnh vực đã nêu", "Phòng Kinh tế và Hạ tầng"),
        "H6": ("Có giải pháp để người dân, tổ chức nộp hồ sơ qua mạng", "Văn phòng huyện"),
    }  # fmt: skip
    return [
        Requirement(
            number=code[1:],
            finding=SHORTCOMINGS[code][1],
            task=task,
            owner=assumed(owner),
            co_owners=[assumed("Phòng Giáo dục và Đào tạo")] if code == "H5" else [],
            deadline=assumed("2019-09-30"),
        )
        for code, (task, owner) in tasks.items()
    ]


def long_dien_minutes() -> MinutesPaper:
    return MinutesPaper(
        kind="minutes",
        dated_on="2019-08-14",
        draft=True,
        subject="kiểm tra công tác cải cách hành chính tại Ủy ban nhân dân huyện Long Điền năm 2019",
        letterhead=Letterhead(
            superior="UBND tỉnh Bà Rịa - Vũng Tàu",
            issuer="Đoàn kiểm tra cải cách hành chính",
            number="",
            symbol="BB-ĐKT",
            place="Long Điền",
            date="2019-08-14",
        ),
        legal_grounds=[f"Căn cứ {DECISION_784}"],
        addressees=[],
        recipients=Recipients(
            items=["UBND huyện Long Điền", "Thành viên Đoàn kiểm tra"], filing="VT, Hồ sơ"
        ),
        signatures=[
            Signature(
                authority=["Đại diện đơn vị được kiểm tra", "Chủ tịch UBND huyện"],
                office="",
                name="Nguyễn Bá Hùng",
            ),
            Signature(authority=["Thư ký"], office="", name=""),
            Signature(
                authority=["Đại diện Đoàn kiểm tra", "Trưởng đoàn"],
                office="Phó Giám đốc Sở Nội vụ",
                name="Trương Văn Đức",
            ),
        ],
        reference="KT-2019-001",
        unit="Ủy ban nhân dân huyện Long Điền",
        opened=Moment(date="2019-08-14", time=assumed("08:00")),
        closed=Moment(date="2019-08-14", time=assumed("11:30")),
        place="Ủy ban nhân dân huyện Long Điền",
        delegation=[HEAD, a_person("các thành viên là đại diện các Sở, ngành có liên quan")],
        unit_side=[CHAIRMAN, a_person("lãnh đạo các phòng, ban chuyên môn của đơn vị")],
        chair="ông Trương Văn Đức",
        secretary="",
        scope=[
            "Tình hình triển khai thực hiện công tác cải cách hành chính của UBND huyện Long Điền"
        ],
        data_period=Period(starts="", ends="", note=""),
        areas=the_areas(),
        unit_opinions=[],
        conclusions=[
            "Bên cạnh những kết quả đạt được, vẫn còn những tồn tại, hạn chế cần khắc phục;"
            " Đoàn kiểm tra đề nghị UBND huyện Long Điền thực hiện"
        ],
        requirements=the_requirements(),
        copies=0,
    )
