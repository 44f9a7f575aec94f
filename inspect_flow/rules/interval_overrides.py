"""Checking intervals as people type them, and laying a campaign's own over the defaults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.rules.intervals import (
    IntervalTable,
    NamedInterval,
    count_fault,
    nearest,
    read_interval,
)
from inspect_flow.vocabulary.calendars import Direction, SourceMark, TimeUnit
from inspect_flow.vocabulary.errors import BadInput

INTERVAL_KEYS = ("count", "unit", "starts", "direction", "basis")


def interval_faults(written: Mapping[str, Any], events: Iterable[str]) -> list[tuple[str, str]]:
    """Return every fault of an interval as typed, each with its key."""
    faults = [
        (key, _("không có khóa '{key}'{hint}").format(key=key, hint=nearest(key, INTERVAL_KEYS)))
        for key in written
        if key not in INTERVAL_KEYS
    ]
    if "count" in written:
        faults += [("count", fault) for fault in [count_fault(written["count"])] if fault]
    faults += _word_faults(written, "unit", [unit.value for unit in TimeUnit])
    faults += _word_faults(written, "direction", [each.value for each in Direction])
    faults += _word_faults(written, "starts", list(events))
    if not isinstance(written.get("basis", ""), str):
        faults.append(("basis", _("basis phải là một câu")))
    return faults


def with_overrides(
    defaults: IntervalTable, overrides: Mapping[str, Mapping[str, Any]]
) -> IntervalTable:
    """Return `defaults` with a campaign's own values; what an override leaves out stays.

    Raises `BadInput` with every fault of every override at once.
    """
    reasons: list[str] = []
    changed = dict(defaults.intervals)
    for name, written in overrides.items():
        faults = _override_faults(defaults, name, written)
        reasons += faults
        if not faults:
            changed[name] = _overridden(changed[name], written)
    if reasons:
        raise BadInput(_("Thời hạn riêng của đợt kiểm tra không hợp lệ"), reasons)
    return IntervalTable(MappingProxyType(changed), defaults.events)


def _overridden(default: NamedInterval, written: Mapping[str, Any]) -> NamedInterval:
    # A value of the campaign's own stands on the campaign's own paper, not on the default's.
    own_basis = {"basis": written.get("basis", _("kế hoạch của đợt kiểm tra"))}
    interval = read_interval({**written, **own_basis}, default.interval)
    return NamedInterval(default.name, default.labels, interval, SourceMark.VERIFIED)


def _override_faults(defaults: IntervalTable, name: str, written: object) -> list[str]:
    if name not in defaults.intervals:
        return [
            _("không có thời hạn '{name}'{hint}").format(
                name=name, hint=nearest(name, defaults.intervals)
            )
        ]
    if not isinstance(written, Mapping):
        return [_("{name}: phải ghi dạng {{count: 10, unit: working_day}}").format(name=name)]
    return [f"{name}: {fault}" for _key, fault in interval_faults(written, defaults.events)]


def _word_faults(written: Mapping[str, Any], key: str, allowed: list[str]) -> list[tuple[str, str]]:
    if key not in written or written[key] in allowed:
        return []
    sentence = _("{key} '{value}' không hợp lệ{hint}; chỉ nhận: {allowed}").format(
        key=key,
        value=written[key],
        hint=nearest(str(written[key]), allowed),
        allowed=", ".join(allowed),
    )
    return [(key, sentence)]
