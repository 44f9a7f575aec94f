"""Write what is new, leave what is the same, and name what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlmodel import col, select

from inspect_flow.interchange.shelves.slot import ASSUMED, KEPT
from inspect_flow.locale.translation import N_, _
from inspect_flow.records.base import Record, Tracked
from inspect_flow.records.tables import Person, Unit
from inspect_flow.services import journal
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, Conflict

Kind = TypeVar("Kind", bound=Tracked)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Kind]):
    """One record of a file: the known one, and what the file says of it."""

    known: Kind | None
    label: str
    values: Mapping[str, Any]
    at_first: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Ledger:
    """What one loading found; `update` writes differences over instead of refusing them."""

    work: Work
    source: str
    update: bool = False
    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def put(
        self,
        kind: type[Kind],
        known: Kind | None,
        label: str,
        values: Mapping[str, Any],
        at_first: Mapping[str, Any] | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> Kind:
        """Store a record, or compare it with the `known` one; `at_first` only fills a new one."""
        return self.put_all(kind, [Entry(known, label, values, at_first or {}, details or {})])[0]

    def put_all(self, kind: type[Kind], entries: Sequence[Entry[Kind]]) -> list[Kind]:
        """Store what is new of one kind at once, and compare the rest, in the order given."""
        table = str(kind.__tablename__)
        records = [
            each.known if each.known is not None else kind(**{**each.at_first, **each.values})
            for each in entries
        ]
        new = [(r, e) for r, e in zip(records, entries, strict=True) if e.known is None]
        about = [{"source": self.source, **entry.details} for _record, entry in new]
        journal.create_many(self.work, [r for r, _entry in new], f"{table}.imported", about)
        if new:
            self.new[table] += len(new)
        for entry in entries:
            if entry.known is not None:
                self._compare(entry.known, entry.label, entry.values)
        return records

    def _compare(self, known: Tracked, label: str, values: Mapping[str, Any]) -> None:
        table = str(known.__tablename__)
        changes = _changes(known, values)
        if not changes:
            self.unchanged[table] += 1
        elif self.update:
            about = {"source": self.source}
            journal.change(self.work, known, changes, f"{table}.import_updated", about)
            self.changed[table] += 1
        else:
            self.differences += [
                _("{label}: {column} đang là {old}, tệp ghi {new}").format(
                    label=label,
                    column=name.removesuffix("_id"),
                    old=_shown(self._named(name, old)),
                    new=_shown(self._named(name, new)),
                )
                for name, old, new in _differing(known, changes)
            ]

    def _named(self, column: str, value: Any) -> Any:
        """Return the code behind a reference; other values as they are."""
        kind = _REFERENCES.get(column)
        record = self.work.session.get(kind, value) if kind and value else None
        return getattr(record, "code", value)

    def put_rows(
        self,
        kind: type[Record],
        owner: Mapping[str, int],
        rows: Sequence[Mapping[str, Any]],
        label: str,
        is_new: bool = False,
    ) -> None:
        """Store the rows that belong to one record; nothing said leaves what is there alone.

        A record that `is_new` has no rows yet.
        """
        if not rows:
            return
        table = str(kind.__tablename__)
        known = [] if is_new else rows_of(self.work, kind, owner)
        if known and _same_rows(known, rows):
            self.unchanged[table] += len(rows)
            return
        if known and not self.update:
            self.differences.append(
                _("{label}: {what} trong tệp khác với cơ sở dữ liệu").format(
                    label=label, what=_(_ROW_NAMES.get(table, table))
                )
            )
            return
        self._delete(known)
        for values in rows:
            self.work.session.add(kind(**owner, **values))
        self.work.session.flush()
        (self.changed if known else self.new)[table] += len(rows)

    def _delete(self, rows: Sequence[Any]) -> None:
        for row in rows:
            if getattr(row, "substitute_for_id", None) is not None:
                row.substitute_for_id = None  # a row that another one refers to cannot go
        self.work.session.flush()
        for row in rows:
            self.work.session.delete(row)
        self.work.session.flush()

    def close(self) -> None:
        """Raise `BadInput` for faults, `Conflict` for differences, all of them at once."""
        if self.faults:
            raise BadInput(_("{source}: chưa nạp được").format(source=self.source), self.faults)
        if self.differences:
            raise Conflict(
                _("{source}: cơ sở dữ liệu đã có nội dung khác; chưa ghi gì").format(
                    source=self.source
                ),
                [
                    *self.differences,
                    _("muốn ghi đè theo tệp thì thêm --update; muốn giữ thì sửa tệp cho khớp"),
                ],
            )


_REFERENCES: dict[str, type[Unit] | type[Person]] = {
    "unit_id": Unit,
    "issuer_id": Unit,
    "lead_id": Unit,
    "owner_id": Unit,
    "uses_seal_of_id": Unit,
    "head_id": Person,
    "author_id": Person,
    "signer_id": Person,
}
_ROW_NAMES = {
    "member": N_("thành viên đoàn"),
    "attendance": N_("thành phần dự"),
    "visit_day": N_("ngày làm việc"),
    "visit_inspection": N_("các đơn vị của buổi làm việc"),
    "co_responsible": N_("đơn vị phối hợp"),
    "remediation": N_("quá trình khắc phục"),
    "quota": N_("chỉ tiêu của kế hoạch"),
    "post": N_("chức vụ"),
    "campaign_decision": N_("quyết định của đợt kiểm tra"),
    "unit_version": N_("các giai đoạn của đơn vị"),
    "succession": N_("quan hệ kế thừa"),
}


def rows_of(work: Work, kind: type[Record], owner: Mapping[str, int]) -> list[Any]:
    """Return the rows that belong to one record, in the order in which they were stored."""
    columns = kind.__table__.columns  # type: ignore[attr-defined]
    query = select(kind).where(*(columns[name] == value for name, value in owner.items()))
    if "id" in columns:
        query = query.order_by(col(columns["id"]))
    return list(work.session.exec(query))


def _changes(known: Tracked, values: Mapping[str, Any]) -> dict[str, Any]:
    changes = {}
    for name, value in values.items():
        current = getattr(known, name)
        wanted = _merged(current, value) if name == "extra" else value
        if current != wanted:
            changes[name] = wanted
    return changes


def _merged(current: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    # Services keep facts of their own in `extra`; a file speaks for its two keys only.
    merged = {**current, **said}
    if KEPT in said:
        merged[KEPT] = {**current.get(KEPT, {}), **said[KEPT]}
    return merged


def _differing(known: Tracked, changes: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    found = []
    for name, new in changes.items():
        old = getattr(known, name)
        if name != "extra":
            found.append((name, old, new))
            continue
        before, after = old.get(KEPT, {}), new.get(KEPT, {})
        keys = [key for key in after if before.get(key) != after[key]]
        found += [(key, before.get(key), after[key]) for key in keys]
        if old.get(ASSUMED) != new.get(ASSUMED):
            found.append((ASSUMED, old.get(ASSUMED), new.get(ASSUMED)))
    return found


def _same_rows(known: Sequence[Any], rows: Sequence[Mapping[str, Any]]) -> bool:
    if len(known) != len(rows):
        return False
    left = list(known)
    for values in rows:
        match = next(
            (row for row in left if all(getattr(row, k) == v for k, v in values.items())), None
        )
        if match is None:
            return False
        left.remove(match)
    return True


def _shown(value: Any) -> str:
    if value in (None, "", [], {}):
        return _("trống")
    text = str(value)
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57]}…”"
