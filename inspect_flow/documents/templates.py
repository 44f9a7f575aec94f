"""Fill the templates of report_templates/: sandboxed, autoescaped, nothing undefined passes."""

from __future__ import annotations

import hashlib
import re
from functools import cache, partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_flow.definitions.places import folder
from inspect_flow.documents import wording
from inspect_flow.documents.line_breaks import balanced_lines
from inspect_flow.documents.sandbox import joined, sandbox
from inspect_flow.documents.typesetting import printable
from inspect_flow.locale.numbers import roman
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

KIND_FOLDER = "report_templates"
# "784/QĐ-UBND" and "14/8/2019" stay on one line; the dash of "Tài chính - Kế hoạch" starts none.
_WHOLE = re.compile(r"(?<![\w/])\d{1,5}[a-z]?/[\w/-]{2,24}|(?<!\S)[^\s&]{1,12} -(?= \S)")
_ASSUMED = '<sup class="assumed">(*)</sup>'


def template_environment(house: str | None = None) -> Environment:
    """Return the Jinja environment over the templates of `house`, else the shipped ones."""
    place: Any = folder(KIND_FOLDER, house)
    return _environment(place)


def fill(name: str, house: str | None, **values: object) -> str:
    """Fill the template `name` of `house`, else the shipped one.

    Raises `DefinitionError` where the template itself is wrong.
    """
    from jinja2 import TemplateError

    # A template is a program: what it divides, counts or calls without end is its own fault.
    faults = (TemplateError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
    try:
        return joined(template_environment(house).get_template(name).generate(**values))
    except faults as fault:
        raise DefinitionError(
            _("Mẫu in '{name}' có lỗi").format(name=name),
            [f"{folder(KIND_FOLDER, house)}: {fault}"],
        ) from fault


@cache
def _environment(place: Any) -> Environment:
    from jinja2 import FunctionLoader, StrictUndefined

    environment = sandbox()(
        loader=FunctionLoader(partial(_source, place)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=as_markup,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(paper_filters())
    return environment


def paper_filters() -> dict[str, Any]:
    """Return the filters that templates may use, those for Word too."""
    return {
        "long_day": wording.long_day,
        "short_day": wording.short_day,
        "with_day_word": wording.with_day_word,
        "clock": wording.clock,
        "clock_span": wording.clock_span,
        "visit_span": wording.visit_span,
        "visit_days": wording.visit_days,
        "moment": wording.moment,
        "period": wording.period,
        "padded": wording.padded,
        "closed": wording.closed,
        "capitalised": wording.capitalised,
        "uncapitalised": wording.uncapitalised,
        "person": wording.person,
        "point_letter": wording.point_letter,
        "roman": roman,
        "plain": as_plain,
        "balanced": balanced,
    }


def balanced(text: str, style: Any, size: float, room: float) -> str:
    """Break a heading into lines of about equal length, `room` in mm."""
    return "\n".join(balanced_lines(printable(text), style, size, room))


def as_markup(value: object) -> Markup:
    """Turn what an expression gave into safe markup; the one gate for texts that users typed."""
    from markupsafe import Markup, escape

    if isinstance(value, Markup):
        return value
    text = str(escape(printable(str(value))))
    text = _WHOLE.sub(lambda found: f'<span class="whole">{found[0]}</span>', text)
    return Markup(text.replace("\n", "<br>").replace(ASSUMED_MARK, _ASSUMED))


def as_plain(value: str) -> Markup:
    """Return the text alone, for titles and metadata, where no markup is allowed."""
    from markupsafe import escape

    return escape(printable(wording.plain(value)))


def _source(place: Traversable, name: str) -> str:
    return read_template_file(place, name)


def read_template_file(place: Traversable, name: str) -> str:
    """Read one template or stylesheet; raises `DefinitionError` naming the file that is missing."""
    file = place
    for part in name.split("/"):
        file = file / part
    # What lies outside of the folder is nobody's template, a pipe would never end.
    if ".." in name.split("/") or _is_special(file):
        raise DefinitionError(
            _("Không đọc được mẫu in '{name}'").format(name=name),
            [_("chỉ dùng tệp thường trong thư mục {folder}").format(folder=place)],
        )
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise DefinitionError(
            _("Không đọc được mẫu in '{name}'").format(name=name), [f"{place}: {fault}"]
        ) from None


def _is_special(file: Traversable) -> bool:
    return isinstance(file, Path) and file.exists() and not file.is_file()


def template_version(kind: str, house: str | None = None) -> str:
    """Return the sha-256 over the template of `kind` and all that it includes, stylesheets too."""
    place = folder(KIND_FOLDER, house)
    digest = hashlib.sha256()
    for name in sorted(_reached(place, f"{kind}.html")):
        digest.update(f"{name}\0{read_template_file(place, name)}\0".encode())
    return digest.hexdigest()


def _reached(place: Traversable, name: str) -> set[str]:
    found = {"layout/paper.css"}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            # Templates name what they include by a plain string, so reading the string is enough.
            waiting += re.findall(r'"(layout/[\w/.]+\.html)"', read_template_file(place, current))
    return found
