"""What all papers begin and end with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inspect_flow.records.tables import Campaign
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.services.papers.citations import grounds, without_lead_in
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.letterhead import Issuer, drafting_field, letterhead
from inspect_flow.vocabulary.paper_parts import (
    ASSUMED_MARK,
    PaperBase,
    Recipients,
    Signature,
)

_MATTER = "kiểm tra công tác cải cách hành chính"
_PLAN_WORDS = re.compile(r"^((ban hành|triển khai)\s+)?(kế hoạch\s+)?", re.IGNORECASE)
# "… cải cách hành chính tỉnh Đồng Nai": whose campaign it is, not what is inspected.
_NAMED_PLACE = re.compile(
    r"\s+(?:của\s+)?(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường)"
    r"(?:\s+(?:-\s+)?[A-ZĐÀ-Ỹ]\w*)+\s*$"
)
_WHERE_AND_WHEN = re.compile(r"\s+(trên địa bàn\b.*|tại\b.*|năm \d{4}.*)$", re.IGNORECASE)


def paper_base(
    desk: Desk,
    issuer: Issuer,
    subject: str,
    signatures: Sequence[Signature],
    *,
    recipients: Sequence[str] = (),
    addressees: Sequence[str] = (),
    with_grounds: bool = False,
) -> PaperBase:
    """Return the parts of every paper; full days choose the rules of form."""
    head = letterhead(desk, issuer)
    field = drafting_field(desk, issuer)
    return PaperBase(
        kind=desk.kind.value,
        dated_on=_full_day(desk, head["date"]),
        draft=desk.draft,
        subject=subject,
        letterhead=head,
        legal_grounds=grounds(desk) if with_grounds else [],
        addressees=list(addressees),
        recipients=Recipients(
            items=list(recipients), filing=", ".join(filter(None, ("VT", field)))
        ),
        signatures=list(signatures),
        reference=str(getattr(desk.subject, "code", "")),
    )


def matter(campaign: Campaign) -> str:
    """Return what is inspected, without place and year: "kiểm tra công tác cải cách hành chính"."""
    words = _WHERE_AND_WHEN.sub("", _PLAN_WORDS.sub("", without_lead_in(campaign.title)))
    words = _NAMED_PLACE.sub("", words)
    if not words.casefold().startswith("kiểm tra"):
        return _MATTER
    return words[:1].lower() + words[1:]


def subject_at(desk: Desk) -> str:
    """Return "kiểm tra công tác cải cách hành chính tại Ủy ban nhân dân huyện … năm 2019"."""
    unit = desk.formal(desk.inspection.unit_id) if desk.inspection else ""
    where = f" tại {unit}" if unit else ""
    return f"{matter(desk.campaign)}{where} năm {desk.campaign.year}"


def _full_day(desk: Desk, written: str) -> str:
    """Return the full day that chooses the rules of form; a paper of the past keeps its own."""
    bare = written.rstrip(ASSUMED_MARK)
    if not bare or bare == str(desk.on.year):
        return desk.on.isoformat()
    return parse_partial_date(bare).latest.isoformat()
