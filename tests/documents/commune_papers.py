"""The main papers of an inspection of a made-up commune in 2026, under Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from inspect_flow.vocabulary.paper_parts import (
    AreaFindings,
    Discrepancy,
    Finding,
    LegalBasis,
    Letterhead,
    PaperBase,
    Recipients,
    Requirement,
    Signature,
)
from inspect_flow.vocabulary.papers import (
    ConclusionPaper,
    DirectivePaper,
    MinutesPaper,
    NoticePaper,
    PlanPaper,
    ScheduleRow,
)
from tests.documents.building import (
    MORNING,
    OUTLINE,
    a_period,
    a_person,
    a_section,
    a_signature,
    at,
)

UNIT = "Ủy ban nhân dân xã Bình Mẫu"
PLAN = "Kế hoạch số 26/KH-UBND ngày 14 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Hòa Mẫu"
SUBJECT = f"kiểm tra công tác cải cách hành chính tại {UNIT} năm 2026"
HANH = a_person("bà Hạnh", "Phó Giám đốc Sở Nội vụ", "Trưởng đoàn", "chỉ đạo chung")
MINH = a_person("ông Minh", "chuyên viên Văn phòng UBND tỉnh", "Thành viên", "thủ tục hành chính")
LAN = a_person("bà Lan", "chuyên viên Sở Nội vụ", "Thư ký", "tổng hợp, ghi biên bản")
TU = a_person("ông Tú", "Chủ tịch UBND xã")
HEAD_SIGNS = a_signature("Trưởng đoàn", office="PHÓ GIÁM ĐỐC SỞ NỘI VỤ")


def a_finding(statement: str, number: str = "", warning: str = "", basis: str = "") -> Finding:
    return Finding(
        number=number,
        statement=statement,
        quantities=[],
        warnings=[Discrepancy(text=warning, reason="")] if warning else [],
        evidence=["Báo cáo số 45/BC-UBND"] if number == "2" else [],
        legal_bases=[LegalBasis(citation=basis, proposed=True)] if basis else [],
        repeated="nội dung này đã nêu năm 2025, chưa được khắc phục" if number == "2" else "",
    )


def areas() -> list[AreaFindings]:
    return [
        AreaFindings(
            title="Công tác chỉ đạo, điều hành",
            context=[],
            strengths=[a_finding("đã ban hành Kế hoạch cải cách hành chính năm 2026")],
            shortcomings=[a_finding("chưa có văn bản chấn chỉnh sau kiểm tra", "1")],
        ),
        AreaFindings(
            title="Thủ tục hành chính, Trung tâm Phục vụ hành chính công",
            context=[a_finding("trong kỳ tiếp nhận 1.204 hồ sơ")],
            strengths=[
                a_finding(
                    "giải quyết đúng hạn 1.158/1.204 hồ sơ, đạt 98,2%",
                    warning="1.158/1.204 là 96,2%, không phải 98,2%",
                )
            ],
            shortcomings=[
                a_finding(
                    "sổ theo dõi phản ánh, kiến nghị chưa cập nhật kết quả xử lý",
                    "2",
                    basis="Nghị định số 61/2018/NĐ-CP",
                )
            ],
        ),
    ]


def requirements() -> list[Requirement]:
    return [
        Requirement(
            number="1",
            finding="chưa có văn bản chấn chỉnh sau kiểm tra",
            task="ban hành văn bản chấn chỉnh công tác cải cách hành chính",
            owner="Văn phòng HĐND và UBND xã",
            co_owners=["Phòng Văn hóa - Xã hội"],
            deadline="2026-04-10",
            note="",
        ),
        Requirement(
            number="2",
            finding="sổ theo dõi phản ánh, kiến nghị chưa cập nhật kết quả xử lý",
            task="cập nhật đầy đủ kết quả xử lý vào sổ theo dõi",
            owner="Trung tâm Phục vụ hành chính công xã",
            co_owners=[],
            deadline="",
            note="thực hiện thường xuyên",
        ),
    ]


def base_of(
    kind: str, subject: str, symbol: str, number: str, date: str, *signers: Signature
) -> PaperBase:
    return PaperBase(
        kind=kind,
        dated_on=date,
        draft=False,
        subject=subject,
        letterhead=Letterhead(
            superior="UBND tỉnh Hòa Mẫu",
            issuer="Đoàn kiểm tra cải cách hành chính",
            number=number,
            symbol=symbol,
            place="Hòa Mẫu",
            date=date,
        ),
        legal_grounds=[],
        addressees=[],
        recipients=Recipients(items=[UNIT, "Thành viên Đoàn kiểm tra"], filing="VT, SNV"),
        signatures=list(signers),
        reference="KT-2026-014",
    )


def minutes() -> MinutesPaper:
    signatures = [
        a_signature("Thư ký", name=""),
        a_signature("Đại diện đơn vị được kiểm tra", "Chủ tịch"),
        a_signature("Đại diện Đoàn kiểm tra", "Trưởng đoàn"),
    ]
    base = base_of("minutes", SUBJECT, "BB-ĐKT", "5", "2026-03-11", *signatures)
    base["legal_grounds"] = [
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ",
        f"Căn cứ {PLAN}",
    ]
    return MinutesPaper(
        **base,
        unit=UNIT,
        opened=at("2026-03-11", "08:00"),
        closed=at("2026-03-11", "11:30"),
        place="Trụ sở UBND xã Bình Mẫu",
        group="",
        delegation=[HANH, MINH, LAN],
        unit_side=[TU],
        chair="bà Hạnh, Trưởng đoàn",
        secretary="bà Lan",
        scope=["Công tác chỉ đạo, điều hành", "Cải cách thủ tục hành chính"],
        data_period=a_period("2025-07-01", "2026-02-28"),
        areas=areas(),
        unit_opinions=["UBND xã thống nhất với các nội dung của Đoàn kiểm tra"],
        conclusions=["UBND xã đã có nhiều cố gắng; đề nghị thực hiện các nội dung sau:"],
        requirements=requirements(),
        copies=3,
    )


def conclusion() -> ConclusionPaper:
    base = base_of("conclusion", f"kết luận {SUBJECT}", "TB-ĐKT", "12", "2026-03-25", HEAD_SIGNS)
    return ConclusionPaper(
        **base,
        unit="UBND xã Bình Mẫu",
        opening=[f"Thực hiện {PLAN}, Đoàn kiểm tra thông báo kết luận như sau:"],
        areas=areas(),
        none_found=False,
        assessment=[],
        requirements=requirements(),
        report_due="2026-04-15",
        report_to="Sở Nội vụ",
    )


def directive() -> DirectivePaper:
    subject = "khắc phục tồn tại, hạn chế sau kiểm tra công tác cải cách hành chính"
    signer = a_signature("KT. Giám đốc", "Phó Giám đốc")
    base = base_of("directive", subject, "SNV-CCHC", "318", "2026-03-27", signer)
    base["letterhead"]["issuer"] = "Sở Nội vụ"
    base["addressees"] = [UNIT]
    base["recipients"] = Recipients(items=["Như trên", "UBND tỉnh (b/c)"], filing="VT, CCHC")
    return DirectivePaper(
        **base,
        form="letter",
        opening=[
            "Căn cứ Thông báo số 12/TB-ĐKT ngày 25 tháng 3 năm 2026 của Đoàn kiểm tra cải cách"
            " hành chính, Sở Nội vụ đề nghị UBND xã thực hiện:"
        ],
        requirements=requirements(),
        closing=[],
        report_due="2026-04-15",
        report_to="Sở Nội vụ",
    )


def notice() -> NoticePaper:
    base = base_of(
        "notice", f"thông báo lịch {SUBJECT}", "SNV-CCHC", "201", "2026-03-02", HEAD_SIGNS
    )
    base["letterhead"]["issuer"] = "Sở Nội vụ"
    base["addressees"] = [UNIT]
    base["recipients"] = Recipients(
        items=["Như trên", "Thành viên Đoàn kiểm tra"], filing="VT, CCHC"
    )
    return NoticePaper(
        **base,
        opening=[f"Thực hiện {PLAN}, Sở Nội vụ thông báo lịch kiểm tra như sau:"],
        unit="UBND xã Bình Mẫu",
        starts=at("2026-03-11", "08:00"),
        ends=at("2026-03-11", "11:30"),
        place="Trụ sở UBND xã",
        method="kiểm tra trực tiếp",
        data_period=a_period("2025-07-01", "2026-02-28"),
        contents=["Công tác chỉ đạo, điều hành", "Cải cách thủ tục hành chính"],
        members=[HANH, MINH, LAN],
        unit_side=["Chủ tịch, Phó Chủ tịch UBND xã", "Giám đốc Trung tâm Phục vụ hành chính công"],
        programme=MORNING,
        preparations=["Hồ sơ, tài liệu minh chứng"],
        report_due=at("2026-03-06", "17:00"),
        report_to="Sở Nội vụ",
        contact="bà Lan, chuyên viên Sở Nội vụ",
        outline=OUTLINE,
    )


def schedule() -> list[ScheduleRow]:
    return [
        ScheduleRow(
            unit=f"UBND xã {name} Mẫu",
            moment=at(f"2026-03-{day:02d}", "08:00"),
            until="",
            place="Trụ sở UBND xã",
            head="bà Hạnh",
            note="",
        )
        for day, name in enumerate(("An", "Bình", "Cát", "Đông", "Gia", "Hưng"), start=9)
    ]


def plan() -> PlanPaper:
    signer = a_signature("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")
    subject = "kiểm tra công tác cải cách hành chính năm 2026"
    base = base_of("plan", subject, "KH-UBND", "26", "2026-01-14", signer)
    base["letterhead"] |= {"superior": "", "issuer": "Ủy ban nhân dân tỉnh Hòa Mẫu"}
    return PlanPaper(
        **base,
        attached_to="",
        opening=[
            "Thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ, Ủy ban nhân"
            " dân tỉnh ban hành Kế hoạch kiểm tra công tác cải cách hành chính năm 2026 như sau:"
        ],
        purposes=["Đánh giá đúng kết quả", "Kịp thời phát hiện, chấn chỉnh tồn tại, hạn chế"],
        requirements=["Khách quan, công khai, minh bạch"],
        contents=[
            a_section("Công tác chỉ đạo, điều hành", "Kế hoạch và kết quả thực hiện"),
            a_section("Cải cách thủ tục hành chính", "Tiếp nhận, giải quyết hồ sơ"),
        ],
        data_period=a_period("2025-07-01", "2026-02-28"),
        subjects=["UBND các xã, phường, đặc khu theo Phụ lục"],
        window=a_period("2026-03", "2026-10"),
        methods=["Kiểm tra trực tiếp", "Kiểm tra qua báo cáo"],
        members=[HANH, MINH, LAN],
        funding=[],
        organisation=[
            a_section("Sở Nội vụ", "Chủ trì, tham mưu tổ chức kiểm tra", "Tổng hợp kết quả"),
            a_section("Đơn vị được kiểm tra", "Chuẩn bị báo cáo và tài liệu"),
        ],
        schedule=schedule(),
    )
