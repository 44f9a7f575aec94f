"""A province's own Word template: filled with the same context, in the same sandbox."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from docx.oxml import parse_xml
from docxtpl import DocxTemplate

from inspect_flow.definitions.places import folder
from inspect_flow.documents import wording
from inspect_flow.documents.sandbox import joined, sandbox
from inspect_flow.documents.templates import KIND_FOLDER, paper_filters
from inspect_flow.documents.typesetting import printable
from inspect_flow.documents.word.package import file_bytes, set_properties
from inspect_flow.documents.word.template_file import checked_template
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.vocabulary.errors import DefinitionError
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK

_ASSUMED = "(*)"
_SHOWN = 80


def word_template(kind: str, house: str | None) -> Traversable | None:
    """Return the Word template that `house` keeps for papers of `kind`, if it does."""
    file = folder(KIND_FOLDER, house) / f"{kind}.docx"
    return file if file.is_file() else None


def fill_word_template(file: Traversable, values: Mapping[str, Any]) -> bytes:
    """Fill `file`; raise `DefinitionError` naming it and the place where it is wrong."""
    from jinja2 import TemplateError

    faults = (TemplateError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError,
              AttributeError, SyntaxError)  # fmt: skip
    template = _Template(checked_template(file))
    try:
        template.render(dict(values), word_environment(), autoescape=True)
    except faults as fault:
        raise DefinitionError(
            _("Mẫu Word '{file}' có lỗi").format(file=file.name),
            [f"{file}: {sentence_of(fault, template.lines)}"],
        ) from fault
    set_properties(template.docx, _properties(values["paper"]))
    return file_bytes(template.docx)


def _properties(paper: Mapping[str, Any]) -> dict[str, str]:
    return {
        "title": printable(wording.plain(capitalised(paper["subject"]))),
        "author": printable(wording.plain(paper["letterhead"]["issuer"])),
        "keywords": printable(wording.plain(paper["reference"])),
        "dcterms.created": paper["dated_on"],
    }


class _Template(DocxTemplate):  # type: ignore[misc]
    """Remembers what is being filled, so that a fault can be found, and hides no broken markup."""

    lines: tuple[str, ...] = ()

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """Fill one part of the file; raise `SyntaxError` where that breaks its markup."""
        self.lines = paragraphs_of(src_xml)
        filled: str = super().render_xml_part(src_xml, part, context, jinja_env)
        # The library would repair markup that a loop has torn, and lose text without a word.
        parse_xml(filled)
        return filled


def paragraphs_of(source: str) -> tuple[str, ...]:
    """Return the source as the template engine counts its lines: one for each paragraph."""
    return tuple(re.sub(r"<w:p([ >])", r"\n<w:p\1", source).splitlines())


def sentence_of(fault: Exception, lines: tuple[str, ...]) -> str:
    """Return what is wrong and the text of the paragraph where it is."""
    if isinstance(fault, SyntaxError):
        return _("lệnh mẫu làm hỏng cấu trúc của tệp: {fault}").format(fault=fault)
    said = getattr(fault, "message", None) or str(fault)
    number = getattr(fault, "lineno", None) or _line_of(fault)
    line = lines[number - 1] if number and number <= len(lines) else ""
    text = " ".join(re.sub(r"<[^>]*>", " ", line).split())[:_SHOWN]
    return _("ở đoạn '{text}': {fault}").format(text=text, fault=said) if text else str(said)


def _line_of(fault: BaseException) -> int:
    """Return the line of the template at which filling stopped, 0 where that is unknown."""
    trace, number = fault.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            number = trace.tb_lineno
        trace = trace.tb_next
    return number


def word_environment() -> Any:
    """Return the sandbox for Word templates: the filters of papers, every text made harmless."""
    from jinja2 import StrictUndefined, Template

    class Bounded(Template):
        """Stops before it fills the memory."""

        def render(self, *args: Any, **kwargs: Any) -> str:
            return joined(self.generate(*args, **kwargs))

    environment = sandbox()(autoescape=True, undefined=StrictUndefined, finalize=_as_text)
    environment.template_class = Bounded
    environment.filters.update(paper_filters())
    # Lets a text through as markup of the file.
    del environment.filters["safe"]
    return environment


def _as_text(value: object) -> str:
    from markupsafe import Markup, escape

    if isinstance(value, Markup):
        return value
    text = printable(str(value)).replace(ASSUMED_MARK, _ASSUMED)
    # The library reads these as orders of its own, so they are kept apart by nothing visible.
    return escape(_without_orders(text))


def _without_orders(text: str) -> str:
    return re.sub(r"(?<=[{}%])_(?=[{}%])", "_\u2060", text)


def compile_faults(file: Traversable) -> Iterator[str]:
    """Yield what is wrong with a Word template, found without filling it."""
    from jinja2 import TemplateError

    environment = word_environment()
    template = _Template(checked_template(file))
    template.render_init()
    for source in _sources(template):
        try:
            environment.compile(source)
        except TemplateError as fault:
            yield sentence_of(fault, tuple(source.splitlines()))


def _sources(template: Any) -> Iterator[str]:
    bodies = [template.get_xml()]
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        parts = template.get_headers_footers(kind)
        bodies += [template.get_part_xml(part) for _identity, part in parts]
    for body in bodies:
        yield "\n".join(paragraphs_of(template.patch_xml(body)))
