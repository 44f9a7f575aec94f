"""Báo cáo tổng hợp: what a whole campaign found, what became of it, what should follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlmodel import col, select

from inspect_flow.locale.numbers import count
from inspect_flow.records.tables import Inspection, Quota
from inspect_flow.services.papers.base import matter, paper_base
from inspect_flow.services.papers.campaign_figures import CampaignFigures
from inspect_flow.services.papers.citations import cite_decision, founding_of
from inspect_flow.services.papers.desk import Desk, counted_as
from inspect_flow.services.papers.kept import told_paper
from inspect_flow.services.papers.letterhead import Issuer, issuer_of
from inspect_flow.services.papers.notice import notice_signature
from inspect_flow.services.papers.plan import methods_of
from inspect_flow.services.papers.summary_charts import (
    area_charts,
    comparison_charts,
    handling_charts,
)
from inspect_flow.services.papers.summary_comparison import (
    compared,
    compared_units,
    handled_share,
)
from inspect_flow.services.papers.summary_history import previous_campaign, repeated_items
from inspect_flow.services.papers.summary_tables import (
    area_row,
    area_rows,
    common_shortcomings,
    level_rows,
    levels_total,
    overdue_items,
    unit_row,
    unit_rows,
)
from inspect_flow.services.papers.times import figures_period
from inspect_flow.vocabulary.overview_papers import (
    CampaignSummaryPaper,
    LevelRow,
    OverdueItem,
    RepeatedItem,
    SummaryComparison,
    SummaryTables,
)
from inspect_flow.vocabulary.paper_parts import PaperBase
from inspect_flow.vocabulary.units import UnitLevel

# So many units are named in a sentence; of more the first are named and the rest counted.
_NAMED = 8


def campaign_summary_paper(desk: Desk) -> CampaignSummaryPaper:
    """Return what the summary prints."""
    figures = CampaignFigures(desk, desk.campaign)
    issuer, levels = issuer_of(desk), level_rows(desk, figures)
    total = levels_total(levels)
    overdue, repeated = overdue_items(desk, figures), repeated_items(desk, figures)
    return CampaignSummaryPaper(
        **_head(desk, issuer, figures),
        opening=[_opening(desk, issuer)],
        counted_on=desk.on.isoformat(),
        methods=methods_of(desk),
        data_period=figures_period(desk),
        promises=_promises(desk, figures),
        levels=levels,
        levels_total=total,
        not_inspected=_not_inspected(desk, figures),
        unsigned=figures.n_unsigned,
        overdue=overdue,
        repeated=repeated,
        proposals=_proposals(desk, issuer, overdue, repeated, total),
        **_tables(desk, figures),
        **_comparison(desk, figures),
    )


def _head(desk: Desk, issuer: Issuer, figures: CampaignFigures) -> PaperBase:
    above = desk.campaign.issuer_id
    addressees = [] if above in (None, issuer.unit_id) else [desk.formal(above)]
    units = ["Các đơn vị được kiểm tra"] if figures.inspected else []
    copies = [*units, f"Thành viên {desk.delegation_name}"]
    return paper_base(
        desk,
        issuer,
        f"tổng hợp kết quả {matter(desk.campaign)} năm {desk.campaign.year}",
        [notice_signature(desk, issuer)],
        addressees=addressees,
        recipients=["Như trên", *copies] if addressees else copies,
    )


def _opening(desk: Desk, issuer: Issuer) -> str:
    texts, founding = desk.texts.campaign_summary, founding_of(desk)
    return desk.say(
        texts.opening if founding else texts.opening_without_basis,
        basis=cite_decision(desk, founding) if founding else "",
        issuer=issuer.name,
        matter=matter(desk.campaign),
    )


def _tables(desk: Desk, figures: CampaignFigures) -> SummaryTables:
    areas, total = area_rows(figures), unit_row("", figures.found)
    common, left_out = common_shortcomings(desk, figures)
    return SummaryTables(
        areas=areas,
        areas_total=area_row("", figures.found),
        units=unit_rows(desk, figures),
        units_total=total,
        common=common,
        left_out=left_out,
        handled_share=handled_share(total),
        area_charts=area_charts(areas),
        handling_charts=handling_charts(total),
    )


def _comparison(desk: Desk, figures: CampaignFigures) -> SummaryComparison:
    previous = previous_campaign(desk)
    before = CampaignFigures(desk, previous) if previous else None
    return SummaryComparison(
        previous=str(previous.year) if previous else "",
        compared=compared(before, figures) if before else [],
        compared_units=compared_units(desk, before, figures) if before else [],
        comparison_charts=comparison_charts(before, figures) if before else [],
    )


def _promises(desk: Desk, figures: CampaignFigures) -> list[str]:
    """Return the quotas of the plan with what came of each."""
    quotas = desk.work.session.exec(
        select(Quota).where(Quota.campaign_id == desk.campaign.id).order_by(col(Quota.id))
    )
    versions = [desk.version(unit) for unit in {each.unit_id for each in figures.inspected}]
    levels = [version.level for version in versions if version]
    return [
        f"Kế hoạch đề ra ít nhất {count(quota.minimum)} {counted_as(UnitLevel(quota.level))};"
        f" đã kiểm tra {count(levels.count(quota.level))}"
        for quota in quotas
    ]


def _not_inspected(desk: Desk, figures: CampaignFigures) -> list[str]:
    """Name the units still to be inspected; a surprise that has not begun is never named."""
    begun = {each.unit_id for each in figures.inspected}
    left = [each for each in figures.inspections if each.unit_id not in begun and _is_named(each)]
    return _named(desk, (each.unit_id for each in left))


def _is_named(inspection: Inspection) -> bool:
    return inspection.is_announced and inspection.state != "cancelled"


def _named(desk: Desk, units: Iterable[int]) -> list[str]:
    names = [desk.short(unit) for unit in dict.fromkeys(units)]
    return _shortened(names)


def _shortened(names: Sequence[str]) -> list[str]:
    more = len(names) - _NAMED
    return [*names[:_NAMED], f"{count(more)} đơn vị khác"] if more > 0 else list(names)


def _proposals(
    desk: Desk,
    issuer: Issuer,
    overdue: Sequence[OverdueItem],
    repeated: Sequence[RepeatedItem],
    levels: LevelRow,
) -> list[str]:
    texts = desk.texts.campaign_summary
    late = _of_units([item["unit"] for item in overdue])
    again = _of_units([item["unit"] for item in repeated])
    reasons = (
        (texts.with_overdue, len(overdue), late),
        (texts.with_repeated, len(repeated), again),
        (texts.with_waiting, levels["waiting"], ""),
        (texts.proposals, 1, ""),
    )
    said = [
        desk.say(text, issuer=issuer.name, count=count(number), units=units)
        for sentences, number, units in reasons
        if number
        for text in sentences
    ]
    return [*told_paper(desk.campaign, desk.kind).words("text"), *said]


def _of_units(names: Sequence[str]) -> str:
    return ", ".join(_shortened(list(dict.fromkeys(names))))
