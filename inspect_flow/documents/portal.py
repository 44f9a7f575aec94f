"""The news item as clean HTML for a portal, with its pictures beside it."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from inspect_flow.documents.pictures import ENDINGS
from inspect_flow.documents.templates import fill


def portal_page(
    context: Mapping[str, Any], name: str, house: str | None = None
) -> tuple[str, dict[str, bytes]]:
    """Return the news item as HTML to paste, and its pictures by the names that it gives them."""
    files = [
        f"{name}-anh-{number}.{ENDINGS[photo['media_type']]}" if photo["picture"] else ""
        for number, photo in enumerate(context["photos"], start=1)
    ]
    html = fill("portal/news.html", house, paper=context, files=files)
    pictures = {
        file: b64decode(photo["picture"])
        for file, photo in zip(files, context["photos"], strict=True)
        if file
    }
    return html, pictures
