"""One year of inspections in a synthetic province, from the decision to the follow-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from bench.ledger import Happening, Row
from bench.province_history import (
    CAMPAIGN,
    DEFICIENCY,
    DIRECTIVE,
    INSPECTION,
    Year,
    first,
    moment,
    moves,
)
from bench.province_units import Commune
from inspect_flow.records.tables import (
    Campaign,
    CampaignDecision,
    Decision,
    Deficiency,
    Delegation,
    Directive,
    Finding,
    Inspection,
    Member,
    Visit,
    VisitDay,
    VisitInspection,
)
from inspect_flow.vocabulary.areas import Area
from inspect_flow.vocabulary.findings import FindingKind, Severity

_STRENGTHS = (
    "đã ban hành kế hoạch cải cách hành chính năm",
    "đã niêm yết đầy đủ thủ tục hành chính tại Bộ phận Một cửa",
    "đã giải quyết hồ sơ đúng hạn trên 95%",
    "đã lấy ý kiến hài lòng của người dân, tổ chức",
)
_SHORTCOMINGS = (
    "chưa xác định sản phẩm cụ thể của từng nhiệm vụ trong kế hoạch",
    "chưa công khai kết quả tiếp nhận phản ánh, kiến nghị",
    "chưa cập nhật đầy đủ hồ sơ trên hệ thống một cửa điện tử",
    "chưa có văn bản chấn chỉnh sau tự kiểm tra",
    "còn hồ sơ trễ hạn chưa có thư xin lỗi",
)


def write_year(year: Year, inspected: Sequence[Commune], n_each: tuple[int, int]) -> None:
    """Write the campaign and its inspections with `n_each` (strengths, shortcomings)."""
    campaign = _campaign(year)
    delegation = _delegation(year, campaign)
    for number, commune in enumerate(inspected, start=1):
        day = date(year.year, 5, 4) + timedelta(days=year.random.randrange(150))
        known = {"campaign_id": campaign, "delegation_id": delegation}
        _inspection(year, f"{year.code}-{number:03d}", commune, day, known, n_each)


def _campaign(year: Year) -> int:
    province, founded = year.province, date(year.year, 3, 16)
    number = year.decision or str(year.random.randrange(100, 999))
    numbered = {"number": number, "symbol": "QĐ-UBND"}
    fields = {**numbered, "year": year.year, "issued_on": founded, "issuer_id": province.unit_id}
    decision = year.ledger.open(Decision, fields, [first("decision.registered", founded)])
    last = 4 if year.is_settled else 2
    steps = list(moves(year, "campaign", CAMPAIGN[:last], founded, ""))
    title = f"Kiểm tra công tác cải cách hành chính năm {year.year}"
    values = {
        "code": year.code,
        "state": year.machines["campaign"].initial,
        "title": title,
        "year": year.year,
        "issuer_id": province.unit_id,
        "lead_id": province.department_id,
        "starts_on": date(year.year, 4, 1),
        "ends_on": date(year.year, 12, 31),
    }
    history = [first("campaign.opened", founded), *steps]
    campaign = year.ledger.open(Campaign, values, history)
    links = {"campaign_id": campaign, "decision_id": decision}
    year.ledger.add(CampaignDecision, role="founding", **links)
    return campaign


def _delegation(year: Year, campaign: int) -> int:
    fields = {"code": f"{year.code}-D", "campaign_id": campaign, "name": "Đoàn kiểm tra"}
    appointed = first("delegation.appointed", date(year.year, 3, 16))
    delegation = year.ledger.open(Delegation, fields, [appointed])
    for role in ("head", "secretary", "member"):
        person = year.province.person(role)
        year.ledger.add(Member, delegation_id=delegation, person_id=person, role=role)
    return delegation


def _inspection(
    year: Year, code: str, commune: Commune, day: date, known: Row, n_each: tuple[int, int]
) -> None:
    walk = INSPECTION if year.is_settled else INSPECTION[:-1]
    fields = {
        **known,
        "code": code,
        "state": year.machines["inspection"].initial,
        "unit_id": commune.unit_id,
        "head_id": year.province.person("head"),
    }
    planned = first("inspection.planned", date(year.year, 3, 20))
    steps = moves(year, "inspection", walk, day, commune.head)
    inspection = year.ledger.open(Inspection, fields, [planned, *steps])
    _visit(year, code, day, known["campaign_id"], inspection)
    directive = _directive(year, code, day, known["campaign_id"], inspection)
    for kind, number in zip(("strength", "shortcoming"), n_each, strict=True):
        for position in range(1, number + 1):
            finding = _finding(year, inspection, kind, position, day)
            if kind == "shortcoming":
                owed: Row = {"finding_id": finding, "inspection_id": inspection}
                owed |= {"directive_id": directive, "code": f"{code}-H{position}"}
                _deficiency(year, commune, day, owed)


def _visit(year: Year, code: str, day: date, campaign: int, inspection: int) -> None:
    fields = {"code": f"{code}-B", "campaign_id": campaign, "place": "Trụ sở UBND xã"}
    arranged = first("visit.arranged", day - timedelta(days=30))
    visit = year.ledger.open(Visit, fields, [arranged])
    year.ledger.add(VisitDay, visit_id=visit, on=day, starts_at=time(8), ends_at=time(11, 30))
    year.ledger.add(VisitInspection, visit_id=visit, inspection_id=inspection)


def _directive(year: Year, code: str, day: date, campaign: int, inspection: int) -> int:
    walk = DIRECTIVE if year.is_settled else DIRECTIVE[:1]
    fields = {
        "code": f"{code}-CC",
        "state": year.machines["directive"].initial,
        "campaign_id": campaign,
        "inspection_id": inspection,
        "issuer_id": year.province.unit_id,
        "issued_on": day + timedelta(days=25),
    }
    drafted = first("directive.drafted", day + timedelta(days=20))
    return year.ledger.open(Directive, fields, [drafted, *moves(year, "directive", walk, day, "")])


def _finding(year: Year, inspection: int, kind: str, position: int, day: date) -> int:
    good = kind == FindingKind.STRENGTH
    fields = {
        "inspection_id": inspection,
        "code": f"{'U' if good else 'H'}{position}",
        "position": position,
        "kind": kind,
        "area": year.random.choice(list(Area)).value,
        "statement": year.random.choice(_STRENGTHS if good else _SHORTCOMINGS),
        "severity": Severity.UNKNOWN.value if good else Severity.MINOR.value,
        "author_id": year.province.person("member"),
    }
    written = Happening("finding.written", moment(day), year.province.actor("member"))
    return year.ledger.open(Finding, fields, [written])


def _deficiency(year: Year, commune: Commune, day: date, owed: Row) -> None:
    reached = _steps_taken(year)
    deadline = day + timedelta(days=90)
    fields = {
        **owed,
        "state": year.machines["deficiency"].initial,
        "owner_id": commune.unit_id,
        "deadline": deadline,
        "original_deadline": deadline,
    }
    steps = moves(year, "deficiency", DEFICIENCY[:reached], day, commune.head)
    opened = first("deficiency.opened", day + timedelta(days=15))
    year.ledger.open(Deficiency, fields, [opened, *steps])


def _steps_taken(year: Year) -> int:
    if not year.is_followed:
        return 0
    return len(DEFICIENCY) if year.is_settled else year.random.randrange(1, 6)
