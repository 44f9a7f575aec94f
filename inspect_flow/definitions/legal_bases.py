"""Read checklists/legal_bases.yaml: the laws that criteria rest on, with the days they hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from inspect_flow.definitions.checklist_fields import (
    check_unicode,
    choice_at,
    code_at,
    day_at,
    mappings_at,
)
from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.places import folder
from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_reader import LinedDict, read_yaml
from inspect_flow.definitions.yaml_shape import check_keys, mapping_at, text_at, words_at
from inspect_flow.locale.translation import _
from inspect_flow.rules.legal_bases import LegalBases, LegalBasis, LegalText, texts_valid_on
from inspect_flow.vocabulary.checklists import SourceMark

LEGAL_BASES_FILE = "legal_bases.yaml"
_TEXT_OPTIONAL = ("symbol", "issued", "issuer", "subject", "valid_from", "valid_to", "mark")


def load_legal_bases(house: str | None = None) -> LegalBases:
    """Return every legal basis by code; raises `DefinitionError` with all problems of the file."""
    bases, problems = read_legal_bases_in(folder("checklists", house))
    problems.refuse_if_any()
    return bases


def bases_valid_on(
    codes: Iterable[str], day: date, bases: LegalBases | None = None
) -> list[LegalText]:
    """Return the texts of `codes` in force on `day`; the installed bases unless given."""
    return texts_valid_on(load_legal_bases() if bases is None else bases, codes, day)


def read_legal_bases_in(place: Traversable) -> tuple[LegalBases, Problems]:
    """Read the file of the folder `place`, returning its problems instead of raising."""
    problems = Problems(f"checklists/{LEGAL_BASES_FILE}")
    file = place / LEGAL_BASES_FILE
    if not file.is_file():
        sentence = _("thiếu tệp này trong {place}; hãy chép tệp gốc {file} vào đó")
        problems.add(0, sentence.format(place=place, file=LEGAL_BASES_FILE))
        return {}, problems
    text = definition_text(file, problems)
    if text is None:
        return {}, problems
    return read_legal_bases(text, problems), problems


def read_legal_bases(text: str, problems: Problems) -> LegalBases:
    """Return the bases that the YAML `text` describes; faults go to `problems`."""
    check_unicode(text, problems)
    content = _content(read_yaml(text, problems), problems)
    texts = _texts(content, problems)
    bases: dict[str, LegalBasis] = {}
    for entry in mappings_at(_("căn cứ"), content, "bases", problems):
        basis = _basis(entry, texts, problems)
        if basis.code in bases:
            problems.add(entry.line, _("căn cứ {code} viết hai lần").format(code=basis.code))
        bases[basis.code] = basis
    return MappingProxyType(bases)


def _content(document: Any, problems: Problems) -> LinedDict:
    content = mapping_at(LEGAL_BASES_FILE, document, 1, problems)
    if content:
        check_keys(LEGAL_BASES_FILE, content, ("texts", "bases"), (), problems)
    elif not problems:
        problems.add(0, _("tệp trống; cần các khóa: texts, bases"))
    return content


def _texts(content: LinedDict, problems: Problems) -> dict[str, LegalText]:
    texts: dict[str, LegalText] = {}
    for entry in mappings_at(_("văn bản"), content, "texts", problems):
        text = _text(entry, problems)
        if text is None:
            continue
        if text.code in texts:
            sentence = _("văn bản '{code}' viết hai lần; hãy đặt 'code' khác")
            problems.add(entry.line, sentence.format(code=text.code))
        texts[text.code] = text
    return texts


def _text(entry: LinedDict, problems: Problems) -> LegalText | None:
    code = text_at(_("văn bản"), entry, "code", problems)
    thing = _("văn bản '{code}'").format(code=code or "?")
    check_keys(thing, entry, ("code", "kind"), _TEXT_OPTIONAL, problems)
    issued = day_at(thing, entry, "issued", problems)
    # Where the day of taking effect is not known, the day of signing is the earliest it can be.
    first = day_at(thing, entry, "valid_from", problems) or issued
    last = day_at(thing, entry, "valid_to", problems)
    if first is None:
        problems.add(entry.line, _("{thing}: cần 'valid_from' hoặc 'issued'").format(thing=thing))
        return None
    if last and last < first:
        problems.add(entry.line, _("{thing}: hết hiệu lực trước khi có").format(thing=thing))
    if issued and first < issued:
        problems.add(entry.line, _("{thing}: có hiệu lực trước ngày ký").format(thing=thing))
    return LegalText(
        code,
        text_at(thing, entry, "kind", problems),
        text_at(thing, entry, "subject", problems),
        first,
        last,
        text_at(thing, entry, "symbol", problems),
        issued,
        text_at(thing, entry, "issuer", problems),
        choice_at(thing, entry, "mark", SourceMark, SourceMark.PROPOSAL, problems),
    )


def _basis(entry: LinedDict, texts: dict[str, LegalText], problems: Problems) -> LegalBasis:
    thing = _("căn cứ {code}").format(code=entry.get("code") or "?")
    check_keys(thing, entry, ("code", "subject", "texts"), (), problems)
    chosen = []
    for code, line in words_at(thing, entry, "texts", problems):
        if code in texts:
            chosen.append(texts[code])
            continue
        sentence = _("{thing}: không có văn bản '{code}'{near}").format(
            thing=thing, code=code, near=did_you_mean(code, texts)
        )
        problems.add(line, sentence)
    code = code_at(thing, entry, problems)
    return LegalBasis(code, text_at(thing, entry, "subject", problems), tuple(chosen))
