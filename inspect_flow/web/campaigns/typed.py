"""A campaign's plan as it is typed into a form, and as the form shows it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign
from inspect_flow.services.queries.names import find_unit
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, NotFound
from inspect_flow.web.forms import typed_day
from inspect_flow.web.sent import Sent

DAYS = ("starts_on", "ends_on", "figures_from", "figures_to")
UNITS = ("issuer", "lead")
WORDS = ("kind", "method")
LISTS = ("themes", "legal_bases")


def read_plan(work: Work, form: Sent, errors: dict[str, str]) -> dict[str, Any]:
    """Return the record's fields; every fault is noted at its field."""
    fields: dict[str, Any] = {name: form.line(name) for name in WORDS if form.line(name)}
    for name in DAYS:
        fields[name] = typed_day(form.line(name), name, errors)
    for name in UNITS:
        fields[f"{name}_id"] = unit_typed(work, form, name, errors)
    for name in LISTS:
        fields[name] = form.lines(name)
    fields["is_announced"] = form.text("announced") != "no"
    fields["note"], fields["checklist"] = form.text("note"), form.line("checklist")
    for first, last in (DAYS[:2], DAYS[2:]):
        if fields[first] and fields[last] and fields[last] < fields[first]:
            errors[last] = _("Ngày cuối không được trước ngày đầu")
    return fields


def unit_typed(work: Work, form: Sent, name: str, errors: dict[str, str]) -> int | None:
    """Return the unit that was chosen, by code or name; None for nothing."""
    written = form.line(name)
    if not written:
        return None
    try:
        return find_unit(work, written).id
    except (BadInput, NotFound) as refusal:
        errors[name] = "; ".join([refusal.thing, *refusal.reasons])
        return None


def number_typed(form: Sent, errors: dict[str, str]) -> tuple[str, str, date | None]:
    """Return number, symbol and day of a decision, noting what is missing."""
    number, slash, symbol = form.line("number").partition("/")
    issued_on = typed_day(form.line("issued_on"), "issued_on", errors)
    if not (slash and number.strip() and symbol.strip()):
        errors["number"] = _("Viết cả số và ký hiệu, ví dụ 784/QĐ-UBND")
    if issued_on is None and "issued_on" not in errors:
        errors["issued_on"] = _("Ghi ngày ban hành quyết định")
    return number.strip(), symbol.strip(), issued_on


def shown(form: Sent) -> dict[str, str]:
    """Return what was typed, to be shown again."""
    return form.strings


def as_typed(campaign: Campaign, units: Mapping[int, str]) -> dict[str, str]:
    """Return a campaign's plan as its form shows it; `units` are the codes by id."""
    days = {name: getattr(campaign, name) for name in DAYS}
    return {
        "title": campaign.title,
        "kind": campaign.kind,
        "method": campaign.method,
        "announced": "yes" if campaign.is_announced else "no",
        "checklist": campaign.checklist,
        "issuer": units.get(campaign.issuer_id or 0, ""),
        "lead": units.get(campaign.lead_id or 0, ""),
        "themes": "\n".join(campaign.themes),
        "legal_bases": "\n".join(campaign.legal_bases),
        "note": campaign.note,
        **{name: short_date(day) if day else "" for name, day in days.items()},
    }
