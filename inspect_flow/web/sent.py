"""A form as it was sent, for forms whose fields are named after what they are about."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.web.forms import typed_text

LONGEST_TEXT = 20_000
"""Characters of one field; what is longer is a paper and belongs among the evidence."""
_MOST_FIELDS = 3000


class Fields:
    """The fields of a form; one that was not sent is empty."""

    def __init__(self, form: FormData) -> None:
        self.form = form

    def has(self, name: str) -> bool:
        """Tell whether the field was sent at all."""
        return name in self.form

    @property
    def strings(self) -> dict[str, str]:
        """Return every field as it was typed, to show the form again."""
        return {name: value for name, value in self.form.items() if isinstance(value, str)}

    def text(self, name: str) -> str:
        """Return the text as it is kept; raise `BadInput` for one that is no text of a form."""
        value = self.form.get(name)
        written = typed_text(value) if isinstance(value, str) else ""
        if len(written) > LONGEST_TEXT:
            raise BadInput(
                _("Nội dung dài {length} ký tự, quá {limit}").format(
                    length=len(written), limit=LONGEST_TEXT
                ),
                [_("rút gọn, hoặc đính kèm văn bản làm minh chứng")],
            )
        return written

    def line(self, name: str) -> str:
        """Return the text on one line."""
        return " ".join(self.text(name).split())

    def lines(self, name: str) -> list[str]:
        """Return the lines that hold something."""
        return [line.strip() for line in self.text(name).splitlines() if line.strip()]

    def chosen(self, name: str) -> list[str]:
        """Return every value sent under the name, as boxes do."""
        return [value for value in self.form.getlist(name) if isinstance(value, str)]

    def whole(self, name: str) -> int:
        """Return a whole number that the page itself wrote into the form, 0 for anything else."""
        value = self.text(name)
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0

    def after(self, prefix: str) -> dict[str, str]:
        """Return the texts of all fields that begin with `prefix`, by the rest of their names."""
        names = [name for name in self.form if name.startswith(prefix)]
        return {name.removeprefix(prefix): self.text(name) for name in names}


def typed_number(text: str) -> Decimal | None:
    """Read "1,5" or "1.5", None for nothing; raise `BadInput` when it is no number."""
    if not text:
        return None
    try:
        found = Decimal(text.replace(",", ".")) if len(text) <= 30 else Decimal("NaN")
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise BadInput(_("'{value}' không phải số; viết 1,5 hoặc 12").format(value=text[:30]))
    return found


async def sent_form(request: Request) -> Fields:
    """Read the form of the request."""
    return Fields(await request.form(max_fields=_MOST_FIELDS))


TheForm = Annotated[Fields, Depends(sent_form)]
"""A page's parameter: the form that was sent."""
