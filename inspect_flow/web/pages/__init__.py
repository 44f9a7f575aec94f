"""The pages, one module per noun, in the order of the navigation."""

from __future__ import annotations

from inspect_flow.web.pages import (
    account,
    figures,
    figures_by_unit,
    files,
    home,
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
)
"""Every router of the workplace."""
