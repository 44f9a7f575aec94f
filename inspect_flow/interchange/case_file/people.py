"""People and delegations of a case file."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from inspect_flow.interchange.case_file.parts import Part
from inspect_flow.interchange.case_file.unit_names import is_code
from inspect_flow.interchange.case_file.words import DateText, OneOrMany, Text, word_validator
from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.vocabulary.labelled import Labelled

# "Trương Văn Đức - Phó Giám đốc Sở Nội vụ": a name, a dash between spaces, an office.
_NAME_AND_OFFICE = re.compile(r"(?P<name>[^–—,]+?)\s+[-–—]\s+(?P<title>.+)")
# A text that begins so names an office or a group, not a person.
_OFFICES = (
    "đại diện", "lãnh đạo", "thư ký", "trưởng", "phó", "chánh", "giám đốc", "chủ tịch", "bí thư",
    "công chức", "viên chức", "cán bộ", "chuyên viên", "thành viên", "kế toán", "văn thư",
    "người", "các ", "một ", "thanh tra", "đồng chí trưởng", "quyền", "tổ ", "nhân viên", "bộ ",
    "sở ", "ubnd", "phòng", "văn phòng", "ban ", "đoàn",
)  # fmt: skip


class MemberRole(Labelled):
    """What a member does in a delegation."""

    HEAD = "head", "trưởng đoàn", "head", "trưởng đoàn kiểm tra"
    DEPUTY = "deputy", "phó trưởng đoàn", "deputy head", "phó đoàn", "phó trưởng đoàn thường trực"
    MEMBER = "member", "thành viên", "member", "thành viên đoàn", "ủy viên"
    SECRETARY = "secretary", "thư ký", "secretary", "thư ký đoàn"


class Who(Part):
    """Somebody, by name or by office alone; "tên - chức vụ" in one line is enough."""

    short = "name"

    code: Text = Field(default="", description="code of somebody listed under `people`")
    name: Text = Field(default="", description="name; leave out when only the office is known")
    title: Text = Field(default="", description="office: Phó Giám đốc Sở Nội vụ")
    unit: Text = Field(default="", description="the unit the person belongs to")

    @classmethod
    def from_text(cls, text: str) -> dict[str, Any]:
        """Split "name - office"; an office alone is no name, and a code is no name either."""
        if is_code(text):
            return {"code": text}
        both = _NAME_AND_OFFICE.fullmatch(text.strip())
        if is_office(text):
            return {"title": text}
        return {"name": both["name"], "title": both["title"]} if both else {"name": text}


def is_office(text: str) -> bool:
    """Tell whether a text names an office or a group rather than a person."""
    bare = searchable(text.strip())
    return any(bare.startswith(searchable(word)) for word in _OFFICES)


class Post(Part):
    """An office that somebody holds or held: it shows conflicts of interest."""

    short = "unit"

    unit: Text = Field(description="the unit")
    title: Text = Field(default="", description="office held there")
    from_: DateText = Field(default="", alias="from", description="since when")
    to: DateText = Field(default="", description="until when")


class Person(Who):
    """Somebody who acts in the case."""

    leads_unit: bool = Field(default=False, description="true for the head of the unit")
    email: Text = Field(default="", description="address for mail")
    phone: Text = Field(default="", description="telephone")
    posts: OneOrMany[Post] = Field(default=[], description="former and other posts")


class Member(Who):
    """A place in a delegation."""

    role: Annotated[MemberRole, word_validator(MemberRole)] = Field(
        default=MemberRole.MEMBER, description="or trưởng đoàn, phó trưởng đoàn, thư ký"
    )
    group: Text = Field(default="", description="parallel group within the delegation")
    areas: OneOrMany[Text] = Field(default=[], description="what this member checks")
    from_: DateText = Field(default="", alias="from", description="member since")
    to: DateText = Field(default="", description="member until")
    substitute_for: Text = Field(default="", description="name, office or code of the member")
    paper: Text = Field(default="", description="the paper that names the member or substitute")


class Delegation(Part):
    """A delegation of the campaign."""

    short = "name"

    code: Text = Field(default="", description="made from the campaign's when left out")
    name: Text = Field(default="", description="Đoàn kiểm tra cải cách hành chính tỉnh")
    symbol: Text = Field(default="", description="symbol of its papers: ĐKT")
    seal_of: Text = Field(default="", description="the unit whose seal it uses")
    size: int | None = Field(default=None, ge=0, description="number of members when not named")
    members: OneOrMany[Member] = Field(default=[], description="those who are known")


class Side(StrEnum):
    """On which side of the table somebody sat."""

    DELEGATION = "delegation"
    UNIT = "unit"
    GUEST = "guest"


class Attendant(Who):
    """Somebody who was there."""

    role: Text = Field(default="", description="role on the day: Trưởng đoàn, Thư ký")
    signs: bool = Field(default=False, description="true: signs the minutes")
    substitute_for: Text = Field(default="", description="in whose place")


class Attendance(Part):
    """Who sat on which side."""

    delegation: OneOrMany[Attendant] = Field(default=[], description="for the delegation")
    unit: OneOrMany[Attendant] = Field(default=[], description="for the unit")
    guests: OneOrMany[Attendant] = Field(default=[], description="others: press, front")
