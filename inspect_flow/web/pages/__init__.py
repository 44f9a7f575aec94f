"""The pages, one module per noun, in the order of the navigation."""

from __future__ import annotations

from inspect_flow.web.pages import (
    account,
    figures,
    figures_by_unit,
    files,
    home,
    campaign,
    campaign_opening,
    campaign_planning,
    campaign_sheets,
    campaigns,
    delegations,
    files,
    home,
    inspection_moves,
    inspections,
    language,
    passwords,
    sign_in,
    two_factor,
    units,
)

ROUTERS = (
    sign_in.router,
    language.router,
    passwords.router,
    account.router,
    account.first_password,
    two_factor.router,
    home.router,
    files.router,
    units.router,
    figures.router,
    figures_by_unit.router,
    campaigns.router,
    campaign_opening.router,
    campaign_planning.router,
    campaign_sheets.router,
    campaign.router,
    delegations.router,
    inspections.router,
    inspection_moves.router,
)
"""Every router of the workplace."""
