"""The papers that sum up the inspection of Long Điền, under Thông tư 01/2011/TT-BNV."""

from __future__ import annotations

from inspect_flow.services.papers.filed_papers import a_line, as_missing
from inspect_flow.vocabulary.overview_papers import (
    AreaTally,
    CampaignSummaryPaper,
    CommonShortcoming,
    FileIndexPaper,
    NewsPaper,
    NewsPhoto,
    NewsSection,
    OverdueItem,
    ScoreAnnexPaper,
    SummaryTables,
    UnitTally,
)
from inspect_flow.vocabulary.paper_parts import PaperBase
from tests.documents.building import a_period, a_signature
from tests.documents.long_dien_papers import SUBJECT, UNIT, base_of
from tests.documents.score_rows import score_areas, scores
from tests.documents.summary_rows import (
    a_level,
    a_unit,
    an_area,
    area_chart,
    handling_chart,
    summed,
)


def score_annex() -> ScoreAnnexPaper:
    signers = [a_signature("Thư ký"), a_signature("Trưởng đoàn", name="Trương Văn Đức")]
    base = base_of("score_annex", f"bảng điểm {SUBJECT}", "", "2019-08-14", *signers)
    return ScoreAnnexPaper(
        **base,
        attached_to="Biên bản số 01/BB-ĐKT ngày 14 tháng 8 năm 2019",
        name="Bảng kiểm công tác cải cách hành chính cấp huyện",
        status="đề xuất, chưa được ban hành",
        unit=UNIT,
        areas=score_areas(),
        total=scores("12,5", "8,75", "7,25", "0,5", "7,75"),
        applicable_max="9,5",
        percent="81,58%",
        rating="tốt",
        is_rated=True,
        is_provisional=False,
    )


LATE = "từ đầu năm 2019 đến nay, đơn vị chưa tiếp nhận hồ sơ đăng ký qua mạng"


def _tables() -> SummaryTables:
    areas = [
        an_area("Công tác chỉ đạo, điều hành cải cách hành chính", 1, 4, 2),
        an_area("Cải cách thủ tục hành chính, cơ chế một cửa, một cửa liên thông", 1, 7, 1),
        an_area("Cải cách tài chính công", 1, 0, 1),
        an_area("Hiện đại hóa hành chính", 1, 0, 1, 0, 1),
    ]
    units = [a_unit("UBND huyện Long Điền", "14/8/2019", 11, 5, 0, 1)]
    return SummaryTables(
        areas=areas,
        areas_total=AreaTally(title="", n_units=1, **summed(areas)),
        units=units,
        units_total=UnitTally(unit="", visited="", **summed(units)),
        common=[CommonShortcoming(statement=LATE, n_units=1, units="UBND huyện Long Điền")],
        left_out=5,
        handled_share="83,3%",
        area_charts=[area_chart(areas)],
        handling_charts=[handling_chart(summed(units))],
    )


def _summary_base() -> PaperBase:
    signer = a_signature("KT. Giám đốc", "Phó Giám đốc", name="Trương Văn Đức")
    subject = "tổng hợp kết quả kiểm tra công tác cải cách hành chính năm 2019"
    base = base_of("campaign_summary", subject, "BC-SNV", "2019-12-31", signer)
    base["addressees"] = ["Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"]
    base["recipients"]["items"] = ["Như trên", "Các đơn vị được kiểm tra"]
    return base


def campaign_summary() -> CampaignSummaryPaper:
    late = OverdueItem(
        unit="UBND huyện Long Điền",
        statement=LATE,
        owner="Văn phòng huyện Long Điền",
        deadline="2019-12-20",
        days=11,
    )
    return CampaignSummaryPaper(
        **_summary_base(),
        opening=["Sở Nội vụ báo cáo tổng hợp kết quả kiểm tra năm 2019 như sau:"],
        counted_on="2019-12-31",
        methods=["Kiểm tra trực tiếp tại đơn vị"],
        data_period=a_period("2019-01-01", "2019-08-14"),
        promises=[],
        levels=[a_level("đơn vị cấp huyện", 1, 1)],
        levels_total=a_level("", 1, 1),
        not_inspected=[],
        unsigned=0,
        overdue=[late],
        repeated=[],
        proposals=["Yêu cầu người đứng đầu đơn vị khắc phục dứt điểm nội dung đã quá hạn"],
        previous="",
        compared=[],
        compared_units=[],
        comparison_charts=[],
        **_tables(),
    )


def news() -> NewsPaper:
    headline = "Kết quả kiểm tra công tác cải cách hành chính tại UBND huyện Long Điền năm 2019"
    byline = a_signature("Sở Nội vụ")
    caption = "Đoàn kiểm tra CCHC làm việc với UBND huyện Long Điền"
    cut = "cắt giảm thời gian giải quyết 105/277 TTHC, đạt trên 46%"
    return NewsPaper(
        **base_of("news", headline, "", "2019-08-14", byline),
        headline=headline,
        lead="Sáng ngày 14/8/2019, Đoàn kiểm tra cải cách hành chính tỉnh đã kiểm tra",
        paragraphs=["Đoàn kiểm tra do ông Trương Văn Đức - Phó Giám đốc Sở Nội vụ làm Trưởng đoàn"],
        strengths_intro="Qua kiểm tra, Đoàn ghi nhận những kết quả sau",
        strengths=[NewsSection(title="Cải cách thủ tục hành chính", sentences=[cut])],
        shortcomings_intro="Bên cạnh kết quả đạt được, đơn vị còn những hạn chế",
        shortcomings=["kế hoạch chưa đề ra sản phẩm cụ thể", LATE],
        asked_intro="",
        asked=[],
        photos=[NewsPhoto(picture="", media_type="", caption=caption, alt=caption)],
        byline="Sở Nội vụ",
        notes=["105/277 là 37,9%, không phải trên 46%"],
    )


def file_index() -> FileIndexPaper:
    title = "kiểm tra công tác cải cách hành chính tại UBND huyện Long Điền năm 2019"
    compiler = a_signature("Người lập danh mục")
    lines = [
        a_line("784/QĐ-UBND", "2019-04-19", "UBND tỉnh Bà Rịa - Vũng Tàu", "Quyết định", 4),
        a_line("01/BB-ĐKT", "2019-08-14", "Đoàn kiểm tra", "Biên bản kiểm tra", 5),
        as_missing("thông báo kết luận kiểm tra"),
    ]
    return FileIndexPaper(
        **base_of("file_index", f"hồ sơ {title}", "", "2019-12-23", compiler),
        title=title,
        begins="2019-04-19",
        ends="2019-08-14",
        papers=lines,
        n_papers=2,
        n_missing=1,
        n_sheets=9,
        is_counted=True,
        inspections=[],
    )
