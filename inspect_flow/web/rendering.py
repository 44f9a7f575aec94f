"""Fill the templates of pages: everything is escaped, and nothing undefined passes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from inspect_flow.locale.translation import _, _n, current_language
from inspect_flow.web import wording
from inspect_flow.web.browsers import browser_named
from inspect_flow.web.static_files import static_url
from inspect_flow.web.tones import Tone, state_tone

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, **context: object) -> str:
    """Fill `template`, a path below templates/, in the language of this context."""
    return environment().get_template(template).render(context)


@cache
def environment() -> Environment:
    """Return the one environment of all pages; its templates never change while it lives."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("inspect_flow.web"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        _=_, _n=_n, static_url=static_url, current_language=current_language, state_tone=state_tone,
        post=wording.post, browser_named=browser_named,
    )  # fmt: skip
    made.globals["Tone"] = Tone
    for each in (
        wording.day, wording.long_day, wording.weekday, wording.clock, wording.moment,
        wording.number, wording.percent, wording.time_left, wording.visit_in,
    ):  # fmt: skip
        made.filters[each.__name__] = each
    return made
