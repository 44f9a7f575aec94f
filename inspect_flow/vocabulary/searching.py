"""What can be searched for."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class Searched(Labelled):
    """A kind of record that words are looked for in."""

    UNIT = "unit", "đơn vị", "unit"
    INSPECTION = "inspection", "cuộc kiểm tra", "inspection"
    DEFICIENCY = "deficiency", "tồn tại phải khắc phục", "deficiency"
    FINDING = "finding", "nhận xét", "finding"
    DOCUMENT = "document", "văn bản", "document"
