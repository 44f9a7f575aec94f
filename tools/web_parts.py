"""Show every part of the pages, filled as in a case: `python -m tools.web_parts out/parts`.

Then `python -m http.server -d out/parts`; addresses of styles start at the root of the server.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader

from inspect_flow.locale.translation import current_language
from inspect_flow.web.frame import Frame, Link, Notice, SignedIn, language_links
from inspect_flow.web.rendering import environment
from inspect_flow.web.static_files import FOLDER, MOUNTED_AT, version
from inspect_flow.web.tables import sortable

TEMPLATES = Path(__file__).with_name("parts")
SECTIONS = (
    ("inspection", "Cuộc kiểm tra"),
    ("checklist", "Tiêu chí"),
    ("list", "Danh sách"),
    ("question", "Biểu mẫu"),
    ("figures", "Số liệu"),
    ("words", "Thông báo"),
)
SIGNED_OUT = "sign_in"
NAMES = (*(name for name, _title in SECTIONS), SIGNED_OUT)


def pages() -> dict[str, str]:
    """Return every page of parts by its name, in the language of this context."""
    return {name: page(name) for name in NAMES}


def page(name: str) -> str:
    """Fill one page of parts."""
    return (
        _environment()
        .get_template(f"{name}.html")
        .render(frame=_frame(name), **CONTENTS.get(name, dict)())
    )


@cache
def _environment() -> Environment:
    places = [FileSystemLoader(TEMPLATES), PackageLoader("inspect_flow.web")]
    return environment().overlay(loader=ChoiceLoader(places))


def _frame(name: str) -> Frame:
    languages = language_links(current_language(), f"/{name}.html")
    if name == SIGNED_OUT:
        return Frame(languages)
    return Frame(
        person=SignedIn("Nguyễn Thị Lan", "Chuyên viên", "Sở Nội vụ"),
        navigation=[Link(title, f"{each}.html", each == name) for each, title in SECTIONS],
        languages=languages,
        notice=Notice("Đã gửi thông báo kiểm tra cho UBND huyện Long Điền.")
        if name == "inspection"
        else None,
        home="inspection.html",
        account="words.html",
        sign_out="/sign-out",
        search="/search",
    )


def _at(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[misc,arg-type]


def _inspection() -> dict[str, Any]:
    words = (
        "Đưa vào kế hoạch", "Xếp lịch", "Thông báo cho đơn vị", "Báo cáo tự kiểm tra",
        "Kiểm tra tại đơn vị", "Dự thảo biên bản", "Đơn vị có ý kiến", "Ký biên bản",
        "Thông báo kết luận", "Chấn chỉnh", "Theo dõi khắc phục",
    )  # fmt: skip
    status = ["done"] * 3 + ["skipped", "current"] + ["ahead"] * 6
    return {
        "steps": [{"text": text, "status": each} for text, each in zip(words, status, strict=True)],
        "events": [
            {
                "title": "Bắt đầu kiểm tra tại đơn vị",
                "at": _at(2019, 8, 14, 1, 0),
                "by": "bà Hạnh, Phó Giám đốc Sở Nội vụ",
            },
            {
                "title": "Gửi thông báo kiểm tra",
                "at": _at(2019, 8, 1, 2, 30),
                "by": "bà Lan",
                "text": "Thông báo số 12/TB-ĐKT, kèm đề cương báo cáo.",
            },
            {"title": "Đưa vào kế hoạch", "at": _at(2019, 4, 19, 3, 0)},
        ],
    }


def _list() -> dict[str, Any]:
    columns = [
        sortable("code", "Mã", "days", {"year": "2026"}, whole=True),
        sortable("statement", "Tồn tại, hạn chế", "days", {"year": "2026"}),
        sortable("owner", "Đơn vị khắc phục", "days", {"year": "2026"}),
        sortable("days", "Thời hạn", "days", {"year": "2026"}),
        sortable("points", "Điểm trừ", "days", {"year": "2026"}, numeric=True),
    ]
    rows = [
        {
            "code": "KT-2026-001-TT-01",
            "statement": "12/48 hồ sơ chứng thực trả trễ hạn, chưa có thư xin lỗi người dân",
            "owner": "UBND phường Long Hương",
            "days": -12,
            "points": 1.5,
            "state": "returned",
            "label": "Đã trả lại, yêu cầu làm tiếp",
        },
        {
            "code": "KT-2026-001-TT-02",
            "statement": "Chưa niêm yết đầy đủ thủ tục hành chính lĩnh vực đất đai",
            "owner": "Văn phòng HĐND và UBND",
            "days": 3,
            "points": 0.5,
            "state": "plan_accepted",
            "label": "Đã chấp thuận kế hoạch khắc phục",
        },
        {
            "code": "KT-2026-004-TT-01",
            "statement": "Tỷ lệ hồ sơ trực tuyến toàn trình mới đạt 46,2%",
            "owner": "Trung tâm Phục vụ hành chính công",
            "days": 40,
            "points": 2,
            "state": "disputed",
            "label": "Đơn vị đề nghị xem xét lại",
        },
    ]
    return {"columns": columns, "rows": rows}


def _figures() -> dict[str, Any]:
    areas = (
        ("Cải cách thủ tục hành chính", 41), ("Chuyển đổi số, chính quyền số", 33),
        ("Công tác chỉ đạo, điều hành", 18), ("Cải cách chế độ công vụ", 12),
        ("Cải cách tài chính công", 0),
    )  # fmt: skip
    units = (("Xã Long Điền", [4, 2, 1]), ("Phường Bà Rịa", [6, 0, 0]), ("Xã Đất Đỏ", [1, 3, 5]))
    return {
        "areas": [{"label": label, "value": n, "href": f"?area={n}"} for label, n in areas],
        "units": [{"label": label, "values": values} for label, values in units],
        "years": [("2022", 96), ("2023", 120), ("2024", 88), ("2025", 1104), ("2026", 104)],
    }


CONTENTS: dict[str, Callable[[], dict[str, Any]]] = {
    "inspection": _inspection,
    "list": _list,
    "question": lambda: {
        "errors": {
            "plan": "Hãy viết kế hoạch khắc phục",
            "due": "Ngày 31/6/2026 không có trong lịch; ghi lại ngày hoàn thành",
        }
    },
    "figures": _figures,
}


def write(folder: Path) -> None:
    """Write the pages and their static files into `folder`."""
    shutil.copytree(FOLDER, folder / MOUNTED_AT.strip("/") / version(), dirs_exist_ok=True)
    for name, text in pages().items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
