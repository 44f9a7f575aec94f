"""Levels of units and how one unit follows another."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class UnitLevel(Labelled):
    """Where a unit stands; the district level ended on 30/6/2025."""

    CENTRAL = "central", "trung ương", "central"
    PROVINCE = "province", "cấp tỉnh", "province"
    DEPARTMENT = "department", "sở, ban, ngành", "department"
    DISTRICT = "district", "cấp huyện", "district"
    COMMUNE = "commune", "cấp xã", "commune"
    DIVISION = "division", "phòng, ban chuyên môn", "division"
    SERVICE = "service", "đơn vị sự nghiệp", "public service unit"
    VERTICAL = "vertical", "cơ quan ngành dọc", "vertical-line agency"
    OTHER = "other", "đơn vị khác", "other unit"


PARTS_OF_A_UNIT = (UnitLevel.DIVISION, UnitLevel.SERVICE)
"""Their people belong to the unit above them: a division of a district is the district."""


class SuccessionKind(Labelled):
    """What happened to the predecessor."""

    MERGE = "merge", "sáp nhập, hợp nhất", "merge"
    SPLIT = "split", "chia, tách", "split"
    ABOLISH = "abolish", "kết thúc hoạt động", "abolished"
    RENAME = "rename", "đổi tên", "renamed"
    PARENT = "parent", "chuyển cơ quan cấp trên", "change of parent"
