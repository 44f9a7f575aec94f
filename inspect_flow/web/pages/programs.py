"""The routers of the JSON interface, so that what holds for every route holds for them."""

from __future__ import annotations

from inspect_flow.web.api import cases, comments, deeds, evidence, figures, papers, registers

cases_router = cases.router
deeds_router = deeds.router
papers_router = papers.router
registers_router = registers.router
figures_router = figures.router
comments_router = comments.reading
commenting_router = comments.writing
evidence_router = evidence.reading
proving_router = evidence.writing
