"""What a printed file says of itself: the fields of NĐ 30/2020, Phụ lục VI, as XMP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape

from inspect_flow.documents.wording import plain

NAMESPACE = "urn:inspect-flow:paper:1#"
"""Chosen by the program; docs/mechanisms/verification.md describes its properties."""

TYPE_NAMES = MappingProxyType(
    {
        "QĐ": "Quyết định", "CT": "Chỉ thị", "TB": "Thông báo", "HD": "Hướng dẫn",
        "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án", "BC": "Báo cáo", "BB": "Biên bản",
        "TTr": "Tờ trình", "CĐ": "Công điện", "GM": "Giấy mời", "GGT": "Giấy giới thiệu",
        "PG": "Phiếu gửi", "PC": "Phiếu chuyển", "PB": "Phiếu báo",
    }
)  # fmt: skip
"""NĐ 30/2020, Phụ lục III; a công văn has no abbreviation."""

# Phụ lục VI, Phần II: name, greatest length, what it holds.
_DECREE_FIELDS = (
    ("OrganId", 13, "Mã định danh của cơ quan ban hành"),
    ("FileNotation", 20, "Số và ký hiệu hồ sơ"),
    ("TypeName", 100, "Tên loại văn bản"),
    ("CodeNumber", 11, "Số văn bản"),
    ("CodeNotation", 30, "Ký hiệu văn bản"),
    ("IssuedDate", 10, "Ngày ban hành"),
    ("OrganName", 200, "Tên cơ quan ban hành"),
    ("Subject", 500, "Trích yếu nội dung"),
    ("Language", 30, "Ngôn ngữ"),
    ("PageAmount", 3, "Số trang"),
    ("Position", 100, "Chức vụ của người ký"),
    ("FullName", 50, "Họ tên người ký"),
    ("DueDate", 10, "Hạn giải quyết"),
)
_OWN_FIELDS = (
    ("Document", 64, "Mã văn bản trong inspect-flow"),
    ("VerificationCode", 400, "Nội dung mã QR"),
    ("RecordSha256", 64, "SHA-256 của bản ghi nội dung"),
    ("Status", 20, "draft hoặc issued"),
    ("Typeface", 100, "Phông chữ dùng khi in"),
    ("TemplateVersion", 64, "SHA-256 của mẫu in"),
    ("SignatureAreas", 2000, "Vùng chữ ký: trang x1 y1 x2 y2 (điểm), cách nhau bằng dấu chấm phẩy"),
)
FIELDS = _DECREE_FIELDS + _OWN_FIELDS


_NOBODY = MappingProxyType({"authority": (), "office": "", "name": ""})


@dataclass(frozen=True, slots=True)
class PaperMark:
    """What tells one issued paper from every other: its code, the text of its QR code, issuer."""

    document: str
    text: str
    organ_id: str = ""


def described(context: Mapping[str, Any], mark: PaperMark | None) -> dict[str, str]:
    """Return the fields that a context and its mark fill; the others are left out."""
    letterhead, signatures = context["letterhead"], context["signatures"]
    signer: Mapping[str, Any] = signatures[-1] if signatures else _NOBODY
    abbreviation = letterhead["symbol"].split("-")[0]
    written = {
        "OrganId": mark.organ_id if mark else "",
        "FileNotation": context["reference"],
        "TypeName": TYPE_NAMES.get(abbreviation, "Công văn") if letterhead["symbol"] else "",
        "CodeNumber": letterhead["number"],
        "CodeNotation": letterhead["symbol"],
        "IssuedDate": "" if context["draft"] else context["dated_on"],
        "OrganName": letterhead["issuer"],
        "Subject": context["subject"],
        "Language": "Tiếng Việt",
        "Position": " ".join([*signer["authority"], signer["office"]]),
        "FullName": signer["name"],
        "DueDate": context.get("report_due") or "",
        "Document": mark.document if mark else "",
        "VerificationCode": mark.text if mark else "",
        "Status": "draft" if context["draft"] else "issued",
    }
    bare = {key: plain(value) if isinstance(value, str) else "" for key, value in written.items()}
    return {key: value for key, value in bare.items() if value}


def xmp(fields: Mapping[str, str]) -> bytes:
    """Write the fields, and the schema that PDF/A asks of every namespace of one's own."""
    values = "".join(
        f"<ifp:{name}>{escape(fields[name][:length])}</ifp:{name}>"
        for name, length, _meaning in FIELDS
        if fields.get(name)
    )
    properties = "".join(_described_property(name, meaning) for name, _length, meaning in FIELDS)
    return (
        f'<rdf:Description rdf:about="" xmlns:ifp="{NAMESPACE}">{values}</rdf:Description>'
        '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
        ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas>'
        '<rdf:Bag><rdf:li rdf:parseType="Resource">'
        "<pdfaSchema:schema>Văn bản hành chính (NĐ 30/2020, Phụ lục VI)</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>ifp</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>{properties}"
        "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
        "</rdf:Description>"
    ).encode()


def _described_property(name: str, meaning: str) -> str:
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
        "<pdfaProperty:valueType>Text</pdfaProperty:valueType>"
        "<pdfaProperty:category>external</pdfaProperty:category>"
        f"<pdfaProperty:description>{escape(meaning)}</pdfaProperty:description></rdf:li>"
    )
