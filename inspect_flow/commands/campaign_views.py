"""How one campaign is shown: papers, quotas, delegations, inspections, time limits, next moves."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from inspect_flow.commands.output import show_parts
from inspect_flow.locale.translation import _, _n
from inspect_flow.vocabulary.campaigns import CampaignKind, Method
from inspect_flow.vocabulary.units import UnitLevel

if TYPE_CHECKING:
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.work import Work


def show_campaign(work: Work, campaign: Campaign, as_json: bool) -> None:
    """Show everything that hangs on the campaign itself."""
    from inspect_flow.services.queries.moves import next_moves

    parts = {
        **_heading(work, campaign),
        "decisions": _decisions(work, campaign),
        "quotas": _quotas(work, campaign),
        "delegations": _delegations(work, campaign),
        "inspections": _inspections(work, campaign),
        "intervals": _intervals(work, campaign),
        "next": [asdict(each) for each in next_moves(work, campaign)],
    }
    after = _("Bước tiếp theo: inspect-flow campaign moves {code}").format(code=campaign.code)
    show_parts(parts, _labels(), _tables(), as_json=as_json, after=after)


def _heading(work: Work, campaign: Campaign) -> dict[str, Any]:
    from inspect_flow.services.queries.moves import state_label
    from inspect_flow.services.queries.names import unit_names

    units = unit_names(work, (campaign.issuer_id, campaign.lead_id))
    return {
        "code": campaign.code,
        "title": campaign.title,
        "year": campaign.year,
        "state": campaign.state,
        "state_label": state_label(work, campaign),
        "kind": campaign.kind,
        "kind_label": CampaignKind(campaign.kind).label,
        "method": campaign.method,
        "method_label": Method(campaign.method).label,
        "is_announced": campaign.is_announced,
        "issuer": units.get(campaign.issuer_id or 0, ""),
        "lead": units.get(campaign.lead_id or 0, ""),
        "starts_on": campaign.starts_on,
        "ends_on": campaign.ends_on,
        "figures_from": campaign.figures_from,
        "figures_to": campaign.figures_to,
        "checklist": campaign.checklist,
        "themes": campaign.themes,
        "legal_bases": campaign.legal_bases,
        "note": campaign.note,
    }


def _labels() -> dict[str, str]:
    return {
        "code": _("Mã"),
        "title": _("Đợt kiểm tra"),
        "state_label": _("Trạng thái"),
        "kind_label": _("Loại"),
        "method_label": _("Hình thức"),
        "is_announced": _("Có báo trước"),
        "issuer": _("Cơ quan ban hành"),
        "lead": _("Cơ quan chủ trì"),
        "starts_on": _("Từ ngày"),
        "ends_on": _("Đến ngày"),
        "figures_from": _("Số liệu từ"),
        "figures_to": _("Số liệu đến"),
        "checklist": _("Bảng kiểm"),
        "themes": _("Chuyên đề"),
        "legal_bases": _("Căn cứ"),
        "note": _("Ghi chú"),
    }


def _tables() -> dict[str, tuple[str, dict[str, str]]]:
    return {
        "decisions": (_n("Văn bản"), {
            "number": _("Số, ký hiệu"), "issued_on": _("Ngày"), "issuer": _("Cơ quan"),
            "role_label": _("Tác dụng"), "change": _("Nội dung điều chỉnh")}),
        "quotas": (_("Chỉ tiêu"), {
            "level_label": _("Cấp"), "minimum": _("Ít nhất"), "note": _("Ghi chú")}),
        "delegations": (_n("Đoàn kiểm tra"), {
            "code": _("Mã"), "name": _("Tên"), "head": _("Trưởng đoàn"),
            "n_members": _("Số thành viên")}),
        "inspections": (_("Các cuộc kiểm tra"), {
            "code": _("Mã"), "unit": _("Đơn vị"), "state_label": _("Trạng thái"),
            "visited": _("Ngày kiểm tra"), "n_shortcomings": _n("Tồn tại"),
            "n_open_deficiencies": _("Chưa xong")}),
        "intervals": (_("Thời hạn"), {
            "label": _("Việc"), "limit": _("Thời hạn"), "own": _("Riêng của đợt")}),
    }  # fmt: skip


def _decisions(work: Work, campaign: Campaign) -> list[dict[str, Any]]:
    from inspect_flow.services.queries.campaigns import founding_papers

    return [
        {**asdict(each), "role_label": each.role.label} for each in founding_papers(work, campaign)
    ]


def _quotas(work: Work, campaign: Campaign) -> list[dict[str, Any]]:
    from inspect_flow.services.queries.campaigns import quotas_of

    return [
        {
            "level": each.level,
            "level_label": UnitLevel(each.level).label,
            "minimum": each.minimum,
            "note": each.note,
        }
        for each in quotas_of(work, campaign)
    ]


def _delegations(work: Work, campaign: Campaign) -> list[dict[str, Any]]:
    from inspect_flow.services.queries.delegations import list_delegations

    return [asdict(each) for each in list_delegations(work, campaign=campaign)]


def _inspections(work: Work, campaign: Campaign) -> list[dict[str, Any]]:
    from inspect_flow.commands.inspection_views import inspection_line
    from inspect_flow.services.queries.inspections import list_inspections

    return [inspection_line(each) for each in list_inspections(work, campaign=campaign)]


def _intervals(work: Work, campaign: Campaign) -> list[dict[str, Any]]:
    from inspect_flow.services.clock import intervals_of

    table = intervals_of(work, campaign)
    return [
        {
            "name": name,
            "label": each.label,
            **each.interval.plain(),
            "limit": table.sentence(name),
            "own": name in campaign.intervals,
        }
        for name, each in table.intervals.items()
    ]
