"""The reader's language, kept in a cookie that holds nothing else."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import LANGUAGES
from inspect_flow.web.replies import go_to, own_path
from inspect_flow.web.routing import pages
from inspect_flow.web.security.languages import LANGUAGE_COOKIE
from inspect_flow.web.visitors import Audience, settings_of

router = pages(Audience.ANYBODY)
_YEAR = 365 * 24 * 3600


@router.get("/language")
def choose(request: Request, to: str = "vi", back: str = "/") -> Response:
    """Keep the language and lead back."""
    answer = go_to(request, own_path(back))
    answer.set_cookie(
        LANGUAGE_COOKIE,
        to if to in LANGUAGES else "vi",
        max_age=_YEAR,
        samesite="lax",
        httponly=True,
        secure=settings_of(request).is_secure,
    )
    return answer
