"""Houses for reminders: in memory, or on both databases."""

from __future__ import annotations

from tests.stories.conftest import house, office, stored_house

__all__ = ["house", "office", "stored_house"]
