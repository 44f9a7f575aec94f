"""Signature blocks by the signer's office: TM., KT., TL., Q. (NĐ 30/2020, Phụ lục I, mục 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import signing_name, told
from inspect_flow.services.papers.letterhead import Issuer
from inspect_flow.vocabulary.paper_parts import Signature

_HEADS = (
    "Chủ tịch", "Giám đốc", "Chánh Văn phòng", "Chánh Thanh tra", "Trưởng phòng", "Trưởng ban",
    "Chi cục trưởng", "Cục trưởng", "Hiệu trưởng", "Thủ trưởng", "Trưởng Ban", "Trưởng Phòng",
)  # fmt: skip
_OFFICE = re.compile(
    rf"^(?P<rank>Phó|Quyền|Q\.)?\s*(?P<head>{'|'.join(_HEADS)})(?P<rest>.*)$", re.IGNORECASE
)
_BODY = re.compile(r"\s*(UBND|Ủy ban nhân dân|HĐND|Sở)\b.*$")


def person_name(person: Any) -> str:
    """Return the name under which somebody signs; empty when only the office is known."""
    if person is None or told(person).facts.get("role_only") or person.name == person.title:
        return ""
    return signing_name(person.name)


def unit_signature(desk: Desk, issuer: Issuer, title: str, name: str) -> Signature:
    """Return the block of a unit's leadership for a signer with that office.

    Somebody below the leadership signs by order (TL.), with a written mandate TUQ.
    """
    is_committee = desk.is_local(issuer.unit_id)
    head = "Chủ tịch" if is_committee else head_title(desk, issuer)
    on_behalf = ["TM. Ủy ban nhân dân"] if is_committee else []
    if not title.strip():
        return Signature(authority=on_behalf or [head], office="", name=name)
    office = _OFFICE.match(title.strip())
    if office is None or office["head"].casefold() != head.casefold():
        power = "TUQ." if desk.choices.by_mandate else "TL."
        return Signature(authority=[f"{power} {head}", *_by_order(title)], office="", name=name)
    rank = (office["rank"] or "").casefold()
    if rank == "phó":
        # A permanent deputy, or one in charge, signs as any deputy does.
        lines = [*on_behalf, f"KT. {head}", f"Phó {head}"]
        return Signature(authority=lines, office="", name=name)
    acting = "Q. " if rank else ""
    return Signature(authority=[*on_behalf, f"{acting}{head}"], office="", name=name)


def delegation_signature(
    role: str, title: str, name: str, *, with_office: bool = True, first: Sequence[str] = ()
) -> Signature:
    """Return the block of a delegation: its head, or a deputy in the head's place.

    The office in the agency stands above the name when the delegation uses an agency's seal.
    """
    is_deputy = "phó" in role.casefold()
    authority = ["KT. Trưởng đoàn", "Phó Trưởng đoàn"] if is_deputy else ["Trưởng đoàn"]
    office = title.strip().upper() if with_office else ""
    return Signature(authority=[*first, *authority], office=office, name=name)


def bare_office(title: str) -> str:
    """Return "Chủ tịch" for "Chủ tịch UBND huyện"; the whole title where no head is named."""
    office = _OFFICE.match(title.strip())
    if office is None:
        return title.strip()
    rank = {"q.": "Quyền"}.get((office["rank"] or "").casefold(), office["rank"] or "")
    return f"{rank} {office['head']}".strip()


def head_title(desk: Desk, issuer: Issuer) -> str:
    """Return what the head of that agency is called: "Giám đốc"."""
    version = desk.version(issuer.unit_id)
    known = bare_office(version.head_title) if version and version.head_title else ""
    if known:
        return known
    heads = {"Sở ": "Giám đốc", "Tổ ": "Tổ trưởng", "Đoàn ": "Trưởng đoàn"}
    found = [head for word, head in heads.items() if issuer.name.startswith(word)]
    return found[0] if found else "Thủ trưởng đơn vị"


def _by_order(title: str) -> list[str]:
    """Return the office of somebody who signs by order: deputies stand in for their own head."""
    own = _BODY.sub("", title.strip())
    if own.casefold().startswith("phó "):
        head = own[len("Phó ") :]
        return [f"KT. {head}", own]
    return [own]
