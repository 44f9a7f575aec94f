"""The text of each sample as it was last looked at by a person.

After a wanted change: ``python -m tests.documents.golden_texts``, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

from tests.documents.reading import printed, texts
from tests.documents.samples import NAMES

FOLDER = Path(__file__).parent / "golden"


def text_of(name: str) -> str:
    """Return the whole text of the sample `name`, a line of dashes between pages."""
    pages = [
        "\n".join(line.rstrip() for line in page.splitlines()) for page in texts(printed(name))
    ]
    return "\n--------\n".join(pages) + "\n"


def write_all() -> None:
    """Write the texts anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        (FOLDER / f"{name}.txt").write_text(text_of(name), encoding="utf-8")


if __name__ == "__main__":
    write_all()
