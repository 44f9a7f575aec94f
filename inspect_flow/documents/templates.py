"""Fill the templates of report_templates/: sandboxed, autoescaped, nothing undefined passes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from inspect_flow.definitions.places import files_in, layered_file, layered_files, layers
from inspect_flow.documents import wording
from inspect_flow.documents.charts import bar_chart
from inspect_flow.documents.confinement import Limits
from inspect_flow.documents.line_breaks import balanced_lines
from inspect_flow.documents.pictures import drawn_picture
from inspect_flow.documents.press import press
from inspect_flow.documents.sandbox import joined, sandbox
from inspect_flow.documents.typesetting import printable
from inspect_flow.locale.numbers import roman, written_number
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.vocabulary.errors import DefinitionError
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

Made = TypeVar("Made")
KIND_FOLDER = "report_templates"
# "784/QĐ-UBND" and "14/8/2019" stay on one line, as long as nothing else hangs on them; the dash of
# "Tài chính - Kế hoạch" starts none.
_WHOLE = re.compile(
    r"(?<![^\s(])\d{1,5}[a-z]?/[\w/-]{2,24}(?![^\s.,;:)])|(?<!\S)[^\s&]{1,12} -(?= \S)"
)
_STYLESHEET = "layout/paper.css"
_ASSUMED = '<sup class="assumed">(*)</sup>'


Places = tuple[Traversable, ...]


def template_places(house: str | None = None) -> Places:
    """Return where templates are looked for: the house's folder, then the shipped one."""
    return layers(KIND_FOLDER, house)


def template_environment(house: str | None = None) -> Environment:
    """Return the Jinja environment over the templates of `house` and the shipped ones below."""
    return _environment(template_places(house))


def fill(name: str, house: str | None, **values: object) -> str:
    """Fill the template `name` of `house`, else the shipped one.

    Raises `DefinitionError` naming file and line where the template itself is wrong.
    """
    from jinja2 import TemplateError

    # A template is a program: what it divides, counts or calls without end is its own fault.
    faults = (TemplateError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
    try:
        return joined(template_environment(house).get_template(name).generate(**values))
    except faults as fault:
        raise DefinitionError(
            _("Mẫu in '{name}' có lỗi").format(name=name), [_told(fault, name)]
        ) from fault


def _told(fault: Exception, name: str) -> str:
    file, line = place_of(fault, name)
    place = _("{file}, dòng {line}").format(file=file, line=line) if line else file
    # A recursion without end has no better words.
    said = getattr(fault, "message", None) or str(fault) or type(fault).__name__
    return f"{place}: {said}"


def place_of(fault: BaseException, name: str) -> tuple[str, int]:
    """Return the template and the line where `fault` arose, as far as they are known."""
    lineno = getattr(fault, "lineno", None)
    if lineno:
        return f"{KIND_FOLDER}/{getattr(fault, 'name', None) or name}", int(lineno)
    found = (f"{KIND_FOLDER}/{name}", 0)
    step = fault.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if file.startswith(f"{KIND_FOLDER}/"):
            found = (file, step.tb_lineno)
        step = step.tb_next
    return found


@cache
def _environment(places: Places) -> Environment:
    from jinja2 import FunctionLoader, StrictUndefined

    environment = sandbox()(
        loader=FunctionLoader(partial(_source, places)),
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
        "screen_day": wording.screen_day,
        "with_day_word": wording.with_day_word,
        "clock": wording.clock,
        "clock_span": wording.clock_span,
        "visit_span": wording.visit_span,
        "visit_days": wording.visit_days,
        "moment": wording.moment,
        "period": wording.period,
        "padded": wording.padded,
        "closed": wording.closed,
        "capitalised": capitalised,
        "uncapitalised": wording.uncapitalised,
        "person": wording.person,
        "seat": wording.seat,
        "point_letter": wording.point_letter,
        "roman": roman,
        "plain": as_plain,
        "balanced": balanced,
        "counted": written_number,
        "bars": bar_chart,
        "picture": drawn_picture,
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


def _source(places: Places, name: str) -> tuple[str, str, Callable[[], bool]]:
    text = read_template_file(places, name)
    # A process that lives long sees a template that was changed meanwhile.
    return text, f"{KIND_FOLDER}/{name}", lambda: read_template_file(places, name) == text


def read_template_file(places: Places, name: str) -> str:
    """Read one template or stylesheet; raises `DefinitionError` naming the file that is missing."""
    file = layered_file(places, name)
    # What lies outside of the folder is nobody's template, a pipe would never end.
    if ".." in name.split("/") or _is_special(file):
        raise DefinitionError(
            _("Không đọc được mẫu in '{name}'").format(name=name),
            [_("chỉ dùng tệp thường trong thư mục {folder}").format(folder=places[0])],
        )
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise DefinitionError(
            _("Không đọc được mẫu in '{name}'").format(name=name), [f"{file}: {fault}"]
        ) from None


def _is_special(file: Traversable) -> bool:
    return isinstance(file, Path) and file.exists() and not file.is_file()


def has_own_templates(house: str | None = None) -> bool:
    """Tell whether a house lays a template or a stylesheet of its own over the shipped ones."""
    return bool(own_templates(house))


def own_templates(house: str | None = None) -> frozenset[str]:
    """Return the templates and stylesheets that a house lays over the shipped ones."""
    places = template_places(house)
    if len(places) == 1:
        return frozenset()
    return frozenset(
        name for suffix in (".html", ".css", ".docx") for name, _file in files_in(places[0], suffix)
    )


def apart(house: str | None, make: Callable[..., Made], *arguments: Any) -> Made:
    """Do it here with shipped templates; those of a house run where a limit can stop them.

    `house` is named in the arguments as well, where `make` asks for it.
    """
    if not has_own_templates(house):
        return make(*arguments)
    return press(Limits()).do(make, *arguments)


def template_version(kind: str, house: str | None = None) -> str:
    """Return the sha-256 over the template of `kind` and all that it includes, stylesheets too."""
    places = template_places(house)
    digest = hashlib.sha256()
    for name in sorted(templates_of(kind, places)):
        digest.update(f"{name}\0{read_template_file(places, name)}\0".encode())
    return digest.hexdigest()


def templates_of(kind: str, places: Places) -> set[str]:
    """Return the template of `kind`, all that it includes, and the stylesheet."""
    found = {_STYLESHEET}
    waiting = [f"{kind}.html"]
    while waiting:
        current = waiting.pop()
        if current in found:
            continue
        found.add(current)
        named = _named_in(read_template_file(places, current))
        if None in named:
            # A name that is put together while printing may mean any of them.
            return {_STYLESHEET, *layered_files(places, ".html")}
        waiting += [each for each in named if each]
    return found


@lru_cache(maxsize=256)
def _named_in(text: str) -> tuple[str | None, ...]:
    """Return the templates that `text` names; None for a name that it puts together."""
    from jinja2 import TemplateSyntaxError, meta

    try:
        tree = template_environment().parse(text)
    except TemplateSyntaxError:
        return ()
    return tuple(meta.find_referenced_templates(tree))
