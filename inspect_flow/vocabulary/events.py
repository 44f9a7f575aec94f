"""What the events of a case are called where people read them; moves have their own labels."""

from __future__ import annotations

from types import MappingProxyType

from inspect_flow.locale.translation import N_, _

EVENT_LABELS = MappingProxyType(
    {
        "answer.changed": N_("Sửa kết quả tiêu chí"),
        "answer.frozen": N_("Khóa kết quả tiêu chí"),
        "answer.given": N_("Ghi kết quả tiêu chí"),
        "campaign.amended": N_("Điều chỉnh kế hoạch"),
        "campaign.amending_decision": N_("Có văn bản điều chỉnh kế hoạch"),
        "campaign.delegation_decision": N_("Có quyết định thành lập đoàn"),
        "campaign.founding_decision": N_("Có quyết định ban hành kế hoạch"),
        "campaign.mentions_kept": N_("Giữ nguyên nội dung khác của nguồn"),
        "campaign.opened": N_("Mở đợt kiểm tra"),
        "campaign.quota_added": N_("Thêm chỉ tiêu số đơn vị"),
        "campaign.quotas_renewed": N_("Lấy chỉ tiêu từ đợt trước"),
        "decision.registered": N_("Đăng ký văn bản"),
        "deficiency.assigned": N_("Giao trách nhiệm khắc phục"),
        "deficiency.attached": N_("Đưa vào văn bản chấn chỉnh"),
        "deficiency.carried_in": N_("Nhận từ đợt trước"),
        "deficiency.clock_resumed": N_("Tính tiếp thời hạn"),
        "deficiency.clock_stopped": N_("Dừng tính thời hạn"),
        "deficiency.deadline_confirmed": N_("Tính lại thời hạn, ngày không đổi"),
        "deficiency.deadline_moved": N_("Lùi thời hạn khắc phục"),
        "deficiency.deadline_recounted": N_("Tính lại thời hạn, ngày thay đổi"),
        "deficiency.deadline_set": N_("Đặt thời hạn theo quy định"),
        "deficiency.evidence_cited": N_("Nộp lại minh chứng đã có"),
        "deficiency.opened": N_("Ghi nhận tồn tại phải khắc phục"),
        "deficiency.other": N_("Việc khác"),
        "deficiency.plan_given": N_("Gửi kế hoạch khắc phục"),
        "deficiency.reminded": N_("Đôn đốc"),
        "deficiency.report_given": N_("Gửi báo cáo khắc phục"),
        "deficiency.task_corrected": N_("Sửa việc phải làm theo biên bản đính chính"),
        "deficiency.transferred": N_("Chuyển giao cho đơn vị kế thừa"),
        "deficiency.verification_given": N_("Ghi kết quả xác minh"),
        "delegation.appointed": N_("Lập đoàn kiểm tra"),
        "delegation.member_added": N_("Thêm thành viên đoàn"),
        "delegation.member_released": N_("Thôi nhiệm vụ thành viên đoàn"),
        "delegation.renewed": N_("Lập đoàn theo đợt trước"),
        "directive.drafted": N_("Dự thảo văn bản chấn chỉnh"),
        "directive.numbered": N_("Ghi số văn bản chấn chỉnh"),
        "document.drafted": N_("Lập dự thảo văn bản"),
        "document.form_excused": N_("Ban hành khi chưa đúng thể thức, có lý do"),
        "document.frozen": N_("Khóa nội dung văn bản"),
        "document.mailed": N_("Đã gửi văn bản qua thư"),
        "document.posted": N_("Lập thư gửi văn bản cho đơn vị"),
        "document.printed": N_("Lưu bản in phát hành"),
        "document.redrafted": N_("Cập nhật dự thảo văn bản"),
        "document.replaces": N_("Lập văn bản thay thế"),
        "document.signed": N_("Ký số văn bản"),
        "document.signed_elsewhere": N_("Nhận tệp đã ký số"),
        "extension.requested": N_("Đề nghị gia hạn"),
        "finding.amended": N_("Sửa nhận xét"),
        "finding.carried_over": N_("Chuyển nhận xét từ đợt trước"),
        "finding.corrected": N_("Đính chính nhận xét"),
        "finding.removed": N_("Bỏ nhận xét"),
        "finding.unit_commented": N_("Đơn vị có ý kiến về nhận xét"),
        "finding.written": N_("Ghi nhận xét"),
        "inspection.attendance_struck": N_("Bỏ người ghi nhầm khỏi danh sách dự"),
        "inspection.attended": N_("Ghi người dự"),
        "inspection.checklist_pinned": N_("Chốt phiên bản bảng kiểm"),
        "inspection.comments_given": N_("Ghi ý kiến của đơn vị"),
        "inspection.photo_added": N_("Thêm ảnh cho tin bài"),
        "inspection.photos_removed": N_("Bỏ ảnh của tin bài"),
        "inspection.conclusion_signer_named": N_("Ghi người ký thông báo kết luận"),
        "inspection.contact_named": N_("Ghi đầu mối liên hệ"),
        "inspection.entrusted": N_("Ghi đoàn phụ trách"),
        "inspection.invitation_sent": N_("Đã gửi lịch kiểm tra"),
        "inspection.invited": N_("Lập thư mời theo lịch kiểm tra"),
        "inspection.head_named": N_("Cử người phụ trách buổi kiểm tra"),
        "inspection.member_stays_away": N_("Thành viên không tham gia"),
        "inspection.none_found": N_("Ghi rõ không có tồn tại"),
        "inspection.noted": N_("Ghi thêm thông tin biên bản"),
        "inspection.planned": N_("Đưa đơn vị vào kế hoạch"),
        "inspection.replanned": N_("Điều chỉnh theo kế hoạch của đợt"),
        "inspection.self_report_given": N_("Nhận báo cáo tự kiểm tra"),
        "inspection.visit_arranged": N_("Xếp buổi làm việc"),
        "person.calendar_address_made": N_("Tạo địa chỉ lịch"),
        "person.calendar_address_revoked": N_("Thu hồi địa chỉ lịch"),
        "person.amended": N_("Sửa thông tin người tham gia"),
        "person.post_recorded": N_("Ghi chức vụ"),
        "person.registered": N_("Đăng ký người tham gia"),
        "unit.calendar_address_made": N_("Tạo địa chỉ lịch của đơn vị"),
        "unit.calendar_address_revoked": N_("Thu hồi địa chỉ lịch của đơn vị"),
        "unit.described": N_("Ghi thông tin đơn vị"),
        "unit.succeeded": N_("Ghi đơn vị kế thừa"),
        "visit.arranged": N_("Lập buổi làm việc"),
    }
)

_ANY_RECORD = MappingProxyType(
    {
        "escalated": N_("Nhắc lên cấp trên vì quá hạn"),
        "evidence_added": N_("Đính kèm minh chứng"),
        "import_updated": N_("Cập nhật từ tệp vụ việc"),
        "imported": N_("Nạp từ tệp vụ việc"),
        "noted": N_("Ghi chú thêm"),
        "remarked": N_("Trao đổi"),
        "reminder_sent": N_("Gửi nhắc việc"),
        "responsibility_proposed": N_("Đề nghị xem xét trách nhiệm"),
    }
)


def event_label(tag: str) -> str:
    """Return what to call an event that is no move; the bare tag when nothing better is known."""
    label = EVENT_LABELS.get(tag) or _ANY_RECORD.get(tag.partition(".")[2])
    return _(label) if label else tag
