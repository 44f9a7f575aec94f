"""A form sent after the session had ended: what was typed is carried through the signing in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fastapi import Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData, UploadFile

from inspect_flow.web.replies import own_path
from inspect_flow.web.sign_in_form import sign_in_form
from inspect_flow.web.uploads import read_form

KEPT = "kept:"
"""The prefix of hidden fields that hold what was typed into another form."""
PLACE = "resume"
_MOST = 2000
_CODE = re.compile(r"[\w.:+=-]*", re.ASCII)
_OWN_ACCOUNT = "/account"
"""Where passwords are typed: what was typed there is typed again, and shown on no page."""


async def ask_to_sign_in(request: Request) -> HTMLResponse:
    """Ask for name and password, keeping the fields of the form that was sent; files are lost."""
    if request.url.path.startswith(_OWN_ACCOUNT):
        return sign_in_form(request, 401, next=_OWN_ACCOUNT)
    is_upload = request.headers.get("content-type", "").startswith("multipart/form-data")
    form = (await read_form(request, 0))[0] if is_upload else await request.form(max_fields=_MOST)
    typed, files = typed_in(form)
    await form.close()
    return sign_in_form(request, 401, resume=request.url.path, kept=typed, lost_files=files)


def typed_in(form: FormData) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the fields typed and the names of the files chosen in a form."""
    typed = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    files = [
        value.filename or name
        for name, value in form.multi_items()
        if isinstance(value, UploadFile) and value.filename
    ]
    return typed, files


def texts_in(kept: Sequence[tuple[str, str]]) -> list[str]:
    """Return what people read again: words, days and sentences, not the codes that pages send."""
    return [value for _name, value in kept if not _CODE.fullmatch(value)]


def kept_in(form: FormData) -> tuple[str, Sequence[tuple[str, str]]]:
    """Return where the carried form was going and what it held; "" where none is carried."""
    place = form.get(PLACE)
    kept = [
        (name.removeprefix(KEPT), value)
        for name, value in form.multi_items()
        if name.startswith(KEPT) and isinstance(value, str)
    ]
    return (own_path(place, "") if isinstance(place, str) and place else ""), kept
