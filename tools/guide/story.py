"""The whole story in its order."""

from __future__ import annotations

from tools.guide.connecting import connect
from tools.guide.leading import administer, lead, watch
from tools.guide.preparing import prepare
from tools.guide.remedying import remedy
from tools.guide.visiting import visit
from tools.guide.walk import Walk


def tell(walk: Walk) -> None:
    """Walk everything that the guide describes."""
    prepare(walk)
    visit(walk)
    watch(walk)
    remedy(walk)
    lead(walk)
    administer(walk)
    connect(walk)
