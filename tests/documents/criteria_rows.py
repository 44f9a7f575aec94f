"""A few criteria of the proposed sets, for the checklist and the dossier of the samples."""
# ruff: noqa: E501

from __future__ import annotations

from inspect_flow.vocabulary.papers import (
    ChecklistArea,
    ChecklistRow,
    CriterionGroup,
    CriterionRow,
)

_ROWS = [
    ("1.1", "Ban hành kế hoạch cải cách hành chính năm đúng thời hạn, xác định rõ sản phẩm, tiến độ và người chịu trách nhiệm", "2", "2", ["Kế hoạch năm", "Văn bản giao nhiệm vụ"]),
    ("1.2", "Mức độ hoàn thành kế hoạch cải cách hành chính", "3", "2,75", ["Báo cáo năm", "Bảng theo dõi nhiệm vụ"]),
    ("1.3", "Có văn bản chấn chỉnh sau kiểm tra", "1", "1", ["Văn bản chấn chỉnh"]),
    ("2.1", "Niêm yết công khai thủ tục hành chính đầy đủ, còn hiệu lực", "2", "2", ["Bảng niêm yết", "Trang thông tin điện tử"]),
    ("2.2", "Cập nhật đầy đủ kết quả xử lý phản ánh, kiến nghị vào sổ", "1,5", "1,5", ["Sổ tiếp nhận phản ánh, kiến nghị"]),
    ("2.3", "Tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn", "3", "", ["Số liệu trích từ phần mềm một cửa"]),
]  # fmt: skip
_TITLES = {
    "1": "Công tác chỉ đạo, điều hành cải cách hành chính",
    "2": "Cải cách thủ tục hành chính, cơ chế một cửa",
}


def checklist_areas() -> list[ChecklistArea]:
    return [
        ChecklistArea(
            title=title,
            max_score={"1": "6", "2": "6,5"}[number],
            rows=[
                ChecklistRow(
                    code=code,
                    text=text,
                    max_score=most,
                    evidence=evidence,
                    legal_basis="",
                    self_score=self_score,
                )
                for code, text, most, self_score, evidence in _ROWS
                if code.startswith(number)
            ],
        )
        for number, title in _TITLES.items()
    ]


def criterion_groups() -> list[CriterionGroup]:
    return [
        CriterionGroup(
            title=title,
            rows=[
                CriterionRow(
                    code=code,
                    text=text,
                    max_score=most,
                    self_score=self_score,
                    evidence="; ".join(evidence) if self_score else "",
                    remark="" if self_score else "Đơn vị chưa tự chấm; đề nghị giải trình",
                )
                for code, text, most, self_score, evidence in _ROWS
                if code.startswith(number)
            ],
        )
        for number, title in _TITLES.items()
    ]
