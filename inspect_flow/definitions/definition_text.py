"""Read the text of a definition file; faults of bytes become problems, not tracebacks."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_reader import LARGEST_FILE
from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _


def definition_text(file: Traversable, problems: Problems) -> str | None:
    """Return the text of `file`; None, and a problem, when it cannot be read as UTF-8."""
    if not file.is_file():
        # A pipe would keep the reader waiting for ever.
        problems.add(0, _("không phải tệp thường; chọn một tệp"))
        return None
    try:
        with file.open("rb") as stream:
            # One byte more than allowed: enough to know, whatever the size of the file.
            content = stream.read(LARGEST_FILE + 1)
    except OSError as fault:
        problems.add(0, _("không mở được tệp: {fault}").format(fault=spoken_fault(fault)))
        return None
    if len(content) > LARGEST_FILE:
        problems.add(
            0, _("tệp lớn hơn {limit} byte; hãy kiểm tra lại tệp").format(limit=LARGEST_FILE)
        )
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        problems.add(line, _("không phải UTF-8; hãy lưu lại tệp với bảng mã UTF-8"))
        return None
