"""The one thing that the inspected unit should do next about its inspection."""

from __future__ import annotations

from inspect_flow.locale.translation import _, _n
from inspect_flow.records.tables import Inspection
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.web.inspections.heading import Heading
from inspect_flow.web.inspections.parts import Parts
from inspect_flow.web.inspections.tasks import NextThing


def next_for_the_unit(inspection: Inspection, head: Heading, parts: Parts) -> NextThing:
    """Return what the unit owes now; without a button it waits for the delegation."""
    if inspection.state == "notified":
        said = _("Gửi báo cáo tự kiểm tra trước buổi làm việc.")
        return NextThing(said, _("Viết báo cáo tự kiểm tra"), f"{head.path}/self-report")
    if inspection.state == "findings_drafted":
        said = _("Đọc dự thảo biên bản và góp ý từng nhận xét.")
        return NextThing(said, _("Góp ý dự thảo biên bản"), f"{head.path}/comments")
    left = [each for each in parts.deficiencies if each.state in OPEN_DEFICIENCY]
    if left:
        said = _n("Còn {n} tồn tại phải khắc phục.", len(left)).format(n=len(left))
        return NextThing(said, _("Xem các tồn tại"), "/deficiencies")
    if inspection.state in ("closed", "cancelled"):
        return NextThing(_("Không còn việc gì: cuộc kiểm tra đã khép lại."))
    return NextThing(_("Đơn vị chưa phải làm gì; đoàn kiểm tra đang làm việc."))
