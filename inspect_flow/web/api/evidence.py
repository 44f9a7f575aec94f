"""Files that prove something: handed in, listed and handed out, as pages do it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import Path, Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _
from inspect_flow.records import tables
from inspect_flow.records.base import Tracked
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.queries.files import files_in_sight, open_file
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import TokenScope
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.web.api.models import ProvingFile
from inspect_flow.web.api.routing import Code, programs
from inspect_flow.web.handing import handed_out
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import LARGEST_BODY, TheForm
from inspect_flow.web.visitors import AtDesk

reading = programs(TokenScope.READ, "evidence")
writing = programs(TokenScope.WRITE, "evidence", largest_body=LARGEST_BODY)

Number = Annotated[int, Path(ge=1, description="Number of the file. / Số của tệp.")]
_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 20,
                            "items": {"type": "string", "format": "binary"},
                            "description": "At most 50 MB each. / Mỗi tệp không quá 50 MB.",
                        },
                        "refers_to": {
                            "type": "string",
                            "format": "date",
                            "description": "Day of what is shown. / Ngày của minh chứng.",
                        },
                    },
                }
            }
        },
    }
}
_ANY_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
        "description": "The file. / Tệp.",
    }
}


@reading.get("/deficiencies/{code}/evidence")
def of_deficiency(desk: AtDesk, code: Code) -> list[ProvingFile]:
    """List the files of a deficiency. / Các tệp minh chứng của tồn tại."""
    return _listed(desk, tables.Deficiency, code)


@reading.get("/inspections/{code}/evidence")
def of_inspection(desk: AtDesk, code: Code) -> list[ProvingFile]:
    """List the files of an inspection. / Các tệp của cuộc kiểm tra."""
    return _listed(desk, tables.Inspection, code)


@reading.get("/files/{number}", response_class=Response, responses=_ANY_FILE)
def hand_out(request: Request, desk: AtDesk, number: Number) -> Response:
    """Give one file. / Tải một tệp."""
    with desk.reading() as work:
        file = open_file(work, number)
    return handed_out(request, desk, file.content, file.name, file.media_type)


@writing.post("/deficiencies/{code}/evidence", openapi_extra=_FORM)
def prove_deficiency(desk: AtDesk, code: Code, sent: TheForm) -> list[ProvingFile]:
    """Hand files in before the report. / Nộp tệp minh chứng trước khi báo cáo."""
    return _handed_in(desk, tables.Deficiency, code, sent)


@writing.post("/inspections/{code}/evidence", openapi_extra=_FORM)
def prove_inspection(desk: AtDesk, code: Code, sent: TheForm) -> list[ProvingFile]:
    """Hand files in with the self-report. / Nộp tệp kèm báo cáo tự kiểm tra."""
    return _handed_in(desk, tables.Inspection, code, sent)


def _handed_in(desk: Desk, kind: type[Tracked], code: str, sent: Sent) -> list[ProvingFile]:
    faults: dict[str, str] = {}
    files, on = sent.handed("files", faults), _day(sent, faults)
    if not sent.files.get("files"):
        faults["files"] = _("chưa gửi tệp nào ở trường 'files'")
    if faults:
        raise BadInput(_("Không nhận được tệp minh chứng"), list(faults.values()))

    def deed(work: Work) -> None:
        record = find(work, kind, code)
        for file in files:
            add_evidence(work, record, file.content, file.name, refers_to_on=on)

    desk.carry_out(deed)
    return _listed(desk, kind, code)


def _day(sent: Sent, faults: dict[str, str]) -> date | None:
    written = sent.typed("refers_to")
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        faults["refers_to"] = _("refers_to: viết ngày dạng 2026-08-14")
        return None


def _listed(desk: Desk, kind: type[Tracked], code: str) -> list[ProvingFile]:
    with desk.reading() as work:
        record = find(work, kind, code)
        return [
            ProvingFile(
                number=each.evidence.id or 0, name=each.evidence.name, media_type=each.media_type,
                size=each.size, sha256=each.evidence.sha256, author=each.author,
                added_at=each.evidence.added_at, refers_to=each.evidence.refers_to_on,
            )
            for each in files_in_sight(work, record)
        ]  # fmt: skip
