"""Leave messages as files in a folder, for offices whose mail leaves by another way."""

from __future__ import annotations

import os
from pathlib import Path

from inspect_flow.delivery.mail import built
from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _
from inspect_flow.services.ports import DeliveryFault, Outgoing


class SpoolFolder:
    """One .eml file per message, named by its key: sent again, it is the same file."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder = folder
        self._sender = sender

    def send(self, message: Outgoing) -> str:
        """Write the file whole, or not at all."""
        content = built(message, self._sender).as_bytes()
        target = self._folder / f"{message.key}.eml"
        partial = self._folder / f".{message.key}.{os.getpid()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
        except OSError as fault:
            partial.unlink(missing_ok=True)
            sentence = _("không ghi được vào thư mục {folder}: {fault}")
            raise DeliveryFault(
                sentence.format(folder=self._folder, fault=spoken_fault(fault)), is_of_the_way=True
            ) from fault
        return target.name

    def close(self) -> None:
        """Nothing stays open."""
