"""The parts that several papers share: letterhead, signatures, recipients, findings, requirements.

A paper is a plain dict that survives JSON. Its texts are Vietnamese, without numbering, dashes or
a final full stop: the templates add those. Days are ISO texts and may be partial: "2019-08-14",
"2019-08", "2019", "".
"""

from __future__ import annotations

from typing import TypedDict

# One private-use character behind a value says "assumed for the demonstration"; printed as (*).
ASSUMED_MARK = "\ue0a5"


def assumed(value: str) -> str:
    """Mark `value` as assumed, so that the paper prints (*) and a footnote."""
    return f"{value}{ASSUMED_MARK}"


class Letterhead(TypedDict):
    """The two columns on top of page 1: who issues, under which number, where and when."""

    superior: str  # "" when the issuer prints none; "Ủy ban nhân dân tỉnh …" in ordinary letters
    issuer: str
    number: str  # "5" is printed as 05; "" leaves room for a pen
    symbol: str  # what stands behind the slash: "BB-ĐKT"; "" leaves the whole line out
    place: str  # "Bà Rịa - Vũng Tàu"
    date: str  # a partial or empty day leaves room for a pen


class Signature(TypedDict):
    """One signature block; name "" leaves it to the pen."""

    authority: list[str]  # ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    office: str  # the office in the agency, above the name: "PHÓ GIÁM ĐỐC SỞ NỘI VỤ"; or ""
    name: str


class Recipients(TypedDict):
    """Nơi nhận: the list without dashes, then what follows "Lưu:"."""

    items: list[str]
    filing: str  # "VT, SNV"


class Moment(TypedDict):
    """A clock time on a day; either may be unknown."""

    date: str
    time: str  # "08:00" or ""


class Period(TypedDict):
    """From a day to a day, both included; `note` is printed behind them or in their place."""

    starts: str
    ends: str
    note: str


class Person(TypedDict):
    """Somebody who takes part: name, office, role on the day, and the task given to them."""

    name: str
    office: str
    role: str  # "Trưởng đoàn", "Thư ký"; or ""
    task: str


class Section(TypedDict):
    """A heading with paragraphs, dashed items and sections below it; as deep as needed."""

    title: str
    paragraphs: list[str]
    items: list[str]
    sections: list[Section]


class Quantity(TypedDict):
    """A figure as the source wrote it and as the program computes it ("" where it cannot)."""

    as_written: str
    computed: str


class Discrepancy(TypedDict):
    """A contradiction that the paper must show: "105/277 là 37,9%, không phải trên 46%"."""

    text: str
    reason: str  # why the writer kept it nevertheless; "" when nobody said


class LegalBasis(TypedDict):
    """A citation; `proposed` says that no person has confirmed it yet."""

    citation: str
    proposed: bool


class Finding(TypedDict):
    """One strength or shortcoming as the paper states it."""

    number: str  # "1", "2", …: running through the whole paper for each kind; "" prints a dash
    statement: str
    quantities: list[Quantity]
    warnings: list[Discrepancy]
    evidence: list[str]
    legal_bases: list[LegalBasis]
    repeated: str  # "đã nêu tại Thông báo số … năm 2018"; or ""


class AreaFindings(TypedDict):
    """What was found in one area; a paper numbers the areas in the order given."""

    title: str
    context: list[Finding]  # neither good nor bad: printed before both
    strengths: list[Finding]
    shortcomings: list[Finding]


class Requirement(TypedDict):
    """One thing to be done: by whom, with whom, until when."""

    number: str  # of the shortcoming it answers; or ""
    finding: str  # the shortcoming in the words of the minutes; or ""
    task: str
    owner: str
    co_owners: list[str]
    deadline: str  # ISO day; "" = not set
    note: str  # "thực hiện thường xuyên": printed when there is no day


class ProgrammeItem(TypedDict):
    """One line of the day's programme."""

    starts: str  # "08:00" or ""
    ends: str
    task: str
    lead: str


class PaperBase(TypedDict):
    """What every paper has."""

    kind: str  # one of inspect_flow.vocabulary.papers.PAPER_KINDS
    dated_on: str  # full ISO day: chooses the rules of form (Thông tư 01/2011 or Nghị định 30/2020)
    draft: bool
    subject: str  # trích yếu, without "V/v": "kiểm tra công tác cải cách hành chính …"
    letterhead: Letterhead
    legal_grounds: list[str]  # "Căn cứ Luật …", each without its final mark
    addressees: list[str]  # Kính gửi; empty for papers that have none
    recipients: Recipients
    signatures: list[Signature]  # one; for minutes: unit, secretary, delegation
    reference: str  # the case's code for the file's metadata: "KT-2019-001"; never printed
