"""Files as answers: always to be saved, never to be run in the page's place."""

from __future__ import annotations

from urllib.parse import quote

from fastapi.responses import Response

from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.rules.file_names import safe_name

_POLICY = "sandbox; default-src 'none'"


def download(content: bytes, name: str, media_type: str) -> Response:
    """Answer with a file that keeps its Vietnamese name (RFC 5987, RFC 6266)."""
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": f"attachment; {named(name)}",
            "Content-Security-Policy": _POLICY,
            "X-Content-Type-Options": "nosniff",
        },
    )


def named(name: str) -> str:
    """Return a file's name as such a header tells it, once plain and once in full."""
    kept = safe_name(name) or "tep"
    plain = searchable(kept).encode("ascii", "replace").decode().replace("?", "_")
    plain = plain.replace("\\", "_").replace('"', "_")
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(kept, safe='')}"
