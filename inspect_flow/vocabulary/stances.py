"""What the inspected unit says of one finding of the draft minutes."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class Stance(Labelled):
    """Whether the unit agrees with a finding; anything but agreement needs its reason."""

    AGREE = "agree", "nhất trí", "agrees"
    PARTLY = "partly", "nhất trí một phần", "partly agrees"
    DISAGREE = "disagree", "không nhất trí", "disagrees"
