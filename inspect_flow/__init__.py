"""Workflow engine for inspection campaigns of administrative reform."""

__version__ = "0.1.0"
