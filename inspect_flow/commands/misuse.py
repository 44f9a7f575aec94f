"""Say in the user's language what is wrong with a command line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

import click

from inspect_flow.commands.help_pages import in_words
from inspect_flow.locale.translation import N_, _

# What click says, and how it is said here; what click leaves to us is in our words already.
_SENTENCES = (
    (r"Got unexpected extra arguments? \((?P<rest>.*)\)", N_("Không hiểu phần thừa: {rest}")),
    (r"Missing command\.", N_("Thiếu lệnh")),
    (r"Option (?P<name>'.*') requires an argument\.", N_("Tùy chọn {name} cần một giá trị")),
    (r"Option (?P<name>'.*') does not take a value\.", N_("Tùy chọn {name} không nhận giá trị")),
    (
        r"(?P<value>['\"].*['\"]) is not(?: one of)? (?P<choices>'.*')\.",
        N_("{value} không dùng được ở đây; chọn một trong: {choices}"),
    ),
    (
        r"(?P<value>['\"].*['\"]) is not a valid (?:integer|float)\.",
        N_("{value} không phải là số"),
    ),
    (r"(?P<value>\S+) is not in the range (?P<range>.+)\.", N_("{value} nằm ngoài khoảng {range}")),
    (r"\w+ (?P<file>['\"].*['\"]) does not exist\.", N_("không có {file}; kiểm tra đường dẫn")),
    (r"\w+ (?P<file>['\"].*['\"]) is a file\.", N_("{file} là tệp; cần một thư mục")),
    (r"\w+ (?P<file>['\"].*['\"]) is a directory\.", N_("{file} là thư mục; cần một tệp")),
    (r"\w+ (?P<file>['\"].*['\"]) is not readable\.", N_("không đọc được {file}")),
    (r"\w+ (?P<file>['\"].*['\"]) is not writable\.", N_("không ghi được vào {file}")),
)

# What shells expect of a program that was stopped by SIGINT.
_INTERRUPTED = 130


class Misuse(click.UsageError):
    """A command line that cannot be understood; it ends with exit code 2."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the usage, where to find help, and what is wrong."""
        if self.ctx is not None:
            click.echo(self.ctx.get_usage(), file, err=file is None)
            path = self.ctx.command_path
            look = _("Xem trợ giúp: {command}").format(command=f"{path} --help")
            click.echo(f"{look}\n", file, err=file is None)
        click.echo(self.message, file, err=file is None)


@contextmanager
def spoken_misuse() -> Iterator[None]:
    """Turn what click says of a command line into the user's language."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as fault:
        raise Misuse(_sentence(fault), fault.ctx) from fault
    except (KeyboardInterrupt, EOFError):
        # The empty line closes the terminal's "^C".
        click.echo("\n" + _("Đã dừng theo yêu cầu."), err=True)
        raise click.exceptions.Exit(_INTERRUPTED) from None


def _sentence(fault: click.UsageError) -> str:
    match fault:
        case click.NoSuchOption():
            known = _near(fault.possibilities)
            return _("Không có tùy chọn '{name}'{near}").format(name=fault.option_name, near=known)
        case click.exceptions.NoSuchCommand():
            known = _near(_similar_commands(fault.command_name, fault.ctx))
            return _("Không có lệnh '{name}'{near}").format(name=fault.command_name, near=known)
        case click.MissingParameter():
            return _("Thiếu {name}").format(name=_named(fault))
        case click.BadParameter() if _named(fault):
            return f"{_named(fault)}: {_translated(fault.message)}"
    return _translated(fault.message)


def _similar_commands(typed: str, ctx: click.Context | None) -> list[str]:
    """Return what may have been meant; click itself overlooks commands that are loaded late."""
    from difflib import get_close_matches

    if ctx is None or not isinstance(ctx.command, click.Group):
        return []
    return get_close_matches(typed, ctx.command.list_commands(ctx))


def _named(fault: click.BadParameter) -> str:
    if fault.param is None or fault.ctx is None:
        return ""
    return in_words(fault.param.get_error_hint(fault.ctx))


def _translated(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return _(sentence).format(**found.groupdict())
    return message


def _near(words: Sequence[str] | None) -> str:
    named = ", ".join(f"'{word}'" for word in sorted(words or ()))
    return _("; có phải ý là {words}?").format(words=named) if named else ""
