"""Rules on who is written to, who signs and who receives, checked on a context."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspect_flow.documents.linting.contents import Content, bare
from inspect_flow.documents.linting.rule import Found, rule
from inspect_flow.locale.translation import N_, _

_DEGREE = re.compile(r"^(GS|PGS|TS|TSKH|ThS|CN|KS|BS|LS|Tiến sĩ|Thạc sĩ|Giáo sư|Cử nhân)\b")
_POWERS = ("TM.", "KT.", "TL.", "TUQ.", "Q.")


@rule(
    "context",
    N_("Có Kính gửi thì Nơi nhận có 'Như trên', và ngược lại"),
    N_("thêm hoặc bỏ dòng 'Như trên' ở Nơi nhận"),
    "NĐ 30/2020, Phụ lục I, II.9",
)
def as_above(content: Content) -> Iterator[Found]:
    """Ask for "Như trên" exactly where somebody is addressed."""
    has_line = "Như trên" in [bare(item) for item in content.context["recipients"]["items"]]
    if content.context["addressees"] and not has_line:
        yield Found(_("Có Kính gửi thì Nơi nhận phải có dòng 'Như trên'"))
    if has_line and not content.context["addressees"]:
        yield Found(_("Nơi nhận ghi 'Như trên' nhưng văn bản không có Kính gửi"))


@rule(
    "context",
    N_("Dòng cuối của Nơi nhận là 'Lưu: VT, …'"),
    N_("ghi 'VT' và tên viết tắt đơn vị soạn thảo sau chữ Lưu"),
    "NĐ 30/2020, Phụ lục I, II.9",
)
def filing(content: Content) -> Iterator[Found]:
    """Ask for the records office in the filing line."""
    if not content.context["recipients"]["filing"].startswith("VT"):
        yield Found(_("Dòng cuối của Nơi nhận phải là 'Lưu: VT, …'"))


@rule(
    "context",
    N_("Thể thức đề ký là TM., KT., TL., TUQ. hoặc Q."),
    N_("ghi đúng quyền hạn, chức vụ của người ký"),
    "NĐ 30/2020, Phụ lục I, II.7",
)
def signing_power(content: Content) -> Iterator[Found]:
    """Ask for a known power before the office of whoever signs."""
    for signature in content.context["signatures"]:
        if not signature["authority"]:
            yield Found(_("Chữ ký thiếu quyền hạn, chức vụ của người ký"))
        for line in signature["authority"]:
            power = line.split(" ")[0].upper()
            if power.endswith(".") and power not in _POWERS:
                yield Found(
                    _("'{power}' không phải là hình thức ký; dùng {powers}").format(
                        power=power, powers=", ".join(_POWERS)
                    )
                )


@rule(
    "context",
    N_("Không ghi học hàm, học vị trước họ tên người ký"),
    N_("chỉ ghi họ và tên"),
    "NĐ 30/2020, Phụ lục I, II.7",
)
def signer_degree(content: Content) -> Iterator[Found]:
    """Refuse academic titles before the signer's name."""
    for signature in content.context["signatures"]:
        if _DEGREE.match(signature["name"]):
            yield Found(
                _("Không ghi học hàm, học vị trước họ tên người ký: {name}").format(
                    name=bare(signature["name"])
                )
            )


RULES = (as_above, filing, signing_power, signer_degree)
