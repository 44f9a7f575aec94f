"""Reading numbers as people type them: "1.280", "trên 46%", "1,2 tỷ đồng"."""

from __future__ import annotations

import re
from decimal import Decimal

from inspect_flow.locale.translation import _
from inspect_flow.rules.quantities import Figure, Qualifier

LONGEST_TEXT = 500
_MOST_DIGITS = 15

_NUMBER = r"[0-9][0-9.,\u00a0 ]*"
_GROUPED = re.compile(r"^[0-9]{1,3}(?:[.,][0-9]{3})+$")
_GROUPED_WITH_DECIMALS = re.compile(
    r"^[0-9]{1,3}(?:(?:\.[0-9]{3})+,[0-9]+|(?:,[0-9]{3})+\.[0-9]+)$"
)
_DECIMAL = re.compile(r"^[0-9]+(?:[.,][0-9]+)?$")

# Words that say nothing about exactness and may stand before any figure.
_FILLERS = ("đạt", "chiếm", "là", "bằng", "có", "được", "tỷ lệ", "mới", "chỉ", "tổng số", "tổng")
_QUALIFIERS = {
    "": Qualifier.EXACTLY,
    "=": Qualifier.EXACTLY,
    "đúng": Qualifier.EXACTLY,
    "trên": Qualifier.ABOVE,
    "hơn": Qualifier.ABOVE,
    "vượt": Qualifier.ABOVE,
    "quá": Qualifier.ABOVE,
    ">": Qualifier.ABOVE,
    "ít nhất": Qualifier.AT_LEAST,
    "tối thiểu": Qualifier.AT_LEAST,
    ">=": Qualifier.AT_LEAST,
    "≥": Qualifier.AT_LEAST,
    "từ": Qualifier.AT_LEAST,
    "dưới": Qualifier.BELOW,
    "chưa đến": Qualifier.BELOW,
    "chưa tới": Qualifier.BELOW,
    "<": Qualifier.BELOW,
    "nhiều nhất": Qualifier.AT_MOST,
    "tối đa": Qualifier.AT_MOST,
    "không quá": Qualifier.AT_MOST,
    "<=": Qualifier.AT_MOST,
    "≤": Qualifier.AT_MOST,
    "khoảng": Qualifier.ABOUT,
    "xấp xỉ": Qualifier.ABOUT,
    "ước": Qualifier.ABOUT,
    "chừng": Qualifier.ABOUT,
    "~": Qualifier.ABOUT,
    "≈": Qualifier.ABOUT,
    "gần": Qualifier.NEARLY,
}
_FIGURE = re.compile(rf"^(?P<before>[^0-9]*)(?P<number>{_NUMBER})(?P<after>.*)$", re.DOTALL)
_VAGUE = re.compile(
    r"^(?:một số|một vài|một phần|nhiều|vài|ít|chưa|không rõ|không nêu|không biết|hầu hết|phần lớn"
    r"|đa số|đa phần|unknown|\?+|…|\.\.\.|-)(?:\s|$)",
    re.IGNORECASE,
)
_MONEY = {
    "": Decimal(1),
    "đ": Decimal(1),
    "đồng": Decimal(1),
    "vnđ": Decimal(1),
    "vnd": Decimal(1),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}


def is_vague(text: str) -> bool:
    """Tell whether the words leave the extent open: "một số", "chưa đầy đủ"."""
    return not re.search("[0-9]", text) and bool(_VAGUE.match(text))


def is_ambiguous(text: str) -> bool:
    """Tell whether a comma groups thousands here though it usually starts decimals: "1,280"."""
    return bool(re.search(r"(?<![0-9.,])[0-9]{1,3},[0-9]{3}(?![0-9,.])", text))


def read_number(text: str, grouped: bool = True) -> Decimal:
    """Read "1.280", "1,280", "2,5" or "37.9"; raises ValueError with a sentence.

    With `grouped`, three digits behind a separator are thousands; percents are read without.
    """
    bare = re.sub(r"[\u00a0 ]", "", text)
    if sum(character.isdigit() for character in bare) > _MOST_DIGITS:
        raise ValueError(_("số '{text}' quá lớn").format(text=text[:30]))
    if grouped and _GROUPED.match(bare):
        return Decimal(re.sub("[.,]", "", bare))
    if _GROUPED_WITH_DECIMALS.match(bare):
        decimal_mark = "," if bare.rfind(",") > bare.rfind(".") else "."
        whole, part = bare.rsplit(decimal_mark, 1)
        return Decimal(re.sub("[.,]", "", whole) + "." + part)
    if _DECIMAL.match(bare):
        return Decimal(bare.replace(",", "."))
    raise ValueError(_("'{text}' không phải là số").format(text=text))


def read_figure(text: str, grouped: bool = True) -> tuple[Figure, str]:
    """Read "trên 46%" into its figure and the words behind the number; raises ValueError."""
    found = _FIGURE.match(text)
    if not found:
        raise ValueError(_("'{text}' không có con số").format(text=text))
    number = found["number"].rstrip(" .,\u00a0")
    value = read_number(number, grouped)
    after = " ".join(found["after"].split())
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    qualifier, after = _qualifier(" ".join(found["before"].split()), after)
    return Figure(value, qualifier, places, text), after


def read_money(text: str) -> Figure:
    """Read "1,2 tỷ đồng" into đồng; raises ValueError."""
    figure, unit = read_figure(text, grouped=not re.search("tỷ|tỉ", text.lower()))
    word = unit.lower().removesuffix("đồng").strip() or ("đồng" if unit else "")
    if word not in _MONEY:
        raise ValueError(
            _("'{text}': đơn vị tiền phải là đồng, nghìn, triệu hoặc tỷ đồng").format(text=text)
        )
    return Figure(figure.value * _MONEY[word], figure.qualifier, 0, text)


def _qualifier(before: str, after: str) -> tuple[Qualifier, str]:
    word = before.lower()
    for filler in sorted(_FILLERS, key=len, reverse=True):
        if word == filler or word.startswith(filler + " "):
            word = word.removeprefix(filler).strip()
    for tail, meaning in (("trở lên", Qualifier.AT_LEAST), ("trở xuống", Qualifier.AT_MOST)):
        if after.lower().endswith(tail):
            return meaning, after[: -len(tail)].strip()
    if word in ("-", "−"):
        raise ValueError(_("con số không được âm"))
    if word not in _QUALIFIERS:
        known = ", ".join(each for each in _QUALIFIERS if each.isalpha() or " " in each)
        sentence = _("không hiểu '{word}' trước con số; chỉ nhận: {known}")
        raise ValueError(sentence.format(word=before, known=known))
    return _QUALIFIERS[word], after
