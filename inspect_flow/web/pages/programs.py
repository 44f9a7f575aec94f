"""The routers of the JSON interface, so that what holds for every route holds for them."""

from __future__ import annotations

from inspect_flow.web.api import cases, deeds, figures, papers, registers

cases_router = cases.router
deeds_router = deeds.router
papers_router = papers.router
registers_router = registers.router
figures_router = figures.router
