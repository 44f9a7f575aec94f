"""`inspect-flow document sign`, `attach-signed`, `signatures`: digital signatures on papers."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.document_printing import refuse_existing
from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.reading_files import content_of, text_of
from inspect_flow.commands.telling import tell, told
from inspect_flow.commands.writing_files import write_whole
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from inspect_flow.documents.signing.keys import Key

_FILE = click.Path(path_type=Path)


@click.command(
    "sign",
    cls=Verb,
    help=N_(
        "Ký số văn bản đã ban hành bằng tệp PKCS#12 hoặc thiết bị (token); tệp đã ký được lưu kho"
    ),
    epilog="inspect-flow document sign VB-2019-0002 --pkcs12 khoa.p12 --to bien-ban-ky.pdf",
)
@click.argument("code")
@click.option("--pkcs12", type=_FILE, metavar="FILE", help=N_("Tệp khóa và chứng thư (.p12, .pfx)"))
@click.option("--password-file", type=_FILE, metavar="FILE",
              help=N_("Tệp chứa mật khẩu hoặc mã PIN; không ghi thì được hỏi"))  # fmt: skip
@click.option("--token", type=_FILE, metavar="FILE", help=N_("Thư viện PKCS#11 của thiết bị ký số"))
@click.option(
    "--label", default="", metavar="TEXT", help=N_("Tên khóa và chứng thư trong thiết bị")
)
@click.option(
    "--seal", is_flag=True, help=N_("Ký với tư cách cơ quan (dấu số), sau chữ ký của người")
)
@click.option("--block", type=click.IntRange(min=1), default=None, metavar="N",
              help=N_("Ô chữ ký thứ mấy; không ghi thì ô mang tên người ký"))  # fmt: skip
@click.option(
    "--picture", type=_FILE, metavar="FILE", help=N_("Ảnh chữ ký hoặc con dấu (.png nền trong)")
)
@click.option("--reason", default="", metavar="TEXT", help=N_("Lý do ký"))
@click.option("--place", "location", default="", metavar="TEXT", help=N_("Nơi ký"))
@click.option(
    "--time-stamp", metavar="URL", help=N_("Máy chủ cấp dấu thời gian; không ghi thì theo cơ quan")
)
@click.option("--no-time-stamp", is_flag=True, help=N_("Ký không có dấu thời gian"))
@click.option("--to", "file", type=_FILE, metavar="FILE", help=N_("Ghi thêm tệp đã ký ra đây"))
@pass_desk
def sign(desk: Desk, /, code: str, file: Path | None, **asked: Any) -> None:
    """Sign an issued paper."""
    from inspect_flow.bootstrap.signing import refuse_before_signing, sign_stored, stored_file

    if file is not None:
        refuse_existing(file, overwrite=False)
    if (asked["pkcs12"] is None) == (asked["token"] is None):
        raise BadInput(_("Chọn một: --pkcs12 với tệp khóa, hoặc --token với thư viện của thiết bị"))
    wish = _wish(asked)
    refuse_before_signing(desk, code)
    with _key(asked) as key:
        kept = sign_stored(desk, code, key, wish)
    done = _("Đã ký số {code}: {name}.").format(code=code, name=key.name)
    said = told(done, code=code, sha256=kept.sha256, signers=kept.signers)
    if file is not None:
        write_whole(file, stored_file(desk, code), make_folder=True)
        said.sentences.append(_("Đã ghi ra {file}.").format(file=file))
    tell(desk, said)


@click.command(
    "attach-signed",
    cls=Verb,
    help=N_("Nhận tệp đã ký số bằng phần mềm khác; tự tìm văn bản, từ chối nếu nội dung đã khác"),
    epilog="inspect-flow document attach-signed bien-ban-da-ky.pdf",
)
@click.argument("file", type=_FILE)
@pass_desk
def attach_signed(desk: Desk, file: Path) -> None:
    """Keep a file that was signed elsewhere."""
    from inspect_flow.bootstrap.signing import attach_signed as attach

    code, kept = attach(desk, content_of(file), file.name)
    names = ", ".join(kept.signers)
    done = _("Đã nhận tệp ký số của {code}: {names}.").format(code=code, names=names)
    tell(desk, told(done, code=code, sha256=kept.sha256, signers=kept.signers))


@click.command(
    "signatures",
    cls=Verb,
    help=N_(
        "Kiểm tra chữ ký số của một văn bản hoặc một tệp: ai ký, lúc nào, còn nguyên vẹn, tin cậy"
    ),
    epilog="inspect-flow document signatures VB-2019-0002\n"
    "inspect-flow document signatures bien-ban-da-ky.pdf --trust ca.pem",
)
@click.argument("code_or_file", metavar="CODE|FILE")
@click.option("--trust", type=_FILE, multiple=True, metavar="FILE",
              help=N_("Chứng thư gốc tin cậy (PEM, DER); lặp lại được"))  # fmt: skip
@click.option("--to", "file", type=_FILE, metavar="FILE", help=N_("Ghi tệp đã ký ra đây"))
@pass_desk
def signatures(desk: Desk, code_or_file: str, trust: tuple[Path, ...], file: Path | None) -> None:
    """Report on every signature."""
    from inspect_flow.bootstrap.signing import report_on, stored_file

    if file is not None:
        refuse_existing(file, overwrite=False)
    given = Path(code_or_file)
    content = content_of(given) if given.is_file() else stored_file(desk, code_or_file)
    rows = report_on(desk, content, given.name, trust)
    if file is not None:
        write_whole(file, content, make_folder=True)
    _show(rows, as_json=desk.as_json)


def _show(rows: Sequence[dict[str, Any]], *, as_json: bool) -> None:
    columns = {
        "signer": _("Người ký"),
        "organisation": _("Cơ quan"),
        "signed_at": _("Thời gian ký"),
        "time_stamp": _("Dấu thời gian"),
        "holds": _("Nguyên vẹn"),
        "trusted": _("Tin cậy"),
        "covers_file": _("Phủ cả tệp"),
    }
    show_rows(rows, columns, as_json=as_json)
    if not as_json:
        for distrust in dict.fromkeys(each["distrust"] for each in rows if each["distrust"]):
            click.echo(_("Chưa tin cậy: {why}.").format(why=distrust))


def _wish(asked: dict[str, Any]) -> Any:
    from inspect_flow.bootstrap.signing import SigningWish

    picture = asked["picture"]
    return SigningWish(
        block=asked["block"] or 0,
        is_seal=asked["seal"],
        picture=content_of(picture) if picture else b"",
        picture_name=picture.name if picture else "",
        reason=asked["reason"],
        location=asked["location"],
        time_stamp="" if asked["no_time_stamp"] else asked["time_stamp"],
    )


def _key(asked: dict[str, Any]) -> AbstractContextManager[Key]:
    from inspect_flow.documents.signing.keys import key_in_file, key_on_token

    if asked["pkcs12"] is not None:
        content = content_of(asked["pkcs12"])
        password = _password(asked["password_file"], _("Mật khẩu của tệp khóa"))
        return nullcontext(key_in_file(content, password, asked["pkcs12"].name))
    if not asked["label"]:
        raise BadInput(_("Cần --label: tên khóa và chứng thư trong thiết bị"))
    pin = _password(asked["password_file"], _("Mã PIN của thiết bị"))
    return key_on_token(asked["token"], asked["label"], pin)


def _password(file: Path | None, question: str) -> str:
    if file is not None:
        return text_of(file).rstrip("\r\n")
    return str(click.prompt(question, hide_input=True, default="", show_default=False, err=True))
