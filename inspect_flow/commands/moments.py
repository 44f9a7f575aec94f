"""Dates and moments as people type them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import click

from inspect_flow.locale.dates import local_day, read_moment
from inspect_flow.locale.translation import _

_SPAN = re.compile(r"^([0-9]{1,6})([mhd])$")
_SPAN_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class Moment(click.ParamType[datetime]):
    """A moment in Vietnamese time; a day alone means 08:00."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the UTC moment, or fail with what is allowed."""
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        try:
            return read_moment(str(value))
        except ValueError:
            message = _(
                "'{value}' không phải ngày; viết 14/08/2019, 2019-08-14 hoặc thêm giờ 08:00"
            )
            return self.fail(message.format(value=value), param, ctx)


class Day(Moment):
    """A day of the Vietnamese calendar."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the date, or fail with what is allowed."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        return local_day(super().convert(value, param, ctx))


class DeadlineOption(click.Option):
    """The option --deadline; --until, as some verbs once called it, is still understood."""

    def __init__(self, param_decls: Sequence[str] | None = None, **settings: Any) -> None:
        names = ["--deadline", "--until", *(param_decls or ())]
        super().__init__(names, type=Day(), **settings)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the help without the old spelling."""
        spellings, self.opts = self.opts, self.opts[:1]
        try:
            return super().get_help_record(ctx)
        finally:
            self.opts = spellings

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Name the option in errors by its present spelling."""
        return f"'{self.opts[0]}'"


class Span(click.ParamType[timedelta]):
    """A length of time: 90m, 26h, 2d."""

    name = "SPAN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the span, or fail with what is allowed."""
        if isinstance(value, timedelta):
            return value
        found = _SPAN.match(str(value).strip().lower())
        try:
            span = timedelta(**{_SPAN_UNITS[found[2]]: int(found[1])}) if found else timedelta()
        except OverflowError:
            span = timedelta()
        if span:
            return span
        message = _("'{value}' không phải khoảng thời gian; viết 90m, 26h hoặc 2d")
        return self.fail(message.format(value=value), param, ctx)
