"""What can be searched for."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class Searched(Labelled):
    """Records of one kind that words are looked for in; the labels are of many."""

    UNIT = "unit", "đơn vị", "units"
    INSPECTION = "inspection", "cuộc kiểm tra", "inspections"
    DEFICIENCY = "deficiency", "tồn tại phải khắc phục", "deficiencies"
    FINDING = "finding", "nhận xét", "findings"
    DOCUMENT = "document", "văn bản", "documents"
