"""Break headings into balanced lines, never inside a compound word or a proper name."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_flow.documents.typesetting import Style, text_width

# Compounds that occur in headings of this field; a break inside one reads as an error.
_PAIRS = """
    ủy_ban ban_nhân nhân_dân hành_chính cải_cách kiểm_tra công_tác thủ_tục thông_báo kết_luận
    khắc_phục kế_hoạch báo_cáo nội_vụ đơn_vị tồn_tại hạn_chế chấn_chỉnh phục_vụ trung_tâm
    văn_phòng thành_phố thị_xã thị_trấn đặc_khu đại_diện đề_cương địa_bàn hồ_sơ hội_đồng chủ_tịch
    giám_đốc trưởng_đoàn thư_ký tài_chính tư_pháp giáo_dục đào_tạo y_tế xây_dựng công_thương
    nông_nghiệp môi_trường khoa_học công_nghệ quyết_định bộ_phận kết_quả đoàn_kiểm
"""
_COMPOUNDS = frozenset(pair.replace("_", " ") for pair in _PAIRS.split())
# Before these a break reads well: the name of the place stays whole on its own line.
_LEVELS = frozenset(("tỉnh", "huyện", "xã", "phường", "tại", "về", "trên", "sau", "của", "ngày"))
_COUNTED = frozenset(("ngày", "tháng", "năm", "số"))
_BAD, _GOOD = 1.0, -0.12
_MOST_WORDS = 80


def balanced_lines(text: str, style: Style, size: float, room: float) -> list[str]:
    """Break `text` into the fewest lines within `room` mm, about equally long, at good places."""
    if "\n" in text:
        parts = [balanced_lines(part, style, size, room) for part in text.split("\n")]
        return [line for part in parts for line in part]
    # Ordinary blanks only: no-break ones are room for a pen.
    words = [piece for word in text.split(" ") if word for piece in _cut(word, style, size, room)]
    if text_width(" ".join(words), style, size) <= room:
        return [" ".join(words)]
    widths = [text_width(f"{word} ", style, size) for word in words]
    filled = _filled_lines(words, widths, room)
    # No heading is so long; one that is must not take the layout minutes.
    if len(words) > _MOST_WORDS:
        return filled
    return _cheapest(words, widths, room, min(sum(widths) / len(filled), room))


def _cut(word: str, style: Style, size: float, room: float) -> Iterator[str]:
    """Yield a word, in pieces where it is too long for a line of its own."""
    if text_width(word, style, size) <= room:
        yield word
        return
    start, used = 0, 0.0
    for place, letter in enumerate(word):
        width = text_width(letter, style, size)
        if used + width > room:
            yield word[start:place]
            start, used = place, 0.0
        used += width
    yield word[start:]


def _filled_lines(words: list[str], widths: list[float], room: float) -> list[str]:
    lines: list[list[str]] = [[]]
    used = 0.0
    for word, width in zip(words, widths, strict=True):
        if lines[-1] and used + width > room:
            lines.append([])
            used = 0.0
        lines[-1].append(word)
        used += width
    return [" ".join(line) for line in lines]


def _cheapest(words: list[str], widths: list[float], room: float, ideal: float) -> list[str]:
    # best[i] = (cost, where the line that ends before word i starts)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            width = sum(widths[start:end])
            if width > room and start < end - 1:
                break
            line = 0.15 + ((width - ideal) / ideal) ** 2
            choices.append((best[start][0] + line + _break_cost(words, start), start))
        best.append(min(choices))
    lines: list[str] = []
    end = len(words)
    while end:
        start = best[end][1]
        lines.insert(0, " ".join(words[start:end]))
        end = start
    return lines


def _break_cost(words: list[str], position: int) -> float:
    if position == 0:
        return 0.0
    before, after = words[position - 1], words[position]
    if f"{before} {after}".lower() in _COMPOUNDS or before == "-" or after == "-":
        return _BAD
    if not before.strip("\u00a0") or not after.strip("\u00a0"):
        return _BAD
    # "ngày 14 tháng 01 năm 2026" breaks nowhere, "số 26/KH-UBND" neither.
    if before.isdecimal() and after.lower() in _COUNTED:
        return _BAD
    if after[:1].isdecimal() and before.lower() in _COUNTED:
        return _BAD
    if after.lower() in _LEVELS:
        return _GOOD
    return _BAD if _both_parts_of_a_name(before, after) else 0.0


def _both_parts_of_a_name(before: str, after: str) -> bool:
    # "Long Điền" in ordinary case; in capitals every word looks like a name.
    return before.istitle() and after.istitle() and before.isalpha() and after.isalpha()
