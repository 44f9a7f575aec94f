"""Say what a loading did."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspect_flow.commands.telling import Told
from inspect_flow.locale.translation import Nn_, _, _n

if TYPE_CHECKING:
    from inspect_flow.interchange.loading import Loaded

_COUNTS = {
    "unit": Nn_("{count} đơn vị"),
    "unit_version": Nn_("{count} giai đoạn của đơn vị"),
    "succession": Nn_("{count} quan hệ kế thừa"),
    "person": Nn_("{count} người"),
    "post": Nn_("{count} chức vụ"),
    "campaign": Nn_("{count} đợt kiểm tra"),
    "decision": Nn_("{count} quyết định"),
    "quota": Nn_("{count} chỉ tiêu"),
    "delegation": Nn_("{count} đoàn"),
    "member": Nn_("{count} thành viên đoàn"),
    "inspection": Nn_("{count} cuộc kiểm tra"),
    "visit": Nn_("{count} buổi làm việc"),
    "attendance": Nn_("{count} người dự"),
    "answer": Nn_("{count} câu trả lời"),
    "finding": Nn_("{count} nhận xét"),
    "directive": Nn_("{count} văn bản chấn chỉnh"),
    "deficiency": Nn_("{count} tồn tại theo dõi"),
    "remediation": Nn_("{count} văn bản khắc phục"),
    "extension": Nn_("{count} đề nghị gia hạn"),
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
        _n(words, counts[table]).format(count=counts[table])
        for table, words in _COUNTS.items()
        if counts[table]
    ]
    return sentence.format(counts=", ".join(named)) if named else ""
