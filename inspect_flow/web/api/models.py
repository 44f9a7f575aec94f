"""What the JSON interface tells, field by field; descriptions stand in English and Vietnamese."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from inspect_flow.vocabulary.stances import Stance

Made = TypeVar("Made", bound="Told")


class Told(BaseModel):
    """A record as it is told, made from a row of a list."""

    model_config = ConfigDict(from_attributes=True)

    @classmethod
    def of(cls: type[Made], row: Any) -> Made:
        """Return the record told of a row."""
        return cls.model_validate(row)


def described(english: str, vietnamese: str, **more: Any) -> Any:
    """Return a field that is described in both languages."""
    return Field(description=f"{english} / {vietnamese}", **more)


class Campaign(Told):
    """A campaign of inspections. / Đợt kiểm tra."""

    code: str = described("Code.", "Mã.")
    title: str = described("Title.", "Tên đợt.")
    year: int = described("Year.", "Năm.")
    kind: str = described("Scheduled, surprise or thematic.", "Loại đợt.")
    state: str = described("State of the workflow.", "Trạng thái.")
    state_label: str = described("State in words.", "Tên trạng thái.")
    issuer: str = described("Body that founded it.", "Cơ quan ban hành.")
    starts_on: date | None = described("First day.", "Ngày bắt đầu.")
    ends_on: date | None = described("Last day.", "Ngày kết thúc.")


class Inspection(Told):
    """One inspected unit within a campaign. / Cuộc kiểm tra một đơn vị."""

    code: str = described("Code.", "Mã.")
    campaign: str = described("Code of the campaign.", "Mã đợt kiểm tra.")
    unit_code: str = described("Code of the inspected unit.", "Mã đơn vị.")
    unit: str = described("Inspected unit.", "Đơn vị được kiểm tra.")
    state: str = described("State of the workflow.", "Trạng thái.")
    state_label: str = described("State in words.", "Tên trạng thái.")
    method: str = described("On the spot or by report.", "Cách kiểm tra.")
    visit_days: list[date] = described("Days of the visits.", "Ngày kiểm tra.")
    n_shortcomings: int = described("Shortcomings found.", "Số hạn chế.")
    n_open_deficiencies: int = described("Still to be put right.", "Số tồn tại còn mở.")


class Finding(Told):
    """A strength or shortcoming. / Nhận xét: ưu điểm hoặc hạn chế."""

    inspection: str = described("Code of the inspection.", "Mã cuộc kiểm tra.")
    code: str = described("Code within it, e.g. H1.", "Mã trong biên bản, ví dụ H1.")
    kind: str = described("strength, shortcoming or context.", "Loại nhận xét.")
    area: str = described("Field of the reform.", "Lĩnh vực.")
    area_label: str = described("Field in words.", "Tên lĩnh vực.")
    statement: str = described("What was noted.", "Nội dung.")
    severity: str = described("Severity.", "Mức độ.")
    item: str = described("Item of the checklist.", "Tiêu chí của bảng kiểm.")
    figures: list[str] = described("Figures as written.", "Số liệu như đã ghi.")
    recommendation: str = described("Recommendation.", "Kiến nghị.")
    repeats: bool = described("Noted before.", "Lặp lại từ lần trước.")


class Deficiency(Told):
    """A shortcoming that must be put right. / Tồn tại phải khắc phục."""

    code: str = described("Code.", "Mã.")
    statement: str = described("What was found.", "Nội dung.")
    area: str = described("Field of the reform.", "Lĩnh vực.")
    campaign: str = described("Code of the campaign.", "Mã đợt kiểm tra.")
    inspection: str = described("Code of the inspection.", "Mã cuộc kiểm tra.")
    unit: str = described("Inspected unit.", "Đơn vị được kiểm tra.")
    owner_code: str = described("Code of who answers for it.", "Mã đơn vị khắc phục.")
    owner: str = described("Who answers for it.", "Đơn vị khắc phục.")
    state: str = described("State of the workflow.", "Trạng thái.")
    state_label: str = described("State in words.", "Tên trạng thái.")
    original_deadline: date | None = described("First deadline.", "Thời hạn ban đầu.")
    deadline: date | None = described("Deadline in force.", "Thời hạn hiện nay.")
    overdue_days: int | None = described("Days late.", "Số ngày quá hạn.")


class Paper(Told):
    """An official paper. / Văn bản."""

    code: str = described("Code.", "Mã.")
    kind: str = described("Kind of paper.", "Loại văn bản.")
    number: str = described("Number and symbol.", "Số, ký hiệu.")
    issued_on: date | None = described("Day of issue.", "Ngày ban hành.")
    subject: str = described("Kind of record it is about.", "Loại bản ghi.")
    subject_code: str = described("Code of that record.", "Mã bản ghi.")
    title: str = described("Title.", "Trích yếu.")
    signer: str = described("Signer.", "Người ký.")
    state: str = described("State of the workflow.", "Trạng thái.")
    state_label: str = described("State in words.", "Tên trạng thái.")


class Unit(Told):
    """A unit as of today. / Đơn vị tính đến hôm nay."""

    code: str = described("Code.", "Mã.")
    name: str = described("Name.", "Tên.")
    authority: str = described("Body that signs for it.", "Cơ quan ký.")
    level: str = described("Level.", "Cấp.")
    parent: str = described("Higher authority.", "Cấp trên.")
    valid_from: date | None = described("First day.", "Ngày bắt đầu.")
    valid_to: date | None = described("Last day.", "Ngày kết thúc.")
    exists: bool = described("Exists today.", "Đang tồn tại.")


class Move(Told):
    """What may happen next. / Việc có thể làm tiếp."""

    name: str = described("Name of the move.", "Tên bước.")
    label: str = described("In words.", "Bằng lời.")
    allowed: bool = described("You may do it.", "Được làm.")


class Remark(Told):
    """A remark on a record. / Ý kiến trao đổi."""

    text: str = described("What was written.", "Nội dung.")
    author: str = described("Who wrote it.", "Người viết.")
    written_at: datetime = described("When.", "Lúc.")


class Number(Told):
    """One line of the figures. / Một dòng số liệu."""

    key: str = described("Code or year of the line.", "Mã hoặc năm.")
    label: str = described("In words.", "Tên.")
    numbers: dict[str, int] = described("Number by name.", "Các con số theo tên.")


class Stuck(Told):
    """An inspection that stands still. / Cuộc kiểm tra đứng lại."""

    code: str = described("Code of the inspection.", "Mã cuộc kiểm tra.")
    unit: str = described("Inspected unit.", "Đơn vị.")
    rule: str = described("By which rule.", "Quy tắc.")
    rule_label: str = described("The rule in words.", "Quy tắc bằng lời.")
    since: date | None = described("Since when.", "Từ ngày.")
    days: int | None = described("For how many days.", "Số ngày.")
    due: date | None = described("When the paper is due.", "Hạn văn bản.")


class Hit(Told):
    """One record found. / Một kết quả tìm kiếm."""

    kind: str = described("Kind of record.", "Loại bản ghi.")
    code: str = described("Code.", "Mã.")
    title: str = described("Title or statement.", "Nội dung.")
    place: str = described("Where it belongs.", "Thuộc về.")
    part_of: str = described("Inspection of a finding.", "Cuộc kiểm tra của nhận xét.")


_TEXT = {"min_length": 1, "max_length": 10_000, "pattern": r"^[^\x00]*\S[^\x00]*$"}


class PlanGiven(BaseModel):
    """A plan to put right. / Kế hoạch khắc phục."""

    text: str = described("What will be done, by whom, until when.", "Việc sẽ làm.", **_TEXT)
    proof: list[str] = described(
        "What will show it.", "Minh chứng sẽ nộp.", default_factory=list, max_length=50
    )


class ReportGiven(BaseModel):
    """A report that it is put right. / Báo cáo đã khắc phục."""

    text: str = described("What was done.", "Việc đã làm và kết quả.", **_TEXT)


class RemarkGiven(BaseModel):
    """A remark. / Ý kiến trao đổi."""

    text: str = described("What to write.", "Nội dung.", **_TEXT)


class FindingSaid(Told):
    """A finding of the draft and what the unit says of it. / Nhận xét và ý kiến của đơn vị."""

    finding: str = described("Code of the finding, e.g. H1.", "Mã nhận xét, ví dụ H1.")
    number: str = described("Its number in the draft.", "Số thứ tự trong dự thảo.")
    statement: str = described("What was noted.", "Nội dung.")
    stance: Stance | None = described("agree, partly or disagree.", "Ý kiến của đơn vị.")
    reason: str = described("Why not.", "Lý do.")
    is_outdated: bool = described("Reworded since.", "Nhận xét đã sửa sau khi có ý kiến.")


class SaidOfFinding(BaseModel):
    """What to say of one finding. / Ý kiến về một nhận xét."""

    finding: str = described("Code of the finding.", "Mã nhận xét.", pattern=r"^[\w.-]{1,64}$")
    stance: Stance = described("agree, partly or disagree.", "Nhất trí, một phần, không.")
    reason: str = described(
        "Needed unless you agree.", "Cần có nếu không nhất trí.", default="", max_length=5000,
        pattern=r"^[^\x00]*$",
    )  # fmt: skip


class CommentsGiven(BaseModel):
    """Comments on the draft of the minutes. / Góp ý dự thảo biên bản."""

    findings: list[SaidOfFinding] = described(
        "Finding by finding.", "Từng nhận xét.", default_factory=list, max_length=500
    )
    general: str = described(
        "On the whole.", "Ý kiến chung.", default="", max_length=10_000, pattern=r"^[^\x00]*$"
    )
    rest_agreed: bool = described(
        "Agree with all that is not named.", "Nhất trí với phần còn lại.", default=False
    )
    send: bool = described("Send it, or only keep it.", "Gửi, hay chỉ lưu.", default=False)


class ProvingFile(Told):
    """A file that proves something. / Tệp minh chứng."""

    number: int = described("Number, as in files/NUMBER.", "Số của tệp.")
    name: str = described("Name.", "Tên tệp.")
    media_type: str = described("Media type.", "Loại nội dung.")
    size: int = described("Bytes.", "Dung lượng.")
    sha256: str = described("SHA-256 of what is kept.", "SHA-256 của tệp đã lưu.")
    author: str = described("Who handed it in.", "Người nộp.")
    added_at: datetime = described("When.", "Lúc nộp.")
    refers_to: date | None = described("Day of what is shown.", "Ngày của minh chứng.")
