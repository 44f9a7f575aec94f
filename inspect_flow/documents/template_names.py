"""Which names a template may use: what printing gives it, and what templates name themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

_JINJA = frozenset(("loop", "self", "super", "caller", "varargs", "kwargs"))
_OF_PAPERS = frozenset(("paper", "profile", "has_assumed", "verification"))
_OF_MAILS = frozenset(("mail", "title", "urgency"))
_OF_PORTAL_PAGES = frozenset(("paper", "files"))
MAIL_FOLDER, _PORTAL_FOLDER = "mail/", "portal/"


def given_names(template: str) -> frozenset[str]:
    """Return what the program hands to the template of that name."""
    if template.startswith(MAIL_FOLDER):
        return _JINJA | _OF_MAILS
    if template.startswith(_PORTAL_FOLDER):
        return _JINJA | _OF_PORTAL_PAGES
    return _JINJA | _OF_PAPERS


def known_names(environment: Environment, files: Mapping[str, Traversable]) -> frozenset[str]:
    """Return every name that any of the templates makes known.

    A block sees what the template below it has imported, so the names of all count.
    """
    from jinja2 import TemplateSyntaxError

    named: set[str] = set(environment.globals)
    for name, file in files.items():
        try:
            tree = environment.parse(file.read_text(encoding="utf-8"), name)
        except (TemplateSyntaxError, OSError, UnicodeDecodeError):
            continue  # told with that file
        named |= set(_made_known(tree))
    return frozenset(named)


def _made_known(tree: nodes.Template) -> Iterator[str]:
    from jinja2 import nodes

    for each in tree.find_all((nodes.Import, nodes.FromImport, nodes.Macro)):
        if isinstance(each, nodes.Import):
            yield each.target
        elif isinstance(each, nodes.FromImport):
            yield from (one if isinstance(one, str) else one[1] for one in each.names)
        elif isinstance(each, nodes.Macro):
            yield each.name


def unknown_names(tree: nodes.Template, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield (line, name) of each name that nothing makes known."""
    from jinja2 import meta, nodes

    undeclared = meta.find_undeclared_variables(tree) - known
    for each in tree.find_all(nodes.Name):
        if each.ctx == "load" and each.name in undeclared:
            yield each.lineno, each.name
