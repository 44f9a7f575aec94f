"""Where somebody can go: the places that are of use to what they are."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_flow.bootstrap.signing_in import Visitor
from inspect_flow.locale.translation import _, _n
from inspect_flow.vocabulary.accounts import GrantedRole
from inspect_flow.web.frame import Link


def links_for(asking: Visitor, path: str) -> tuple[Link, ...]:
    """Return the places for this visitor, the present one marked."""
    return tuple(
        Link(text, href, current=path == href or (href != "/" and path.startswith(f"{href}/")))
        for text, href in _places(asking)
    )


def _places(asking: Visitor) -> Iterator[tuple[str, str]]:
    yield _("Việc cần làm"), "/"
    if not asking.sight.is_inspected:
        yield _n("Đợt kiểm tra"), "/campaigns"
    yield _n("Cuộc kiểm tra"), "/inspections"
    yield _("Tồn tại phải khắc phục"), "/deficiencies"
    yield _n("Văn bản"), "/documents"
    if not asking.sight.is_inspected:
        yield _("Số liệu"), "/figures"
    if asking.holds(GrantedRole.ADMINISTRATOR):
        yield _("Quản trị"), "/administration"
