"""Papers that only an announced visit has, and the one that only a surprise has."""

from __future__ import annotations

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Inspection
from inspect_flow.services.papers.desk import Desk
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput


def minutes_kind(inspection: Inspection) -> DocumentKind:
    """Return which minutes the visit has: those of a surprise say why nobody was told."""
    return DocumentKind.MINUTES if inspection.is_announced else DocumentKind.SURPRISE_MINUTES


MINUTES_KINDS = (DocumentKind.MINUTES, DocumentKind.SURPRISE_MINUTES)


def refuse_unannounced(desk: Desk) -> Inspection:
    """Return the inspection; raise `BadInput` where the unit must not be told beforehand."""
    inspection = desk.inspection
    assert inspection is not None
    if not inspection.is_announced:
        raise BadInput(
            _("{code}: kiểm tra không báo trước, không lập {kind}").format(
                code=inspection.code, kind=desk.kind.label
            ),
            [_("lập biên bản bằng loại surprise_minutes")],
        )
    return inspection


def refuse_announced(desk: Desk) -> Inspection:
    """Return the inspection; raise `BadInput` where the visit was announced."""
    inspection = desk.inspection
    assert inspection is not None
    if inspection.is_announced:
        raise BadInput(
            _("{code}: cuộc kiểm tra có báo trước, không lập {kind}").format(
                code=inspection.code, kind=desk.kind.label
            ),
            [_("lập biên bản bằng loại minutes")],
        )
    return inspection
