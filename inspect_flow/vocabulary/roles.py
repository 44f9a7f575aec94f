"""Who may move a record; a person may hold several roles for one record at once."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class Role(Labelled):
    """What somebody is to this record: the head of a visit is `HEAD` of that inspection only."""

    HEAD = "head", "trưởng đoàn", "head of the delegation"
    DEPUTY = "deputy", "phó trưởng đoàn", "deputy head", "phó đoàn"
    MEMBER = "member", "thành viên đoàn", "member", "thành viên"
    SECRETARY = "secretary", "thư ký đoàn", "secretary", "thư ký"
    UNIT = "unit", "đơn vị được kiểm tra", "inspected unit"
    HELPER = "helper", "đơn vị phối hợp", "co-responsible unit"
    AUTHORITY = "authority", "lãnh đạo cơ quan ban hành", "leadership of the issuing body"
    PREPARER = "preparer", "người chuẩn bị kế hoạch", "preparer of the plan"
    SYSTEM = "system", "hệ thống", "system"


OF_UNITS = frozenset({Role.UNIT, Role.HELPER})
"""Who puts right what was found, or helps to; all others inspect, lead, or are the system."""
