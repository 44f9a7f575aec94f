"""Play a case file through the flow, step by step, on the days that it names."""

from __future__ import annotations

from inspect_flow.interchange.playing.play import Played, play_case

__all__ = ["Played", "play_case"]
