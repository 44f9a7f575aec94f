"""What a folder of printed papers holds: which files, with which bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

MANIFEST = "danh-sach.json"
_EDITION = 1


@dataclass(frozen=True, slots=True)
class Printed:
    """One file of the folder: its name and the bytes that were printed into it."""

    file: str
    sha256: str


def read_manifest(folder: Path) -> dict[str, Printed]:
    """Return what was printed there by the codes of the papers; nothing for a new folder.

    Raises `BadInput` for a file that is no manifest: it may be somebody else's.
    """
    file = folder / MANIFEST
    if not file.exists():
        return {}
    try:
        content: Any = json.loads(file.read_text(encoding="utf-8"))
        if content["edition"] != _EDITION:
            raise ValueError(content["edition"])
        return {code: Printed(**entry) for code, entry in content["papers"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise BadInput(
            _("Không đọc được {file}").format(file=file),
            [_("tệp này ghi các văn bản đã in; hãy xóa nó để in lại từ đầu ({fault})").format(
                fault=type(fault).__name__)],
        ) from None  # fmt: skip


def manifest_bytes(papers: Mapping[str, Printed]) -> bytes:
    """Return the manifest as it is written."""
    entries = {code: asdict(printed) for code, printed in sorted(papers.items())}
    content = {"edition": _EDITION, "papers": entries}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def is_still_there(folder: Path, printed: Printed) -> bool:
    """Tell whether the file holds the bytes that were printed: nobody changed or lost it."""
    try:
        content = (folder / printed.file).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(content).hexdigest() == printed.sha256
