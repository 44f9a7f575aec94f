"""What a template draws and Word does not get: named, never left out in silence."""

from __future__ import annotations

from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError


class UnknownConstruct(DefinitionError):
    """A template has something that the writer of Word files does not know."""

    def __init__(self, element: Any, detail: str = "") -> None:
        name = f'<{element.tag} class="{element.get("class", "")}">{detail}'
        super().__init__(
            _("Mẫu in có phần chưa ghi được ra Word: {name}").format(name=name),
            [
                _(
                    "in ra PDF, hoặc đặt mẫu Word riêng của loại văn bản này (<loại>.docx) trong"
                    " report_templates/"
                )
            ],
        )
