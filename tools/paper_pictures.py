"""Picture every kind of paper, PDF above Word, for docs/papers/: `make pictures`.

The pictures are not made anew by every check, as that takes minutes and needs LibreOffice; beside
them stands from which print each was made, and a test says which are out of date.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from inspect_flow.documents.rendering import render_docx, render_key, render_pdf
from tests.documents.samples import NAMES, sample

FOLDER = Path(__file__).parents[1] / "docs" / "papers"
RECORD = FOLDER / "pictures.json"
# Dots per inch: the words can still be read, and a hundred pages stay below a few megabytes.
_DENSITY = 58
_PAGES_SHOWN = 4
_GREYS = 8
_GAP = 8


def key_of(name: str) -> str:
    """Return what changes when, and only when, the sample would look different."""
    paper: Any = sample(name)
    return render_key(paper["kind"], paper)


def outdated() -> list[str]:
    """Return the samples whose picture is missing or was made from another print."""
    kept = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    return [
        name
        for name in NAMES
        if kept.get(name) != key_of(name) or not (FOLDER / f"{name}.png").exists()
    ]


def main() -> None:
    """Make the pictures that are out of date, and forget those of papers that are no more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = outdated()
    kept = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    for name, word in _through_word(wanted).items():
        paper: Any = sample(name)
        above = _pages(render_pdf(paper["kind"], paper))
        _side_by_side(above, _pages(word)).save(FOLDER / f"{name}.png", optimize=True)
        kept[name] = key_of(name)
        print(name)
    for stray in FOLDER.glob("*.png"):
        if stray.stem not in NAMES:
            stray.unlink()
    current = {name: kept[name] for name in sorted(NAMES)}
    RECORD.write_text(json.dumps(current, indent=0) + "\n", "utf-8")


def _through_word(names: list[str]) -> dict[str, bytes]:
    """Return the Word files of the samples as LibreOffice prints them, by one start of it."""
    with tempfile.TemporaryDirectory() as place:
        files = []
        for name in names:
            paper: Any = sample(name)
            files.append(Path(place, f"{name}.docx"))
            files[-1].write_bytes(render_docx(paper["kind"], paper))
        if files:
            own = f"-env:UserInstallation={Path(place, 'profile').as_uri()}"
            command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", place]
            subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
        return {file.stem: file.with_suffix(".pdf").read_bytes() for file in files}


def _pages(pdf: bytes) -> list[Image.Image]:
    return list(_drawn(pdf))


def _drawn(pdf: bytes) -> Iterator[Image.Image]:
    import pypdfium2

    document = pypdfium2.PdfDocument(BytesIO(pdf))
    for number in range(min(len(document), _PAGES_SHOWN)):
        page = document[number].render(scale=_DENSITY / 72, grayscale=True).to_pil()
        yield ImageOps.expand(page, border=1, fill=160)
    document.close()


def _side_by_side(above: list[Image.Image], below: list[Image.Image]) -> Image.Image:
    rows = [above, below]
    width = max(sum(page.width + _GAP for page in row) for row in rows) + _GAP
    height = sum(max(page.height for page in row) + _GAP for row in rows) + _GAP
    sheet = Image.new("L", (width, height), 232)
    top = _GAP
    for row in rows:
        left = _GAP
        for page in row:
            sheet.paste(page, (left, top))
            left += page.width + _GAP
        top += max(page.height for page in row) + _GAP
    return sheet.quantize(_GREYS)


if __name__ == "__main__":
    main()
