"""What the tests of signing do at the terminal, and what attackers do to files."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization

from tests.command_line import CommandLine
from tests.signers import PASSWORD, authority, signer

MINUTES = "VB-2019-0002"


def lay_out_keys(folder: Path) -> Path:
    """Lay out the keys of Tú, Hạnh and the department, the password, the roots."""
    folder.mkdir()
    for name, who in (("tu", "Tú"), ("hanh", "Hạnh"), ("so", "Sở Nội vụ tỉnh Mẫu")):
        (folder / f"{name}.p12").write_bytes(signer(who).pkcs12)
    (folder / "password").write_text(f"{PASSWORD}\n", encoding="utf-8")
    pem = serialization.Encoding.PEM
    (folder / "ca.pem").write_bytes(authority().certificate.public_bytes(pem))
    (folder / "other.pem").write_bytes(authority("CA khác").certificate.public_bytes(pem))
    return folder


def words_to_sign(keys: Path, who: str, *more: str) -> list[str]:
    key = ["--pkcs12", str(keys / f"{who}.p12"), "--password-file", str(keys / "password")]
    return ["document", "sign", MINUTES, *key, *more]


def report(desk: CommandLine, thing: str | Path, keys: Path, root: str = "ca.pem") -> Any:
    return desk.told("document", "signatures", str(thing), "--trust", str(keys / root))


def verdict(desk: CommandLine, file: Path) -> Any:
    return json.loads(desk.run("document", "verify", str(file), "--json").output)


def signed_outside(pdf: bytes, who: str, field: str = "Signature1") -> bytes:
    """Sign as another program does: one more revision with a field of its own name."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    key = signers.SimpleSigner.load_pkcs12_data(signer(who).pkcs12, [], PASSWORD.encode())
    meta = signers.PdfSignatureMetadata(field_name=field)
    written: bytes = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), meta, key).getvalue()
    return written


def signed_with_a_picture(pdf: bytes, who: str, box: tuple[int, ...], said: str = "X") -> bytes:
    """Sign the first page as another program does, with a white picture laid over `box`."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko.stamp import TextStampStyle

    key = signers.SimpleSigner.load_pkcs12_data(signer(who).pkcs12, [], PASSWORD.encode())
    signing = signers.PdfSigner(
        signers.PdfSignatureMetadata(field_name="Signature1"),
        key,
        stamp_style=TextStampStyle(stamp_text=said),
        new_field_spec=fields.SigFieldSpec("Signature1", on_page=0, box=box),
    )
    written: bytes = signing.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))).getvalue()
    return written


def updated(pdf: bytes, change: Any) -> bytes:
    """Append a revision that changes what is there: a shadow attack."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def hide_the_page(writer: Any) -> None:
    from pyhanko.pdf_utils import generic

    page = writer.root["/Pages"]["/Kids"][0]
    page[generic.NameObject("/Contents")] = writer.add_object(
        generic.StreamObject(stream_data=b"BT ET")
    )
    writer.update_container(page)


def add_a_script(writer: Any) -> None:
    from pyhanko.pdf_utils import generic

    script = {"/S": generic.NameObject("/JavaScript"), "/JS": generic.pdf_string("app.alert(1)")}
    writer.root[generic.NameObject("/OpenAction")] = generic.DictionaryObject(
        {generic.NameObject(name): value for name, value in script.items()}
    )
    writer.update_root()
