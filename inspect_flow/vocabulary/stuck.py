"""Words for cases that do not move: what is missing after which step."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class Stuck(Labelled):
    """The rule by which an inspection stands still."""

    NO_MINUTES = (
        "no_minutes", "đã kiểm tra xong, chưa ký biên bản", "visit done, minutes not signed",
    )  # fmt: skip
    NO_CONCLUSION = (
        "no_conclusion", "đã ký biên bản, chưa thông báo kết luận", "minutes signed, no conclusion",
    )  # fmt: skip
    NO_DIRECTIVE = (
        "no_directive", "đã kết luận có tồn tại, chưa có văn bản chấn chỉnh",
        "shortcomings concluded, no directive",
    )  # fmt: skip
