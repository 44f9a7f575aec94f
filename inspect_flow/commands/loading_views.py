"""Say what a loading did."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspect_flow.commands.telling import Told
from inspect_flow.locale.translation import N_, _

if TYPE_CHECKING:
    from inspect_flow.interchange.loading import Loaded

_COUNTS = {
    "unit": N_("{count} đơn vị"),
    "unit_version": N_("{count} giai đoạn của đơn vị"),
    "succession": N_("{count} quan hệ kế thừa"),
    "person": N_("{count} người"),
    "post": N_("{count} chức vụ"),
    "campaign": N_("{count} đợt kiểm tra"),
    "decision": N_("{count} quyết định"),
    "quota": N_("{count} chỉ tiêu"),
    "delegation": N_("{count} đoàn"),
    "member": N_("{count} thành viên đoàn"),
    "inspection": N_("{count} cuộc kiểm tra"),
    "visit": N_("{count} buổi làm việc"),
    "attendance": N_("{count} người dự"),
    "answer": N_("{count} câu trả lời"),
    "finding": N_("{count} nhận xét"),
    "directive": N_("{count} văn bản chấn chỉnh"),
    "deficiency": N_("{count} tồn tại theo dõi"),
    "remediation": N_("{count} văn bản khắc phục"),
    "extension": N_("{count} đề nghị gia hạn"),
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
    named = [
        _(words).format(count=counts[table]) for table, words in _COUNTS.items() if counts[table]
    ]
    return sentence.format(counts=", ".join(named)) if named else ""
