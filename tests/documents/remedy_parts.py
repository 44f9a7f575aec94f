"""What the sample papers after the visit have in common, in both cases."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_flow.vocabulary.paper_parts import PaperBase, Requirement, assumed
from inspect_flow.vocabulary.papers_of_remedy import (
    Article,
    ExtensionAnswerPaper,
    ExtensionDecisionPaper,
    ExtensionRow,
    OpenMatter,
    PlannedMeasure,
    RemediationPlanPaper,
    RemediationReportPaper,
    RemedyResult,
    ReminderLetterPaper,
    ReminderRow,
    VerificationSlipPaper,
    VerifiedMatter,
)


def a_plan(base: PaperBase, unit: str, required: Sequence[Requirement]) -> RemediationPlanPaper:
    return RemediationPlanPaper(
        **base,
        unit=unit,
        opening=[f"Thực hiện kết luận kiểm tra, {unit} ban hành Kế hoạch khắc phục như sau:"],
        purposes=["Khắc phục dứt điểm các tồn tại, hạn chế đã được chỉ ra qua kiểm tra"],
        requirements=["Mỗi nội dung có việc cụ thể, người chịu trách nhiệm và thời hạn"],
        measures=[
            PlannedMeasure(
                number=each["number"],
                finding=each["finding"],
                measure=f"rà soát, {each['task'][:1].lower()}{each['task'][1:]}",
                owner=each["owner"],
                co_owners=each["co_owners"],
                deadline=each["deadline"],
                original_deadline=each["deadline"],
                proof=["văn bản đã ban hành", "ảnh chụp sổ theo dõi"] if place else [],
            )
            for place, each in enumerate(required)
        ],
        organisation=[
            "Các phòng, bộ phận được giao chủ trì báo cáo kết quả kèm minh chứng",
            f"{unit} theo dõi, đôn đốc và báo cáo kết quả về Sở Nội vụ",
        ],
    )


def a_report(
    base: PaperBase, unit: str, required: Sequence[Requirement], reported_on: str
) -> RemediationReportPaper:
    done, waiting = required[0], required[-1]
    return RemediationReportPaper(
        **base,
        unit=unit,
        opening=[f"Thực hiện kết luận kiểm tra, {unit} báo cáo kết quả khắc phục như sau:"],
        total=2,
        results=[
            RemedyResult(
                number=done["number"],
                finding=done["finding"],
                task=done["task"],
                done="đã ban hành và gửi các phòng, bộ phận để thực hiện",
                reported_on=reported_on,
                evidence=["Văn bản đã ban hành", "Danh sách nơi nhận"],
                state="Đã báo cáo kết quả khắc phục",
            )
        ],
        open=[
            OpenMatter(
                number=waiting["number"],
                finding=waiting["finding"],
                state="Tạm dừng tính thời hạn",
                reason="chờ cấp trên cấu hình hệ thống dùng chung",
                deadline="",
                original_deadline=done["deadline"],
            )
        ],
        closing=[f"{unit} kính báo cáo Sở Nội vụ xem xét, cho ý kiến chỉ đạo"],
    )


def a_reminder(
    base: PaperBase,
    unit: str,
    required: Sequence[Requirement],
    days: tuple[str, str, str],
    counts: tuple[int, ...],
) -> ReminderLetterPaper:
    late, soon, counted_on = days
    rows = [
        ReminderRow(
            number=each["number"],
            finding=each["finding"],
            task=each["task"],
            owner=each["owner"],
            deadline=deadline,
            original_deadline=each["deadline"] or deadline,
            days=number,
            working_days=working,
        )
        for each, deadline, number, working in (
            (required[0], late, *counts[:2]),
            (required[-1], soon, *counts[2:]),
        )
    ]
    return ReminderLetterPaper(
        **base,
        rung="second",
        unit=unit,
        counted_on=counted_on,
        opening=[f"Đến nay {unit} vẫn còn nội dung quá thời hạn. Sở Nội vụ đề nghị thực hiện:"],
        overdue=rows[:1],
        due_soon=rows[1:],
        demands=["Hoàn thành trong 03 ngày làm việc", "Giải trình nguyên nhân chậm thực hiện"],
        closing=[
            f"Quá thời hạn nêu trên mà {unit} chưa hoàn thành, Sở Nội vụ sẽ báo cáo cấp có thẩm"
            " quyền xem xét trách nhiệm theo quy định"
        ],
        report_to="Sở Nội vụ",
    )


def a_row(required: Requirement, asked: str, granted: str) -> ExtensionRow:
    return ExtensionRow(
        number=required["number"],
        finding=required["finding"],
        task=required["task"],
        owner=required["owner"],
        original_deadline=required["deadline"],
        deadline=required["deadline"],
        requested_until=asked,
        granted_until=granted,
    )


def an_answer(
    base: PaperBase, unit: str, required: Requirement, asked: str, granted: str
) -> ExtensionAnswerPaper:
    agreed = "Đồng ý gia hạn; thời hạn ban đầu vẫn được giữ trong mọi số liệu"
    refused = "Không chấp thuận đề nghị gia hạn; lý do: chưa triển khai việc nào theo kế hoạch"
    return ExtensionAnswerPaper(
        **base,
        unit=unit,
        granted=bool(granted),
        opening=[f"{unit} đề nghị gia hạn thời hạn khắc phục. Sở Nội vụ có ý kiến như sau:"],
        row=a_row(required, asked, granted),
        answer=[agreed if granted else refused, f"Đề nghị {unit} báo cáo kết quả về Sở Nội vụ"],
        closing=[],
    )


def a_decision(
    base: PaperBase, unit: str, required: Requirement, asked: str, granted: str
) -> ExtensionDecisionPaper:
    titles = (
        f"Gia hạn thời hạn khắc phục đối với {unit} như sau:",
        f"{unit} tập trung khắc phục, báo cáo kết quả về Sở Nội vụ",
        f"Quyết định này có hiệu lực kể từ ngày ký. Sở Nội vụ, {unit} chịu trách nhiệm thi hành",
    )
    return ExtensionDecisionPaper(
        **base,
        unit=unit,
        authority=base["letterhead"]["issuer"],
        row=a_row(required, asked, granted),
        articles=[Article(title=title, paragraphs=[]) for title in titles],
    )


def a_slip(
    base: PaperBase, unit: str, required: Sequence[Requirement], checked_on: str
) -> VerificationSlipPaper:
    results = ("done", "not_done", "")
    return VerificationSlipPaper(
        **base,
        unit=unit,
        opening=["Đoàn kiểm tra đã đối chiếu yêu cầu, báo cáo và minh chứng; kết quả như sau:"],
        matters=[
            VerifiedMatter(
                number=each["number"],
                finding=each["finding"],
                task=each["task"],
                owner=each["owner"],
                deadline=each["deadline"],
                original_deadline=each["deadline"],
                reported="đã thực hiện xong" if result else "",
                reported_on=checked_on if result else "",
                evidence=["Văn bản đã ban hành"] if result else [],
                checked="đã xem văn bản, đúng yêu cầu" if result else "",
                checked_on=checked_on if result else "",
                checked_by=assumed("ông Minh") if result else "",
                result=result,
            )
            for each, result in zip(required, results, strict=False)
        ],
        closing=[
            "Phiếu này là căn cứ để kết thúc theo dõi các nội dung được xác nhận đã khắc phục theo"
            " yêu cầu của Đoàn kiểm tra"
        ],
    )
