"""Find the person that a name or an office means, or register them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.case_file.people import Person as PersonEntry
from inspect_flow.interchange.case_file.people import Who
from inspect_flow.interchange.case_file.unit_names import slug
from inspect_flow.interchange.loading.ledger import Ledger
from inspect_flow.interchange.loading.unit_book import UnitBook
from inspect_flow.interchange.shelves.people import (
    PERSON,
    ROLE_ONLY,
    SALUTATION,
    post_values,
    split_posts,
)
from inspect_flow.interchange.shelves.slot import KEPT, stored
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Person, Post

_SALUTATION = re.compile(r"(ông|bà|đồng chí|đ/c|anh|chị)\s+", re.IGNORECASE)


@dataclass
class PeopleBook:
    """The people of one loading, found by code, by name, or by their office alone."""

    ledger: Ledger
    units: UnitBook
    _known: list[Person] = field(default_factory=list)
    _named_here: list[Person] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._known = list(self.ledger.work.session.exec(select(Person).order_by(col(Person.id))))

    def declare(self, entry: PersonEntry) -> None:
        """Register a person listed under `people`, with their posts."""
        whole, partial = split_posts(entry.posts)
        person = self._store(entry, {"posts": partial} if partial else {})
        rows = [post_values(post, self.units.identity) for post in whole]
        self.ledger.put_rows(Post, {"person_id": person.id or 0}, rows, person.code)

    @property
    def mentioned(self) -> set[str]:
        """Return the codes of everybody whom the file names."""
        return {person.code for person in self._named_here}

    def identity(self, who: Who | str | None) -> int | None:
        """Return the id of the person that is meant; None when nobody is."""
        if not who:
            return None
        asked = Who.model_validate(who) if isinstance(who, str) else who
        if asked.code:
            return self._coded(asked.code)
        found = self._same(asked) or self._store(asked)
        self._note(found)
        return found.id

    def _coded(self, code: str) -> int | None:
        for person in (*self._named_here, *self._known):
            if person.code == code:
                self._note(person)
                return person.id
        self.ledger.faults.append(
            _("không có người mã '{code}'; khai ở mục people").format(code=code)
        )
        return None

    def _store(self, who: Who, kept: Mapping[str, Any] | None = None) -> Person:
        values = stored(who, PERSON, ("code", "unit", "name", "posts", *_MEMBERSHIP))
        salutation = _SALUTATION.match(who.name)
        kept = {**(kept or {}), **({SALUTATION: salutation[1]} if salutation else {})}
        if not who.name:
            kept[ROLE_ONLY] = True
        if kept:
            extra = values.get("extra", {})
            values["extra"] = {**extra, KEPT: {**extra.get(KEPT, {}), **kept}}
        name = who.name[salutation.end() :] if salutation else who.name
        values["name"] = name or who.title
        unit_id = self.units.identity(who.unit)
        if unit_id:
            values["unit_id"] = unit_id
        known = self._by_code(who.code) if who.code else self._same(who)
        code = who.code or (known.code if known else self._free_code(who))
        person = self.ledger.put(Person, known, code, {"code": code, **values})
        self._note(person)
        return person

    def _note(self, person: Person) -> None:
        if person not in self._named_here:
            self._named_here.append(person)

    def _by_code(self, code: str) -> Person | None:
        return next((each for each in self._known if each.code == code), None)

    def _same(self, who: Who) -> Person | None:
        name = _bare(who.name or who.title)
        here = [each for each in self._named_here if _bare(each.name) == name]
        alike = here or [each for each in self._known if _bare(each.name) == name]
        if who.unit:
            unit_id = self.units.identity(who.unit)
            alike = [each for each in alike if each.unit_id in (None, unit_id)]
        fitting = [each for each in alike if not who.title or each.title in ("", who.title)]
        if not here and not who.title and len(fitting) > 1:
            return None
        return fitting[0] if fitting else None

    def _free_code(self, who: Who) -> str:
        wanted = slug(_bare(who.name or who.title)) or "nguoi"
        taken = {each.code for each in (*self._known, *self._named_here)}
        code, number = wanted[:60], 2
        while code in taken:
            code, number = f"{wanted[:56]}-{number}", number + 1
        return code


_MEMBERSHIP = ("role", "group", "areas", "from", "to", "substitute_for", "paper", "note", "assumed")


def _bare(name: str) -> str:
    without = _SALUTATION.sub("", name, count=1) if _SALUTATION.match(name) else name
    return " ".join(without.split()).casefold()
