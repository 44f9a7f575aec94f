"""A few scored criteria, for the score annex of the samples."""
# ruff: noqa: E501

from __future__ import annotations

from inspect_flow.vocabulary.overview_papers import ScoreArea, ScoreRow, StageScores

_ROWS = [
    ("1.1", "Ban hành kế hoạch cải cách hành chính năm đúng thời hạn, xác định rõ sản phẩm, tiến độ và người chịu trách nhiệm", "2", "2", "1", "0,5", "1,5", "Kế hoạch chưa nêu sản phẩm cụ thể; Giải trình: đã có phụ lục giao việc; Kết luận: công nhận một phần"),
    ("1.2", "Mức độ hoàn thành kế hoạch cải cách hành chính", "3", "2,75", "2,75", "", "2,75", "Còn 02 nhiệm vụ chậm tiến độ"),
    ("1.3", "Có văn bản chấn chỉnh sau kiểm tra", "1", "1", "0", "", "0", "Chưa có văn bản chỉ đạo, chấn chỉnh sau kiểm tra"),
    ("2.1", "Niêm yết công khai thủ tục hành chính đầy đủ, còn hiệu lực", "2", "2", "2", "", "2", ""),
    ("2.2", "Cập nhật đầy đủ kết quả xử lý phản ánh, kiến nghị vào sổ", "1,5", "1", "1,5", "", "1,5", ""),
    ("2.3", "Tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn", "3", "KPS", "KPS", "", "KPS", ""),
]  # fmt: skip
_AREAS = {
    "1": ("Công tác chỉ đạo, điều hành cải cách hành chính", ("6", "5,75", "3,75", "0,5", "4,25")),
    "2": ("Cải cách thủ tục hành chính, cơ chế một cửa", ("6,5", "3", "3,5", "", "3,5")),
}


def scores(most: str, own: str, theirs: str, explained: str, final: str) -> StageScores:
    return StageScores(
        max_score=most,
        self_score=own,
        delegation_score=theirs,
        explanation_score=explained,
        final_score=final,
    )


def score_areas() -> list[ScoreArea]:
    return [
        ScoreArea(
            title=title,
            rows=[
                ScoreRow(code=code, text=text, reason=reason, **scores(*own))
                for code, text, *own, reason in _ROWS
                if code.startswith(number)
            ],
            **scores(*subtotals),
        )
        for number, (title, subtotals) in _AREAS.items()
    ]
