"""Short ways to write the parts of a sample paper."""

from __future__ import annotations

from inspect_flow.vocabulary.paper_parts import (
    Moment,
    Period,
    Person,
    ProgrammeItem,
    Section,
    Signature,
)


def a_person(name: str, office: str = "", role: str = "", task: str = "") -> Person:
    return Person(name=name, office=office, role=role, task=task)


def a_signature(*authority: str, office: str = "", name: str = "") -> Signature:
    return Signature(authority=list(authority), office=office, name=name)


def a_section(title: str, *items: str, sections: list[Section] | None = None) -> Section:
    return Section(title=title, paragraphs=[], items=list(items), sections=sections or [])


def at(date: str, time: str = "") -> Moment:
    return Moment(date=date, time=time)


def a_period(starts: str = "", ends: str = "", note: str = "") -> Period:
    return Period(starts=starts, ends=ends, note=note)


def a_line(starts: str, ends: str, task: str, lead: str = "") -> ProgrammeItem:
    return ProgrammeItem(starts=starts, ends=ends, task=task, lead=lead)


# The order of areas of the self-report's outline (đề cương).
OUTLINE = [
    a_section(
        "Đặc điểm, tình hình",
        "Tổ chức bộ máy, biên chế; số đơn vị trực thuộc",
        "Số thủ tục hành chính thuộc thẩm quyền giải quyết",
    ),
    a_section(
        "Công tác chỉ đạo, điều hành cải cách hành chính",
        "Văn bản chỉ đạo đã ban hành; kế hoạch và mức độ hoàn thành",
        "Công tác kiểm tra, tuyên truyền; sáng kiến",
        "Kết quả khắc phục tồn tại, hạn chế của kỳ kiểm tra trước",
    ),
    a_section(
        "Kết quả thực hiện theo lĩnh vực",
        sections=[
            a_section("Cải cách thể chế"),
            a_section(
                "Cải cách thủ tục hành chính, cơ chế một cửa",
                "Số hồ sơ tồn kỳ trước, nhận mới, đã giải quyết (trước hạn, đúng hạn, quá hạn),"
                " đang giải quyết",
            ),
            a_section("Cải cách tổ chức bộ máy"),
            a_section("Cải cách chế độ công vụ"),
            a_section("Cải cách tài chính công"),
            a_section("Hiện đại hóa hành chính, chính quyền số"),
        ],
    ),
    a_section(
        "Đánh giá chung",
        "Ưu điểm",
        "Tồn tại, hạn chế; nguyên nhân khách quan, chủ quan",
    ),
    a_section("Nhiệm vụ, giải pháp thời gian tới"),
    a_section("Kiến nghị, đề xuất"),
]

MORNING = [
    a_line("08:00", "08:15", "công bố kế hoạch kiểm tra, giới thiệu thành phần", "Trưởng đoàn"),
    a_line("08:15", "08:45", "đơn vị báo cáo kết quả tự kiểm tra", "Lãnh đạo đơn vị"),
    a_line("08:45", "10:30", "kiểm tra hồ sơ và kiểm tra thực tế Bộ phận Một cửa", "Đoàn kiểm tra"),
    a_line("10:30", "11:15", "trao đổi, làm rõ các nội dung", "Đoàn kiểm tra và đơn vị"),
    a_line("11:15", "11:30", "kết luận sơ bộ, thông qua biên bản", "Trưởng đoàn, Thư ký"),
]
