"""Findings of a case file, and what became of each shortcoming."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from inspect_flow.interchange.case_file.parts import Part
from inspect_flow.interchange.case_file.quantities import Quantity
from inspect_flow.interchange.case_file.words import (
    DateText,
    OneOrMany,
    Text,
    word_validator,
)
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.areas import find_area
from inspect_flow.vocabulary.findings import Severity
from inspect_flow.vocabulary.labelled import Labelled


def _known_area(written: str) -> str:
    area = find_area(written)
    return area.value if area else written


_LISTED = {"enum": [True, False, "partly"]}


def _listed(written: Any) -> Any:
    words = {"true": True, "false": False, "partly": "partly"}
    if str(written).lower() not in words:
        raise ValueError(
            _("'{written}' không hợp lệ; chỉ nhận: true, false, partly").format(written=written)
        )
    return words[str(written).lower()]


class StepKind(Labelled):
    """What happened to a deficiency."""

    PLAN = "plan", "nộp kế hoạch khắc phục", "handed in a plan", "kế hoạch khắc phục", "kế hoạch"
    PLAN_ACCEPTED = "plan_accepted", "chấp thuận kế hoạch", "plan accepted"
    PLAN_RETURNED = "plan_returned", "trả lại kế hoạch", "plan returned"
    REPORT = "report", "báo cáo kết quả khắc phục", "reported", "báo cáo khắc phục", "báo cáo"
    VERIFIED = "verified", "xác nhận đã khắc phục", "verified", "đã khắc phục", "xác nhận"
    RETURNED = "returned", "trả lại báo cáo", "report returned", "trả lại"
    EXTENSION_REQUESTED = (
        "extension_requested", "đề nghị gia hạn", "asked for more time", "xin gia hạn",
    )  # fmt: skip
    EXTENSION_GRANTED = (
        "extension_granted", "cho gia hạn", "more time granted", "được gia hạn",
        "đồng ý gia hạn",
    )  # fmt: skip
    EXTENSION_REFUSED = (
        "extension_refused", "không cho gia hạn", "more time refused", "từ chối gia hạn",
    )  # fmt: skip
    DISPUTED = "disputed", "đề nghị xem xét lại", "disputed"
    UPHELD = "upheld", "giữ nguyên nhận xét", "upheld"
    WITHDRAWN = "withdrawn", "rút nhận xét", "withdrawn"
    SUSPENDED = "suspended", "tạm dừng tính thời hạn", "suspended"
    RESUMED = "resumed", "tiếp tục tính thời hạn", "resumed"
    WAIVED = "waived", "không yêu cầu khắc phục", "waived"
    CARRIED_OVER = "carried_over", "chuyển sang đợt sau", "carried over", "chuyển đợt sau"
    TRANSFERRED = (
        "transferred", "chuyển đơn vị chịu trách nhiệm", "handed to a successor", "chuyển giao",
    )  # fmt: skip
    REOPENED = "reopened", "mở lại", "reopened"
    CLOSED = "closed", "kết thúc", "closed", "đã kết thúc"
    REMINDED = "reminded", "đôn đốc", "reminded", "nhắc nhở", "nhắc"
    OTHER = "other", "việc khác", "other", "khác"


class Step(Part):
    """One dated thing that happened to a deficiency."""

    date: DateText = Field(default="", description="when")
    what: Annotated[StepKind, word_validator(StepKind)] = Field(description="what happened")
    text: Text = Field(default="", description="in words; the reason")
    until: DateText = Field(default="", description="new deadline asked for, granted or set")
    by: Text = Field(default="", description="who did it: name or office")
    unit: Text = Field(default="", description="the successor, for transferred")
    evidence: OneOrMany[Text] = Field(default=[], description="what proves it, in words")


class Deficiency(Part):
    """What must be put right: by whom, until when, and what happened."""

    code: Text = Field(default="", description="made from the inspection's when left out")
    owner: Text = Field(default="", description="the unit that must put it right")
    responsible: Text = Field(default="", description="person or office in charge")
    co_responsible: OneOrMany[Text] = Field(default=[], description="units that must help")
    task: Text = Field(default="", description="what must be done")
    deadline: DateText = Field(default="", description="deadline now in force")
    original_deadline: DateText = Field(default="", description="first deadline if it moved")
    directive: Text = Field(default="", description="code or number of the directive")
    carried_from: Text = Field(default="", description="code of the earlier deficiency")
    state: Text = Field(default="", description="only where `history` does not show it")
    history: OneOrMany[Step] = Field(default=[], description="what happened, in order")


class Finding(Part):
    """A statement of the delegation, in its own words."""

    short = "statement"

    code: Text = Field(default="", description="M1, H1; numbered when left out")
    area: Annotated[Text, AfterValidator(_known_area)] = Field(
        default="", description="area code, its Vietnamese name, or free text"
    )
    statement: Text = Field(min_length=1, description="what was found, as written")
    context: bool = Field(default=False, description="true: background, neither good nor bad")
    quantities: OneOrMany[Quantity] = Field(default=[], description="figures as written")
    item: Text = Field(default="", description="checklist item or items: 1.1.2")
    severity: Annotated[Severity, word_validator(Severity)] = Field(
        default=Severity.UNKNOWN, description="of a shortcoming"
    )
    criteria: Text = Field(default="", description="what ought to be")
    condition: Text = Field(default="", description="what was seen")
    cause: Text = Field(default="", description="why")
    effect: Text = Field(default="", description="what follows from it")
    recommendation: Text = Field(default="", description="what to do")
    legal_bases: OneOrMany[Text] = Field(default=[], description="rules that it is held against")
    evidence: OneOrMany[Text] = Field(default=[], description="what shows it, in words")
    author: Text = Field(default="", description="who found it")
    repeats: Text = Field(default="", description="code of an earlier finding, or words")
    discrepancy: Text = Field(default="", description="a contradiction kept on purpose, and why")


class Shortcoming(Finding):
    """A shortcoming, with its follow-up."""

    deficiency: Deficiency | None = Field(default=None, description="its follow-up")


class FindingList(Part):
    """Findings; `listed: false` says that there were some which the source does not list."""

    short = "items"
    is_bare_list = True

    listed: Annotated[
        Literal[True, False, "partly"], BeforeValidator(_listed), WithJsonSchema(_LISTED)
    ] = Field(default=True, description="false: some existed, not listed; partly: more than listed")


class Strengths(FindingList):
    """What was good."""

    items: OneOrMany[Finding] = Field(default=[])


class Shortcomings(FindingList):
    """What must be put right; an empty list says that there was nothing."""

    items: OneOrMany[Shortcoming] = Field(default=[])
