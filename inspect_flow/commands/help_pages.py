"""Help in the user's language; click alone would show its own words in English."""

from __future__ import annotations

import re
from types import MappingProxyType

import click

from inspect_flow.locale.translation import N_, _

# Click shows the place of a value by its English name in capitals.
_PLACES = MappingProxyType(
    {
        "ABSENT": N_("NGƯỜI_VẮNG"),
        "ARGS": N_("THAM_SỐ"),
        "CAMPAIGN": N_("ĐỢT"),
        "CODE": N_("MÃ"),
        "COMMAND": N_("LỆNH"),
        "COUNT": N_("SỐ"),
        "DATE": N_("NGÀY"),
        "DIR": N_("THƯ_MỤC"),
        "DIRECTORY": N_("THƯ_MỤC"),
        "FILE": N_("TỆP"),
        "GUARD": N_("ĐIỀU_KIỆN"),
        "HH:MM": N_("GIỜ:PHÚT"),
        "INSPECTION": N_("CUỘC"),
        "INTEGER": N_("SỐ"),
        "ITEM": N_("TIÊU_CHÍ"),
        "KEY": N_("KHÓA"),
        "KIND": N_("LOẠI"),
        "LEVEL": N_("CẤP"),
        "MINIMUM": N_("TỐI_THIỂU"),
        "NAME": N_("TÊN"),
        "NUMBER": N_("SỐ"),
        "OPTIONS": N_("TÙY_CHỌN"),
        "PATH": N_("TỆP"),
        "PERSON": N_("NGƯỜI"),
        "PREVIOUS": N_("ĐỢT_TRƯỚC"),
        "REASON": N_("LÝ_DO"),
        "SOURCE": N_("TỆP_NGUỒN"),
        "STATEMENT": N_("NỘI_DUNG"),
        "SYMBOL": N_("KÝ_HIỆU"),
        "TARGET": N_("TỆP_ĐÍCH"),
        "SPAN": N_("KHOẢNG"),
        "TEXT": N_("CHỮ"),
        "TITLE": N_("TÊN"),
        "TRANSITION": N_("BƯỚC"),
        "UNIT": N_("ĐƠN_VỊ"),
        "URL": N_("ĐỊA_CHỈ"),
        "VALUE": N_("GIÁ_TRỊ"),
        "VERSION": N_("BẢN"),
        "WORD": N_("TỪ"),
        "YEAR": N_("NĂM"),
    }
)
_CAPITALS = re.compile(r"[A-Z]{2,}(?::[A-Z]{2,})?")


def in_words(usage: str) -> str:
    """Name the places of values in the user's language: "CODE [OPTIONS]" as "MÃ [TÙY_CHỌN]"."""

    def named(found: re.Match[str]) -> str:
        word = found.group()
        return _(_PLACES[word]) if word in _PLACES else word

    return _CAPITALS.sub(named, usage)


class SpokenCommand(click.Command):
    """A command whose help is shown in the user's language."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option --help with a text from the catalogue."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = N_("Xem trợ giúp này rồi thoát")
        return option

    def get_short_help_str(self, limit: int = 60) -> str:
        """Return the first sentence of the help, translated and uncut."""
        return _(self.short_help or self.help or "").split("\n")[0].strip()

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call the command."""
        pieces = in_words(" ".join(self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, f"{_('Cách dùng')}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the translated help."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help or ""))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example as it stands; examples are the same in every language."""
        if self.epilog:
            formatter.write_paragraph()
            formatter.write(f"{_('Ví dụ')}:\n")
            for line in self.epilog.splitlines():
                formatter.write(f"  {line}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options with translated help."""
        rows = [row for each in self.get_params(ctx) if (row := _row(each, ctx)) is not None]
        if rows:
            with formatter.section(_("Tùy chọn")):
                formatter.write_dl(rows)


def _row(parameter: click.Parameter, ctx: click.Context) -> tuple[str, str] | None:
    record = parameter.get_help_record(ctx)
    help_text = _(getattr(parameter, "help", None) or "")
    # An argument stands in the line of usage already.
    if record is None or (isinstance(parameter, click.Argument) and not help_text):
        return None
    extra = _extra(parameter, ctx)
    return in_words(record[0]), f"{help_text}  [{extra}]" if extra else help_text


def _extra(parameter: click.Parameter, ctx: click.Context) -> str:
    if not isinstance(parameter, click.Option):
        return ""
    extra = parameter.get_help_extra(ctx)
    found = [_("mặc định: {value}").format(value=extra["default"])] if "default" in extra else []
    return "; ".join([*found, _("bắt buộc")] if "required" in extra else found)
