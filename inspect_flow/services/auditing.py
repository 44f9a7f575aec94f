"""Prove the event chains or name what is broken; print the root over all heads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

import sqlalchemy
from sqlalchemy import func, null
from sqlmodel import Session, col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import STATEFUL, TRACKED, Event, metadata
from inspect_flow.rules.chain import START, Head, link, merkle_root
from inspect_flow.vocabulary.errors import BadInput

Chain = list[Any]
"""The events of one record as plain rows, oldest first; as objects they would cost far more."""

_CHAINS_AT_ONCE = 500


def broken_links(session: Session) -> Iterator[str]:
    """Yield one sentence for each fault: altered, missing, forked, cut off, unrecorded."""
    seen: set[tuple[str, int]] = set()
    chains = _chains(session)
    while portion := list(islice(chains, _CHAINS_AT_ONCE)):
        standing = _standing(session, portion)
        for chain in portion:
            subject = (chain[0].entity, chain[0].entity_id)
            seen.add(subject)
            yield from _chain_faults(chain)
            yield from _record_faults(session, chain, standing.get(subject))
    yield from _unrecorded(session, seen)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a verification of all chains found; `faults` are the first of them."""

    n_events: int
    n_chains: int = 0
    root: str = ""
    n_faults: int = 0
    faults: tuple[str, ...] = ()
    is_too_long: bool = False


def proof_of_chains(session: Session, most: int, shown: int = 50) -> Proof:
    """Verify all chains where there are at most so many events."""
    count = session.exec(select(func.count()).select_from(Event)).one()
    if count > most:
        return Proof(count, is_too_long=True)
    faults = list(broken_links(session))
    return Proof(count, len(heads(session)), root(session), len(faults), tuple(faults[:shown]))


def heads(session: Session) -> list[Head]:
    """Return the last event of every record."""
    newest = (
        select(Event.entity, Event.entity_id, func.max(Event.version).label("version"))
        .group_by(col(Event.entity), col(Event.entity_id))
        .subquery()
    )
    rows = session.exec(
        select(Event.entity, Event.entity_id, Event.version, Event.hash).join(
            newest,
            (col(Event.entity) == newest.c.entity)
            & (col(Event.entity_id) == newest.c.entity_id)
            & (col(Event.version) == newest.c.version),
        )
    )
    return [Head(*row) for row in rows]


def root(session: Session) -> str:
    """Return the Merkle root over all heads; kept outside, it proves that nothing was cut off."""
    return merkle_root(heads(session))


def manifest(session: Session) -> dict[str, Any]:
    """Return root and heads, to be kept outside the database."""
    found = sorted(heads(session), key=lambda head: (head.entity, head.entity_id))
    return {
        "root": merkle_root(found),
        "heads": [[head.entity, head.entity_id, head.version, head.hash] for head in found],
    }


def missing_since(session: Session, kept: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a kept manifest proves and the database no longer holds."""
    known = _kept_heads(kept)
    if merkle_root(known) != kept.get("root"):
        raise BadInput(
            _("Tệp đối chiếu không tự khớp"), [_("gốc Merkle không phải của danh sách trong tệp")]
        )
    for head in known:
        stored = session.exec(
            select(Event.hash).where(
                Event.entity == head.entity,
                Event.entity_id == head.entity_id,
                Event.version == head.version,
            )
        ).first()
        if stored is None:
            yield _("{record}: sự kiện {version} đã bị xóa").format(
                record=_named(session, head.entity, head.entity_id), version=head.version
            )
        elif stored != head.hash:
            yield _("{record}: sự kiện {version} đã bị viết lại").format(
                record=_named(session, head.entity, head.entity_id), version=head.version
            )


def _chains(session: Session) -> Iterator[Chain]:
    table = metadata.tables["event"]
    columns = table.c
    rows = session.execute(
        sqlalchemy.select(table)
        .order_by(columns.entity, columns.entity_id, columns.version, columns.id)
        .execution_options(yield_per=1000)
    )
    for _subject, events in groupby(rows, key=attrgetter("entity", "entity_id")):
        yield list(events)


def _standing(
    session: Session, chains: Sequence[Chain]
) -> dict[tuple[str, int], tuple[int, str | None]]:
    """Return version and state of the records of `chains`, with one query for each table."""
    found: dict[tuple[str, int], tuple[int, str | None]] = {}
    by_entity = groupby((chain[-1] for chain in chains), key=attrgetter("entity"))
    for entity, events in by_entity:
        identities = [event.entity_id for event in events]
        if entity not in TRACKED:
            continue
        columns = metadata.tables[entity].c
        state = columns.state if entity in STATEFUL else null()
        query = sqlalchemy.select(columns.id, columns.version, state)
        for identity, version, known in session.execute(query.where(columns.id.in_(identities))):
            found[entity, identity] = (version, known)
    return found


def _chain_faults(chain: Chain) -> Iterator[str]:
    previous, wanted = START, 1
    for event in chain:
        where = f"{event.entity} {event.entity_id}"
        if event.version != wanted:
            known = event.version < wanted
            yield (
                _("{record}: sự kiện {version} có hai bản (chuỗi bị rẽ nhánh)")
                if known
                else _("{record}: thiếu sự kiện {missing}, sau đó là {version}")
            ).format(record=where, version=event.version, missing=wanted)
            return
        fault = _event_fault(event, previous)
        if fault:
            yield fault.format(record=where, version=event.version)
            return
        previous, wanted = event.hash, wanted + 1


def _event_fault(event: Any, previous: str) -> str:
    if event.previous != previous:
        return _("{record}: sự kiện {version} không nối với sự kiện trước")
    if event.hash != link(event.previous, event.body):
        return _("{record}: nội dung sự kiện {version} đã bị sửa")
    body = json.loads(event.body)
    told = (event.entity, event.entity_id, event.version, event.tag, event.actor)
    if told != tuple(body.get(key) for key in ("entity", "id", "version", "tag", "actor")):
        return _("{record}: cột của sự kiện {version} khác nội dung đã ký mã")
    moments = (event.at.isoformat(), event.recorded_at.isoformat())
    if moments != (body.get("at"), body.get("recorded_at")):
        return _("{record}: thời điểm của sự kiện {version} khác nội dung đã ký mã")
    return ""


def _record_faults(
    session: Session, chain: Chain, standing: tuple[int, str | None] | None
) -> Iterator[str]:
    last = chain[-1]
    if standing is None:
        yield _("{record}: bản ghi đã bị xóa, chỉ còn sự kiện").format(
            record=f"{last.entity} {last.entity_id}"
        )
        return
    version, state = standing
    if version != last.version:
        yield _("{record}: bản ghi ở bản {version} nhưng sự kiện cuối là {last} (mất đuôi)").format(
            record=_named(session, last.entity, last.entity_id), version=version, last=last.version
        )
    if last.entity in STATEFUL and _last_state(chain) != state:
        yield _("{record}: trạng thái trong bản ghi khác trạng thái trong sự kiện").format(
            record=_named(session, last.entity, last.entity_id)
        )


def _last_state(chain: Chain) -> str | None:
    for event in reversed(chain):
        body = json.loads(event.body)
        state = {**body.get("fields", {}), **body.get("changes", {})}.get("state")
        if state is not None:
            return str(state)
    return None


def _unrecorded(session: Session, seen: set[tuple[str, int]]) -> Iterator[str]:
    for entity, kind in TRACKED.items():
        for identity in session.exec(select(_id_of(kind))):
            if (entity, identity) not in seen:
                yield _("{record}: bản ghi không có sự kiện nào").format(
                    record=_named(session, entity, identity)
                )


def _id_of(kind: type[Tracked]) -> Any:
    return kind.__table__.columns["id"]  # type: ignore[attr-defined]


def _named(session: Session, entity: str, entity_id: int) -> str:
    record = session.get(TRACKED[entity], entity_id) if entity in TRACKED else None
    return f"{entity} {getattr(record, 'code', '') or entity_id}"


def _kept_heads(kept: Mapping[str, Any]) -> list[Head]:
    try:
        return [Head(str(e), int(i), int(v), str(h)) for e, i, v, h in kept["heads"]]
    except (KeyError, TypeError, ValueError):
        raise BadInput(
            _("Tệp đối chiếu không đúng dạng"), [_("dùng tệp do inspect-flow audit root --to tạo")]
        ) from None
