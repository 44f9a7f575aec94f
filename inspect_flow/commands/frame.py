"""What every command shares: options, language, the desk to work at, and how refusals end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.help_pages import SpokenCommand
from inspect_flow.commands.moments import Moment
from inspect_flow.commands.typed_text import read_as_text
from inspect_flow.locale.translation import LANGUAGES, N_, _, use_language
from inspect_flow.vocabulary.errors import PagesNotMeasured

if TYPE_CHECKING:
    from inspect_flow.services.work import Work


@dataclass
class Desk:
    """The settings of one invocation, and the way to the database."""

    database: str | None = None
    acting: str | None = None
    on: datetime | None = None
    as_json: bool = False
    definitions: str | None = None
    # What the pages of papers break, measured before the transaction that issues them.
    measured: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """Open one transaction in which everything or nothing is written."""
        from inspect_flow.bootstrap.opening import open_work

        place = (self.database, self.acting, self._moment(), self.definitions, self.measured)
        with open_work(*place) as work:
            yield work

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """Open a session that only reads."""
        from inspect_flow.bootstrap.opening import open_reading

        with open_reading(self.database, self.acting, self._moment(), self.definitions) as work:
            yield work

    def measure(self, unknown: PagesNotMeasured) -> None:
        """Print and measure a paper that is about to be issued; no transaction is open."""
        from inspect_flow.bootstrap.form import measure

        measure(unknown, self.definitions, self.measured)

    def _moment(self) -> tuple[datetime, datetime]:
        now = datetime.now(UTC)
        return self.on or now, now


pass_desk = click.make_pass_decorator(Desk, ensure=True)
"""Give a command its `Desk` as first argument."""


def _keep(attribute: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def store(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        # An option may stand before or after the verb; the later one wins.
        if value not in (None, False):
            setattr(context.ensure_object(Desk), attribute, value)

    return store


def _speak(_context: click.Context, _parameter: click.Parameter, language: str | None) -> None:
    if language:
        use_language(language)


def shared_options() -> list[click.Option]:
    """Return the options that every command takes."""
    return [
        _shared("--database", "database", N_("Địa chỉ cơ sở dữ liệu (hoặc INSPECT_FLOW_DATABASE)"),
                metavar="URL"),
        _shared("--definitions", "definitions",
                N_("Thư mục định nghĩa riêng của cơ quan (hoặc INSPECT_FLOW_HOME)"),
                metavar="DIR"),
        _shared("--as", "acting", N_("Người thực hiện, theo mã (hoặc INSPECT_FLOW_AS)"),
                metavar="PERSON", envvar="INSPECT_FLOW_AS"),
        _shared("--on", "on", N_("Thời điểm sự việc xảy ra, nếu ghi lại việc đã qua"),
                type=Moment(), metavar="DATE"),
        _shared("--json", "as_json", N_("In kết quả dạng JSON"), is_flag=True),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, is_eager=True,
                     callback=_speak, envvar="INSPECT_FLOW_LANG",
                     help=N_("Ngôn ngữ hiển thị (hoặc INSPECT_FLOW_LANG)")),
    ]  # fmt: skip


def _shared(flag: str, attribute: str, help_text: str, **settings: Any) -> click.Option:
    return click.Option(
        [flag], expose_value=False, callback=_keep(attribute), help=help_text, **settings
    )


class Verb(SpokenCommand):
    """One command; it takes the shared options besides its own."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.params.extend(shared_options())
        read_as_text(self.params)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a paper that it issues is measured first, and the command begins again.

        Nothing was written or said by then: verbs speak once their transaction is committed.
        """
        while True:
            try:
                return super().invoke(ctx)
            except PagesNotMeasured as unknown:
                ctx.ensure_object(Desk).measure(unknown)


class VerbGroup(SpokenCommand, click.Group):
    """A noun with its verbs."""

    command_class = Verb

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the case, not of the alphabet."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and then the verbs."""
        SpokenCommand.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs with their short help."""
        rows = [
            (name, command.get_short_help_str())
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        if rows:
            with formatter.section(_("Lệnh")):
                formatter.write_dl(rows)


def noun(name: str, help_text: str) -> Callable[[Callable[[], None]], VerbGroup]:
    """Declare a group of verbs: `@noun("unit", N_("…"))` over a function without body."""
    return click.group(name, cls=VerbGroup, help=help_text)


def choices(words: Sequence[str]) -> click.Choice[str]:
    """Return a choice among stored words."""
    return click.Choice([str(word) for word in words])
