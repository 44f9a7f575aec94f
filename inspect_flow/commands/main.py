"""The door of the command line; a noun's module is loaded only when the noun is used."""

from __future__ import annotations

import os
import sys
from contextvars import copy_context
from importlib import import_module
from typing import Any

import click

from inspect_flow import __version__
from inspect_flow.commands.frame import VerbGroup, shared_options
from inspect_flow.commands.misuse import spoken_misuse
from inspect_flow.commands.streams import prepare_streams, silence_broken_streams, spoken_faults
from inspect_flow.locale.translation import N_, _, use_language
from inspect_flow.vocabulary.errors import InspectFlowError

NOUNS: dict[str, tuple[str, str]] = {
    "init": ("setup:init", N_("Tạo cơ sở dữ liệu mới")),
    "demo": ("demo:demo", N_("Chạy trọn vụ việc Long Điền 2019 và in văn bản")),
    "check": ("check:check", N_("Kiểm tra quy trình, bảng kiểm, lịch và biểu mẫu")),
    "case": ("case:case", N_("Tệp vụ việc: kiểm tra, nạp, xuất")),
    "unit": ("unit:unit", N_("Cơ quan, đơn vị và lịch sử sắp xếp")),
    "person": ("person:person", N_("Người tham gia và chức vụ")),
    "campaign": ("campaign:campaign", N_("Đợt kiểm tra và kế hoạch")),
    "delegation": ("delegation:delegation", N_("Đoàn kiểm tra và thành viên")),
    "inspection": ("inspection:inspection", N_("Cuộc kiểm tra tại từng đơn vị")),
    "checklist": ("checklist:checklist", N_("Bảng kiểm, câu trả lời và điểm")),
    "finding": ("finding:finding", N_("Ưu điểm và tồn tại, hạn chế")),
    "deficiency": ("deficiency:deficiency", N_("Tồn tại phải khắc phục và thời hạn")),
    "directive": ("directive:directive", N_("Văn bản chấn chỉnh")),
    "document": ("document:document", N_("Văn bản của vụ việc")),
    "remind": ("remind:remind", N_("Nhắc việc, đôn đốc: xem trước, quét, sổ nhắc việc")),
    "outbox": ("outbox:outbox", N_("Hộp thư đi: chờ gửi, đã gửi, không gửi được")),
    "hook": ("hook:hook", N_("Phần mềm được báo tin khi có việc mới")),
    "serve": ("serve:serve", N_("Mở nơi làm việc trên trình duyệt")),
    "account": ("account:account", N_("Tài khoản đăng nhập và vai trò")),
    "calendar": ("calendar:calendar", N_("Ngày làm việc, thời hạn và lịch làm việc (ICS)")),
    "workflow": ("workflow:workflow", N_("Quy trình: xem và vẽ")),
    "audit": ("audit:audit", N_("Kiểm chứng nhật ký sự kiện")),
    "db": ("database:database", N_("Cơ sở dữ liệu: nâng cấp, sao lưu, khôi phục")),
}


class LazyGroup(VerbGroup):
    """The root: it knows names and one-line help without loading anything."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run in a context of its own: a language asked for lasts as long as the command."""
        return copy_context().run(super().main, *arguments, **settings)

    def make_context(self, *arguments: Any, **settings: Any) -> click.Context:
        """Read the options before the noun."""
        with spoken_misuse(), spoken_faults():
            return super().make_context(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        """Read the rest of the command line and run it."""
        with spoken_misuse(), spoken_faults():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the nouns in the order of the case."""
        return list(NOUNS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module of one noun."""
        if cmd_name not in NOUNS:
            return None
        module, attribute = NOUNS[cmd_name][0].split(":")
        command: click.Command = getattr(
            import_module(f"inspect_flow.commands.{module}"), attribute
        )
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the nouns from the table alone."""
        with formatter.section(_("Lệnh")):
            formatter.write_dl(
                [(name, _(help_text)) for name, (_place, help_text) in NOUNS.items()]
            )


root = LazyGroup(
    "inspect-flow",
    help=N_("Quản lý đợt kiểm tra cải cách hành chính: từ quyết định đến khi khắc phục xong."),
    epilog="inspect-flow demo --to out\ninspect-flow deficiency list --overdue",
)
root.params.extend(shared_options())
root = click.version_option(
    __version__, prog_name="inspect-flow", message="%(prog)s %(version)s",
    help=N_("Xem phiên bản rồi thoát"),
)(root)  # fmt: skip


def main() -> None:
    """Run the command line; a refusal ends with its sentence and its exit code."""
    use_language(_language_asked_for(sys.argv[1:]))
    prepare_streams()
    try:
        root.main(prog_name="inspect-flow")
    except InspectFlowError as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(refusal.exit_code)
    finally:
        silence_broken_streams()


def _language_asked_for(arguments: list[str]) -> str:
    """Look for --lang before click does, so that --help speaks it wherever it stands."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return os.environ.get("INSPECT_FLOW_LANG", "vi")
