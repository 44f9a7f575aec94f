"""What people hand in on their walk, as a browser takes it."""

from __future__ import annotations

from playwright.sync_api import FilePayload

from tests.web.files import a_pdf, a_picture


def a_paper(name: str) -> FilePayload:
    """Return a PDF file of that name."""
    return {"name": name, "mimeType": "application/pdf", "buffer": a_pdf()}


def a_photograph(name: str) -> FilePayload:
    """Return a picture as a phone takes it."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": a_picture()}
