"""One row per kind of route: whose record it is about, and codes to ask it with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi.routing import APIRoute

from inspect_flow.records.tables import Deficiency, Document, Evidence, Inspection
from inspect_flow.services.registry import find
from inspect_flow.web.pages import ROUTERS
from inspect_flow.web.visitors import Audience, Gate
from tests.web.neighbours import OWN, SIBLING, SURPRISED
from tests.web.offices import Office

ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]

ROWS = {
    "/api/v1/campaigns/": "campaign",
    "/api/v1/deficiencies/": "deficiency",
    "/api/v1/documents/": "document",
    "/api/v1/files/": "file",
    "/api/v1/inspections/": "inspection",
    "/api/v1/units/": "unit",
    "/campaigns/": "campaign",
    "/deficiencies/": "deficiency",
    "/delegations/": "delegation",
    "/documents/": "document",
    "/files/": "file",
    "/inspections/": "inspection",
    "/units/": "unit",
}
"""Where an address goes on with a record's code: the kind of record. Longer beginnings first."""

FREE = {
    "/", "/account", "/administration", "/api/v1/campaigns", "/api/v1/deficiencies",
    "/api/v1/documents", "/api/v1/figures", "/api/v1/findings", "/api/v1/inspections",
    "/api/v1/search", "/api/v1/units", "/calendar", "/campaigns", "/deficiencies", "/documents",
    "/figures", "/figures.xlsx", "/inspections", "/language", "/password", "/search", "/sign-in",
    "/sign-out", "/units", "/verification",
}  # fmt: skip
"""Beginnings of addresses that are about nobody's record: lists, figures, one's own account."""

OTHER_PARTS = {
    "deed": "plan", "finding": "H1", "item": "1.1.1", "kind": "minutes", "name": "minutes",
    "number": "1", "person": "duc", "token": "none", "username": "donvi",
}  # fmt: skip
"""A value for whatever else stands in an address, beside the record's own code."""

MISSING = {
    "campaign": "CCHC-2019-NONE", "deficiency": "KT-2019-999-TT-01", "delegation": "NONE-D01",
    "document": "VB-2019-9999", "file": "999999", "inspection": "KT-2019-999", "unit": "khong-co",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A route with a method, and the kind of record that its first code names."""

    method: str
    path: str
    kind: str | None
    audience: Audience

    @property
    def is_free(self) -> bool:
        """Tell whether the route is known to be about nobody's record."""
        if self.path.startswith("/administration/"):
            return self.audience is Audience.ADMINISTRATOR
        begins = any(self.path == each or self.path.startswith(f"{each}/") for each in FREE - {"/"})
        return "{code}" not in self.path and (begins or self.path == "/")

    def address(self, code: str) -> str:
        """Return the address that asks it about that record."""
        first, *rest = self.path.split("{", 1)
        if not rest:
            return self.path
        if self.kind is not None:
            own, after = rest[0].split("}", 1)
            assert own, self.path
            return f"{first}{code}{after}".format_map(OTHER_PARTS)
        return self.path.format_map({"code": code, **OTHER_PARTS})


def rows() -> list[Row]:
    """Return all routes of the workplace."""
    return [
        Row(method, route.path, _kind(route.path), _audience(route))
        for route in ROUTES
        for method in sorted(route.methods)
    ]


def _kind(path: str) -> str | None:
    first = path.split("{", 1)[0]
    return ROWS.get(first) if "{" in path else None


def _audience(route: APIRoute) -> Audience:
    return next(each.dependency.audience for each in route.dependencies
                if isinstance(each.dependency, Gate))  # fmt: skip


@dataclass(frozen=True)
class Places:
    """The codes of each unit's records, by kind."""

    own: dict[str, str]
    sibling: dict[str, str]
    surprised: dict[str, str]


def places(office: Office) -> Places:
    """Look up what the codes of each unit's records are."""
    shared = {"campaign": "CCHC-2019-BRVT", "delegation": "CCHC-2019-BRVT-D01"}
    own = shared | {"unit": "long-dien"} | dict(_codes(office, OWN))
    sibling = {"unit": "long-qzxvj"} | dict(_codes(office, SIBLING))
    return Places(own, sibling, {"inspection": SURPRISED, "unit": "an-ngai-qzxvj"})


def _codes(office: Office, code: str) -> Iterator[tuple[str, str]]:
    from sqlmodel import select

    with office.workplace.doorman().reading() as work:
        inspection = find(work, Inspection, code)
        deficiency = find(work, Deficiency, f"{code}-TT-01")
        yield "inspection", code
        yield "deficiency", deficiency.code
        papers = select(Document).where(
            Document.subject == "inspection", Document.subject_id == inspection.id,
            Document.kind == "conclusion",
        )  # fmt: skip
        yield "document", work.session.exec(papers).one().code
        files = select(Evidence).where(
            Evidence.subject == "inspection", Evidence.subject_id == inspection.id
        )
        yield "file", str(work.session.exec(files).one().id)
