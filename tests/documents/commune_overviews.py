"""The papers that sum up the inspections of 2026, under Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from inspect_flow.services.papers.filed_papers import a_line
from inspect_flow.vocabulary.overview_papers import (
    AreaTally,
    CampaignSummaryPaper,
    CommonShortcoming,
    Compared,
    ComparedUnit,
    FiledInspection,
    FileIndexPaper,
    NewsPaper,
    NewsSection,
    OverdueItem,
    RepeatedItem,
    ScoreAnnexPaper,
    SummaryComparison,
    SummaryTables,
    UnitTally,
)
from inspect_flow.vocabulary.paper_parts import PaperBase
from tests.documents.building import a_period, a_signature
from tests.documents.commune_papers import SUBJECT, UNIT, base_of
from tests.documents.photographs import a_photo
from tests.documents.score_rows import score_areas, scores
from tests.documents.summary_rows import (
    a_chart,
    a_level,
    a_unit,
    an_area,
    area_chart,
    handling_chart,
    summed,
)


def score_annex() -> ScoreAnnexPaper:
    signers = [a_signature("Thư ký"), a_signature("Trưởng đoàn")]
    base = base_of("score_annex", f"bảng điểm {SUBJECT}", "", "", "2026-03-11", *signers)
    return ScoreAnnexPaper(
        **base,
        attached_to="Biên bản số 05/BB-ĐKT ngày 11 tháng 3 năm 2026",
        name="Bộ tiêu chí kiểm tra cải cách hành chính cấp xã",
        status="",
        unit=UNIT,
        areas=score_areas() * 6,
        total=scores("75", "52,5", "43,5", "3", "46,5"),
        applicable_max="57",
        percent="81,58%",
        rating="tốt",
        is_rated=True,
        is_provisional=True,
    )


AREAS = [
    an_area("Công tác chỉ đạo, điều hành cải cách hành chính", 20, 48, 20, 10, 5),
    an_area("Cải cách thể chế", 0, 24, 0),
    an_area("Cải cách thủ tục hành chính", 24, 72, 30, 12, 12),
    an_area("Xây dựng và phát triển chính quyền điện tử, chính quyền số", 19, 24, 10, 2, 7),
]
UNITS = [
    *(a_unit(f"UBND xã Mẫu {n}", f"{n}/3/2026", 7, 3 - n // 28, 1, 1) for n in range(10, 31)),
    *(a_unit(f"UBND phường Mẫu {n}", f"0{n}/4/2026", 7, 0, 1, 1) for n in (1, 2, 3)),
]
REGISTER = "sổ phản ánh, kiến nghị chưa cập nhật"


def _tables() -> SummaryTables:
    common = CommonShortcoming(
        statement=REGISTER,
        n_units=24,
        units="UBND xã Mẫu 10, UBND xã Mẫu 11, UBND xã Mẫu 12 và 21 đơn vị khác",
    )
    return SummaryTables(
        areas=AREAS,
        areas_total=AreaTally(title="", n_units=24, **summed(AREAS)),
        units=UNITS,
        units_total=UnitTally(unit="", visited="", **summed(UNITS)),
        common=[common],
        left_out=1234,
        handled_share="55,6%",
        area_charts=[area_chart(AREAS)],
        handling_charts=[handling_chart(summed(UNITS))],
    )


def _comparison() -> SummaryComparison:
    titles = [area["title"] for area in AREAS]
    years = {"before": [30, 2, 41, 9], "now": [35, 0, 54, 19]}
    share = Compared(
        label="Tỷ lệ đã khắc phục", before="61,2%", now="55,6%", change="giảm 5,6 điểm %"
    )
    return SummaryComparison(
        previous="2025",
        compared=[
            Compared(label="Số đơn vị được kiểm tra", before="20", now="24", change="tăng 04"),
            share,
        ],
        compared_units=[
            ComparedUnit(before_unit="UBND xã Cũ", before=4, unit="UBND xã Mẫu 10", now=5)
        ],
        comparison_charts=[a_chart("Tồn tại, hạn chế so với năm trước", titles, **years)],
    )


def _late(unit: str) -> OverdueItem:
    owner = "Trung tâm Phục vụ hành chính công"
    return OverdueItem(unit=unit, statement=REGISTER, owner=owner, deadline="2026-05-15", days=46)


def _summary_base() -> PaperBase:
    subject = "tổng hợp kết quả kiểm tra công tác cải cách hành chính năm 2026"
    signer = a_signature("Giám đốc")
    base = base_of("campaign_summary", subject, "BC-SNV", "12", "2026-06-30", signer)
    base["letterhead"]["issuer"] = "Sở Nội vụ"
    base["addressees"] = ["Ủy ban nhân dân tỉnh Hòa Mẫu"]
    base["recipients"]["items"] = ["Như trên", "Các đơn vị được kiểm tra"]
    return base


def campaign_summary() -> CampaignSummaryPaper:
    repeated = RepeatedItem(
        unit="UBND xã Mẫu 10",
        statement="kế hoạch chưa nêu sản phẩm, thời hạn",
        earlier="Thông báo số 31/TB-SNV ngày 15 tháng 10 năm 2025 (tại UBND xã Cũ)",
    )
    return CampaignSummaryPaper(
        **_summary_base(),
        opening=["Sở Nội vụ báo cáo tổng hợp kết quả kiểm tra năm 2026 như sau:"],
        counted_on="2026-06-30",
        methods=["Kiểm tra trực tiếp tại đơn vị", "Kiểm tra qua báo cáo và hồ sơ do đơn vị gửi"],
        data_period=a_period("2025-07-01", "2026-02-28"),
        promises=["Kế hoạch đề ra ít nhất 20 đơn vị cấp xã; đã kiểm tra 24"],
        levels=[a_level("sở, ban, ngành", 2, 0), a_level("đơn vị cấp xã", 24, 24)],
        levels_total=a_level("", 26, 24),
        not_inspected=["Sở Xây dựng", "Sở Tài chính"],
        unsigned=1,
        overdue=[_late(row["unit"]) for row in UNITS],
        repeated=[repeated],
        proposals=["Yêu cầu người đứng đầu 24 đơn vị khắc phục dứt điểm các nội dung đã quá hạn"],
        **_tables(),
        **_comparison(),
    )


def news() -> NewsPaper:
    headline = "Kết quả kiểm tra công tác cải cách hành chính tại UBND xã Bình Mẫu năm 2026"
    area = "Cải cách thủ tục hành chính"
    return NewsPaper(
        **base_of("news", headline, "", "", "2026-03-11", a_signature("Sở Nội vụ")),
        headline=headline,
        lead="Sáng ngày 11/3/2026, Đoàn kiểm tra do Sở Nội vụ chủ trì đã kiểm tra UBND xã Bình Mẫu",
        paragraphs=["Đoàn kiểm tra do bà Hạnh - Phó Giám đốc Sở Nội vụ làm Trưởng đoàn"],
        strengths_intro="Qua kiểm tra, Đoàn ghi nhận những kết quả sau",
        strengths=[NewsSection(title=area, sentences=["thủ tục được niêm yết đầy đủ"])],
        shortcomings_intro="Bên cạnh kết quả đạt được, đơn vị còn những hạn chế",
        shortcomings=[REGISTER],
        asked_intro="Trưởng đoàn yêu cầu UBND xã Bình Mẫu",
        asked=["cập nhật sổ phản ánh, kiến nghị, hoàn thành trước ngày 31/3/2026"],
        photos=[a_photo("Đoàn kiểm tra làm việc tại xã"), a_photo("Bộ phận Một cửa của xã")],
        byline="Sở Nội vụ",
        notes=[],
    )


def file_index() -> FileIndexPaper:
    title = "kiểm tra công tác cải cách hành chính năm 2026"
    files = [
        FiledInspection(
            code=f"KT-2026-{number:03d}",
            unit=f"UBND xã Mẫu {number}",
            state="Đã ký biên bản",
            papers=3,
            missing=["báo cáo tự kiểm tra của đơn vị"] if number % 3 == 0 else [],
        )
        for number in range(1, 40)
    ]
    plan = a_line("26/KH-UBND", "2026-01-14", "UBND tỉnh Hòa Mẫu", "Kế hoạch kiểm tra")
    compiler = a_signature("Người lập danh mục")
    return FileIndexPaper(
        **base_of("file_index", f"hồ sơ {title}", "", "", "2026-06-30", compiler),
        title=title,
        begins="2026-01-14",
        ends="2026-01-14",
        papers=[plan],
        n_papers=1,
        n_missing=0,
        n_sheets=0,
        is_counted=False,
        inspections=files,
    )
