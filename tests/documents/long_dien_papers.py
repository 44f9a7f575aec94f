"""The main papers of the Long Điền inspection of 2019; what is not published is assumed."""

from __future__ import annotations

from inspect_flow.vocabulary.paper_parts import (
    Letterhead,
    PaperBase,
    Recipients,
    Requirement,
    Signature,
    assumed,
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
from tests.documents.long_dien_findings import STATEMENTS, the_areas

DECISION = (
    "Quyết định số 784/QĐ-UBND ngày 19 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"
    " về việc ban hành Kế hoạch kiểm tra công tác cải cách hành chính trên địa bàn tỉnh năm 2019"
)
SHORT_DECISION = "Quyết định số 784/QĐ-UBND"
UNIT = "Ủy ban nhân dân huyện Long Điền"
PROVINCE = "UBND tỉnh Bà Rịa - Vũng Tàu"
SUBJECT = f"kiểm tra công tác cải cách hành chính tại {UNIT} năm 2019"
HEAD = a_person("ông Trương Văn Đức", "Phó Giám đốc Sở Nội vụ", "Trưởng đoàn")
OTHERS = a_person("các thành viên là đại diện các Sở, ngành có liên quan")
CHAIRMAN = a_person("ông Nguyễn Bá Hùng", "Chủ tịch UBND huyện")
HEAD_SIGNS = a_signature("Trưởng đoàn", office="PHÓ GIÁM ĐỐC SỞ NỘI VỤ", name="Trương Văn Đức")
DEPUTY_SIGNS = a_signature("KT. Giám đốc", "Phó Giám đốc", name="Trương Văn Đức")
_TASKS = {
    "H1": ("Bổ sung sản phẩm cụ thể và tiến độ thời gian vào Kế hoạch CCHC", "Phòng Nội vụ"),
    "H2": ("Cập nhật đầy đủ kết quả giải quyết vào Sổ tiếp nhận kiến nghị", "Văn phòng huyện"),
    "H3": ("Ban hành văn bản chỉ đạo, chấn chỉnh công tác CCHC", "Phòng Nội vụ"),
    "H4": ("Đăng tải đầy đủ ngân sách, quyết toán ngân sách", "Phòng Tài chính - Kế hoạch"),
    "H5": ("Cung ứng đầy đủ DVCTT mức độ 4 trong hai lĩnh vực đã nêu", "Văn phòng huyện"),
    "H6": ("Có giải pháp để người dân, tổ chức nộp hồ sơ qua mạng", "Văn phòng huyện"),
}


def requirements() -> list[Requirement]:
    return [
        Requirement(
            number=code[1:],
            finding=STATEMENTS[code][1],
            task=task,
            owner=assumed(owner),
            co_owners=[assumed("Phòng Giáo dục và Đào tạo")] if code == "H5" else [],
            deadline=assumed("2019-09-30"),
            note="",
        )
        for code, (task, owner) in _TASKS.items()
    ]


def base_of(kind: str, subject: str, symbol: str, date: str, *signatures: Signature) -> PaperBase:
    by_delegation = symbol in ("BB-ĐKT", "")
    return PaperBase(
        kind=kind,
        dated_on=date,
        draft=False,
        subject=subject,
        letterhead=Letterhead(
            superior=PROVINCE,
            issuer="Đoàn kiểm tra cải cách hành chính" if by_delegation else "Sở Nội vụ",
            number="",
            symbol=symbol,
            place="Bà Rịa - Vũng Tàu",
            date=date,
        ),
        legal_grounds=[],
        addressees=[],
        recipients=Recipients(items=[UNIT, "Thành viên Đoàn kiểm tra"], filing="VT, CCHC"),
        signatures=list(signatures),
        reference="KT-2019-001",
    )


def minutes() -> MinutesPaper:
    signatures = [
        a_signature("Đại diện đơn vị được kiểm tra", "Chủ tịch", name="Nguyễn Bá Hùng"),
        a_signature("Thư ký"),
        a_signature("Đại diện Đoàn kiểm tra", "Trưởng đoàn", name="Trương Văn Đức"),
    ]
    base = base_of("minutes", SUBJECT, "BB-ĐKT", "2019-08-14", *signatures)
    base["legal_grounds"] = [f"Căn cứ {DECISION}"]
    base["draft"] = True
    return MinutesPaper(
        **base,
        unit=UNIT,
        opened=at("2019-08-14", assumed("08:00")),
        closed=at("2019-08-14", assumed("11:30")),
        place=UNIT,
        group="",
        delegation=[HEAD, OTHERS],
        unit_side=[CHAIRMAN, a_person("lãnh đạo các phòng, ban chuyên môn của đơn vị")],
        chair="ông Trương Văn Đức",
        secretary="",
        scope=["Tình hình triển khai thực hiện công tác cải cách hành chính của đơn vị"],
        data_period=a_period("2019-01-01", "", "theo nội dung đã nêu: từ đầu năm 2019 đến nay"),
        areas=the_areas(),
        unit_opinions=[],
        conclusions=[
            "Bên cạnh những kết quả đạt được, vẫn còn những tồn tại, hạn chế cần khắc phục."
            " Đoàn kiểm tra kiến nghị UBND huyện Long Điền thực hiện các nội dung sau:"
        ],
        requirements=requirements(),
        copies=0,
    )


def conclusion() -> ConclusionPaper:
    subject = f"kết luận {SUBJECT}"
    base = base_of("conclusion", subject, "TB-SNV", assumed("2019-08-30"), DEPUTY_SIGNS)
    base["dated_on"] = "2019-08-30"
    return ConclusionPaper(
        **base,
        unit="UBND huyện Long Điền",
        opening=[
            f"Thực hiện {DECISION}; ngày 14/8/2019, Đoàn kiểm tra cải cách hành chính tỉnh đã"
            " kiểm tra tại UBND huyện Long Điền. Sở Nội vụ thông báo kết luận như sau:"
        ],
        areas=the_areas(),
        none_found=False,
        assessment=[
            "Lãnh đạo UBND huyện Long Điền quan tâm chỉ đạo công tác cải cách hành chính; tuy nhiên"
            " vẫn còn những tồn tại, hạn chế cần khắc phục"
        ],
        requirements=requirements(),
        report_due=assumed("2019-09-30"),
        report_to="Sở Nội vụ",
    )


def directive() -> DirectivePaper:
    subject = "chấn chỉnh, khắc phục tồn tại, hạn chế sau kiểm tra công tác cải cách hành chính"
    signer = a_signature("Chủ tịch", name="Nguyễn Bá Hùng")
    base = base_of("directive", subject, "UBND-NV", assumed("2019-09-05"), signer)
    base["dated_on"] = "2019-09-05"
    base["letterhead"] |= {"superior": "", "issuer": UNIT, "place": "Long Điền"}
    base["addressees"] = ["Các phòng, ban, đơn vị thuộc huyện", "UBND các xã, thị trấn"]
    base["recipients"] = Recipients(items=["Như trên", "Sở Nội vụ"], filing="VT, NV")
    return DirectivePaper(
        **base,
        form="letter",
        opening=[
            "Ngày 14/8/2019, Đoàn kiểm tra cải cách hành chính tỉnh đã kiểm tra tại UBND huyện và"
            " chỉ ra một số tồn tại, hạn chế. Để kịp thời chấn chỉnh, khắc phục, UBND huyện yêu cầu"
            " các cơ quan, đơn vị thực hiện các nội dung sau:"
        ],
        requirements=requirements(),
        closing=[
            "Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm trước Chủ tịch UBND huyện về kết quả"
            " khắc phục"
        ],
        report_due=assumed("2019-09-30"),
        report_to="Phòng Nội vụ",
    )


def notice() -> NoticePaper:
    base = base_of(
        "notice", f"thông báo lịch {SUBJECT}", "SNV-CCHC", assumed("2019-08-05"), DEPUTY_SIGNS
    )
    base["dated_on"] = "2019-08-05"
    base["addressees"] = [UNIT]
    base["recipients"] = Recipients(
        items=["Như trên", "Thành viên Đoàn kiểm tra"], filing="VT, CCHC"
    )
    return NoticePaper(
        **base,
        opening=[f"Thực hiện {DECISION}, Sở Nội vụ thông báo lịch kiểm tra như sau:"],
        unit="UBND huyện Long Điền",
        starts=at("2019-08-14", assumed("08:00")),
        ends=at("2019-08-14", assumed("11:30")),
        place=UNIT,
        method="kiểm tra trực tiếp tại đơn vị",
        data_period=a_period("2018-01-01", assumed("2019-06-30")),
        contents=["Việc triển khai thực hiện công tác cải cách hành chính của đơn vị"],
        members=[HEAD, OTHERS],
        unit_side=["Lãnh đạo UBND huyện", "Lãnh đạo các phòng, ban chuyên môn"],
        programme=MORNING,
        preparations=["Hồ sơ, sổ sách, tài liệu minh chứng theo từng lĩnh vực"],
        report_due=at(assumed("2019-08-07")),
        report_to="Sở Nội vụ",
        contact="Phòng Cải cách hành chính, Sở Nội vụ",
        outline=OUTLINE,
    )


def plan() -> PlanPaper:
    signer = a_signature("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")
    subject = "kiểm tra công tác cải cách hành chính trên địa bàn tỉnh năm 2019"
    base = base_of("plan", subject, "QĐ-UBND", "2019-04-19", signer)
    base["letterhead"] |= {"superior": "", "issuer": "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"}
    base["letterhead"]["symbol"] = ""
    return PlanPaper(
        **base,
        attached_to=f"{SHORT_DECISION} ngày 19 tháng 4 năm 2019 của UBND tỉnh",
        opening=[],
        purposes=["Đánh giá tình hình, kết quả thực hiện công tác cải cách hành chính tại đơn vị"],
        requirements=["Kiểm tra khách quan, đúng nội dung, không gây trở ngại cho đơn vị"],
        contents=[a_section("Công tác chỉ đạo, điều hành", "Việc ban hành và thực hiện kế hoạch")],
        data_period=a_period("2018-01-01", "2019-06-30"),
        subjects=["Các Sở, ban, ngành; UBND các huyện, thị xã, thành phố"],
        window=a_period("2019-05", "2019-11"),
        methods=["Kiểm tra trực tiếp tại đơn vị theo kế hoạch"],
        members=[HEAD, OTHERS],
        funding=["Kinh phí thực hiện theo quy định hiện hành"],
        organisation=[a_section("Sở Nội vụ", "Chủ trì tổ chức các cuộc kiểm tra")],
        schedule=[
            ScheduleRow(
                unit=UNIT,
                moment=at("2019-08-14", assumed("08:00")),
                until="",
                place="UBND huyện",
                head="ông Trương Văn Đức",
                note="",
            )
        ],
    )
