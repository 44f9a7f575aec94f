"""Kinds of archival files that papers are printed as."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class Archive(Labelled):
    """A part of ISO 19005, always at level b."""

    PDF_A_2B = "2b", "PDF/A-2b", "PDF/A-2b"
    # ISO 19005-3 allows attachments of any kind; ISO 19005-2 does not.
    PDF_A_3B = "3b", "PDF/A-3b, kèm bản ghi JSON", "PDF/A-3b with the record as JSON"
