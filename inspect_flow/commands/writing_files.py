"""Write the files that people ask for: whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput


def write_whole(target: Path, content: bytes, *, make_folder: bool = False) -> None:
    """Put `content` at `target`; raise `BadInput` and leave nothing half done."""
    # A link stays one: what it points to is what the user means.
    place = Path(os.path.realpath(target))
    beside = place.with_name(f".{place.name}.part")
    try:
        if make_folder:
            place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(place)
    except OSError as fault:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise BadInput(
            _("Không ghi được {file}").format(file=target),
            [_("{fault}; chọn nơi khác bằng --to").format(fault=spoken_fault(fault))],
        ) from fault
