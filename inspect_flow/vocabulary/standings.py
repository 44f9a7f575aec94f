"""What a file turns out to be when it is held against the register of papers."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class Standing(Labelled):
    """The answer to "is this the paper that was issued?"."""

    ISSUED = "issued", "đúng là bản đã ban hành", "the issued paper"
    SUPERSEDED = (
        "superseded",
        "đúng bản đã ban hành nhưng đã được thay thế",
        "the issued paper, superseded since",
    )
    WITHDRAWN = (
        "withdrawn",
        "đúng bản đã ban hành nhưng đã bị thu hồi",
        "the issued paper, withdrawn since",
    )
    ALTERED = "altered", "đã bị thay đổi so với bản ban hành", "altered since it was issued"
    DRAFT = "draft", "là dự thảo, chưa ban hành", "a draft, not issued"
    UNKNOWN = "unknown", "không có trong cơ sở dữ liệu này", "unknown in this database"

    @property
    def is_valid(self) -> bool:
        """Tell whether the paper may be relied upon."""
        return self is Standing.ISSUED


class SigningOrigin(Labelled):
    """Where a kept signed file was signed."""

    HERE = "here", "ký bằng inspect-flow", "signed with inspect-flow"
    ELSEWHERE = "elsewhere", "ký bằng phần mềm khác", "signed with other software"
