"""What the JSON interface tells, field by field; descriptions stand in English and Vietnamese."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Made = TypeVar("Made", bound="Told")


class Told(BaseModel):
    """A record as it is told, made from a row of a list."""

    model_config = ConfigDict(from_attributes=True)

    @classmethod
    def of(cls: type[Made], row: Any) -> Made:
        """Return the record told of a row."""
        return cls.model_validate(row)


def _field(english: str, vietnamese: str, **more: Any) -> Any:
    return Field(description=f"{english} / {vietnamese}", **more)


class Campaign(Told):
    """A campaign of inspections. / Đợt kiểm tra."""

    code: str = _field("Code.", "Mã.")
    title: str = _field("Title.", "Tên đợt.")
    year: int = _field("Year.", "Năm.")
    kind: str = _field("Scheduled, surprise or thematic.", "Loại đợt.")
    state: str = _field("State of the workflow.", "Trạng thái.")
    state_label: str = _field("State in words.", "Tên trạng thái.")
    issuer: str = _field("Body that founded it.", "Cơ quan ban hành.")
    starts_on: date | None = _field("First day.", "Ngày bắt đầu.")
    ends_on: date | None = _field("Last day.", "Ngày kết thúc.")


class Inspection(Told):
    """One inspected unit within a campaign. / Cuộc kiểm tra một đơn vị."""

    code: str = _field("Code.", "Mã.")
    campaign: str = _field("Code of the campaign.", "Mã đợt kiểm tra.")
    unit_code: str = _field("Code of the inspected unit.", "Mã đơn vị.")
    unit: str = _field("Inspected unit.", "Đơn vị được kiểm tra.")
    state: str = _field("State of the workflow.", "Trạng thái.")
    state_label: str = _field("State in words.", "Tên trạng thái.")
    method: str = _field("On the spot or by report.", "Cách kiểm tra.")
    visit_days: list[date] = _field("Days of the visits.", "Ngày kiểm tra.")
    n_shortcomings: int = _field("Shortcomings found.", "Số hạn chế.")
    n_open_deficiencies: int = _field("Still to be put right.", "Số tồn tại còn mở.")


class Finding(Told):
    """A strength or shortcoming. / Nhận xét: ưu điểm hoặc hạn chế."""

    inspection: str = _field("Code of the inspection.", "Mã cuộc kiểm tra.")
    code: str = _field("Code within it, e.g. H1.", "Mã trong biên bản, ví dụ H1.")
    kind: str = _field("strength, shortcoming or context.", "Loại nhận xét.")
    area: str = _field("Field of the reform.", "Lĩnh vực.")
    area_label: str = _field("Field in words.", "Tên lĩnh vực.")
    statement: str = _field("What was noted.", "Nội dung.")
    severity: str = _field("Severity.", "Mức độ.")
    item: str = _field("Item of the checklist.", "Tiêu chí của bảng kiểm.")
    figures: list[str] = _field("Figures as written.", "Số liệu như đã ghi.")
    recommendation: str = _field("Recommendation.", "Kiến nghị.")
    repeats: bool = _field("Noted before.", "Lặp lại từ lần trước.")


class Deficiency(Told):
    """A shortcoming that must be put right. / Tồn tại phải khắc phục."""

    code: str = _field("Code.", "Mã.")
    statement: str = _field("What was found.", "Nội dung.")
    area: str = _field("Field of the reform.", "Lĩnh vực.")
    campaign: str = _field("Code of the campaign.", "Mã đợt kiểm tra.")
    inspection: str = _field("Code of the inspection.", "Mã cuộc kiểm tra.")
    unit: str = _field("Inspected unit.", "Đơn vị được kiểm tra.")
    owner_code: str = _field("Code of who answers for it.", "Mã đơn vị khắc phục.")
    owner: str = _field("Who answers for it.", "Đơn vị khắc phục.")
    state: str = _field("State of the workflow.", "Trạng thái.")
    state_label: str = _field("State in words.", "Tên trạng thái.")
    original_deadline: date | None = _field("First deadline.", "Thời hạn ban đầu.")
    deadline: date | None = _field("Deadline in force.", "Thời hạn hiện nay.")
    overdue_days: int | None = _field("Days late.", "Số ngày quá hạn.")


class Paper(Told):
    """An official paper. / Văn bản."""

    code: str = _field("Code.", "Mã.")
    kind: str = _field("Kind of paper.", "Loại văn bản.")
    number: str = _field("Number and symbol.", "Số, ký hiệu.")
    issued_on: date | None = _field("Day of issue.", "Ngày ban hành.")
    subject: str = _field("Kind of record it is about.", "Loại bản ghi.")
    subject_code: str = _field("Code of that record.", "Mã bản ghi.")
    title: str = _field("Title.", "Trích yếu.")
    signer: str = _field("Signer.", "Người ký.")
    state: str = _field("State of the workflow.", "Trạng thái.")
    state_label: str = _field("State in words.", "Tên trạng thái.")


class Unit(Told):
    """A unit as of today. / Đơn vị tính đến hôm nay."""

    code: str = _field("Code.", "Mã.")
    name: str = _field("Name.", "Tên.")
    authority: str = _field("Body that signs for it.", "Cơ quan ký.")
    level: str = _field("Level.", "Cấp.")
    parent: str = _field("Higher authority.", "Cấp trên.")
    valid_from: date | None = _field("First day.", "Ngày bắt đầu.")
    valid_to: date | None = _field("Last day.", "Ngày kết thúc.")
    exists: bool = _field("Exists today.", "Đang tồn tại.")


class Move(Told):
    """What may happen next. / Việc có thể làm tiếp."""

    name: str = _field("Name of the move.", "Tên bước.")
    label: str = _field("In words.", "Bằng lời.")
    allowed: bool = _field("You may do it.", "Được làm.")


class Remark(Told):
    """A remark on a record. / Ý kiến trao đổi."""

    text: str = _field("What was written.", "Nội dung.")
    author: str = _field("Who wrote it.", "Người viết.")
    written_at: datetime = _field("When.", "Lúc.")


class Number(Told):
    """One line of the figures. / Một dòng số liệu."""

    key: str = _field("Code or year of the line.", "Mã hoặc năm.")
    label: str = _field("In words.", "Tên.")
    numbers: dict[str, int] = _field("Number by name.", "Các con số theo tên.")


class Stuck(Told):
    """An inspection that stands still. / Cuộc kiểm tra đứng lại."""

    code: str = _field("Code of the inspection.", "Mã cuộc kiểm tra.")
    unit: str = _field("Inspected unit.", "Đơn vị.")
    rule: str = _field("By which rule.", "Quy tắc.")
    rule_label: str = _field("The rule in words.", "Quy tắc bằng lời.")
    since: date | None = _field("Since when.", "Từ ngày.")
    days: int | None = _field("For how many days.", "Số ngày.")
    due: date | None = _field("When the paper is due.", "Hạn văn bản.")


class Hit(Told):
    """One record found. / Một kết quả tìm kiếm."""

    kind: str = _field("Kind of record.", "Loại bản ghi.")
    code: str = _field("Code.", "Mã.")
    title: str = _field("Title or statement.", "Nội dung.")
    place: str = _field("Where it belongs.", "Thuộc về.")
    part_of: str = _field("Inspection of a finding.", "Cuộc kiểm tra của nhận xét.")


_TEXT = {"min_length": 1, "max_length": 10_000, "pattern": r"^[^\x00]*\S[^\x00]*$"}


class PlanGiven(BaseModel):
    """A plan to put right. / Kế hoạch khắc phục."""

    text: str = _field("What will be done, by whom, until when.", "Việc sẽ làm.", **_TEXT)
    proof: list[str] = _field(
        "What will show it.", "Minh chứng sẽ nộp.", default_factory=list, max_length=50
    )


class ReportGiven(BaseModel):
    """A report that it is put right. / Báo cáo đã khắc phục."""

    text: str = _field("What was done.", "Việc đã làm và kết quả.", **_TEXT)


class RemarkGiven(BaseModel):
    """A remark. / Ý kiến trao đổi."""

    text: str = _field("What to write.", "Nội dung.", **_TEXT)
