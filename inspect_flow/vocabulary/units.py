"""Levels of units and how one unit follows another."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class UnitLevel(Labelled):
    """Where a unit stands; the district level ended on 30/6/2025."""

    CENTRAL = "central", "trung ương", "central", "cấp trung ương", "bộ, ngành", "bộ"
    PROVINCE = "province", "cấp tỉnh", "province", "tỉnh"
    DEPARTMENT = (
        "department", "sở, ban, ngành", "department", "cấp sở", "sở", "sở, ngành", "ban",
        "ngành",
    )  # fmt: skip
    DISTRICT = "district", "cấp huyện", "district", "huyện", "quận", "thị xã"
    COMMUNE = "commune", "cấp xã", "commune", "xã", "phường", "thị trấn", "đặc khu"
    DIVISION = (
        "division", "phòng, ban chuyên môn", "division", "phòng", "phòng, ban",
        "phòng chuyên môn",
    )  # fmt: skip
    SERVICE = (
        "service", "đơn vị sự nghiệp", "public service unit", "đơn vị sự nghiệp công lập",
        "sự nghiệp",
    )  # fmt: skip
    VERTICAL = "vertical", "cơ quan ngành dọc", "vertical-line agency", "ngành dọc"
    OTHER = "other", "đơn vị khác", "other unit", "khác"


PARTS_OF_A_UNIT = (UnitLevel.DIVISION, UnitLevel.SERVICE)
"""Their people belong to the unit above them: a division of a district is the district."""


class SuccessionKind(Labelled):
    """What happened to the predecessor."""

    MERGE = "merge", "sáp nhập, hợp nhất", "merge", "sáp nhập", "hợp nhất"
    SPLIT = "split", "chia, tách", "split", "chia", "tách", "chia tách"
    ABOLISH = "abolish", "kết thúc hoạt động", "abolished", "giải thể", "chấm dứt hoạt động"
    RENAME = "rename", "đổi tên", "renamed"
    PARENT = "parent", "chuyển cơ quan cấp trên", "change of parent"
