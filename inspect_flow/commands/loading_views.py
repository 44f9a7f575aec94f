"""Say what a loading did."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspect_flow.commands.telling import Told
from inspect_flow.locale.translation import N_, _

if TYPE_CHECKING:
    from inspect_flow.interchange.loading import Loaded

_NOUNS = {
    "unit": N_("đơn vị"),
    "unit_version": N_("giai đoạn của đơn vị"),
    "succession": N_("quan hệ kế thừa"),
    "person": N_("người"),
    "post": N_("chức vụ"),
    "campaign": N_("đợt kiểm tra"),
    "decision": N_("quyết định"),
    "quota": N_("chỉ tiêu"),
    "delegation": N_("đoàn"),
    "member": N_("thành viên đoàn"),
    "inspection": N_("cuộc kiểm tra"),
    "visit": N_("buổi làm việc"),
    "attendance": N_("người dự"),
    "answer": N_("câu trả lời"),
    "finding": N_("nhận xét"),
    "directive": N_("văn bản chấn chỉnh"),
    "deficiency": N_("tồn tại theo dõi"),
    "remediation": N_("văn bản khắc phục"),
    "extension": N_("đề nghị gia hạn"),
}


def said_of(result: Loaded, title: str) -> Told:
    """Return the sentences about a loading: new, changed, unchanged."""
    if result.is_unchanged:
        sentences = [_("{title}: không có gì mới, cơ sở dữ liệu đã có đủ.").format(title=title)]
    else:
        sentences = [
            _("{title}: {what}.").format(title=title, what=what)
            for what in (
                _counted(result.new, _("thêm mới {counts}")),
                _counted(result.changed, _("cập nhật {counts}")),
                _counted(result.unchanged, _("giữ nguyên {counts}")),
            )
            if what
        ]
    facts = {
        "code": result.code,
        "new": dict(result.new),
        "changed": dict(result.changed),
        "unchanged": dict(result.unchanged),
    }
    return Told(sentences, facts)


def _counted(counts: Counter[str], sentence: str) -> str:
    named = [f"{counts[table]} {_(noun)}" for table, noun in _NOUNS.items() if counts[table]]
    return sentence.format(counts=", ".join(named)) if named else ""
