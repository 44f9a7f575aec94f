"""The SHA-256 of every sample as it is printed, and the libraries for which they hold.

After a wanted change: ``python -m tests.documents.print_digests``. On another machine:
``python -m tests.documents.print_digests --compare``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from inspect_flow.documents.metadata import PaperMark
from inspect_flow.documents.print_libraries import print_libraries
from inspect_flow.documents.rendering import render_pdf
from inspect_flow.vocabulary.archives import Archive
from tests.documents.reading import printed
from tests.documents.samples import NAMES, sample

FILE = Path(__file__).with_name("print_digests.json")
# A paper as it leaves the office: with its code, and with its record attached.
ISSUED = "commune_minutes"
MARK = PaperMark("VB-2026-0001", "IF1;02/BB-ĐKT;20260312;snv;" + "A" * 43, "snv")


def digests() -> Iterator[tuple[str, str]]:
    """Yield the name of each sample and the SHA-256 of its print."""
    for name in NAMES:
        yield name, sha256(printed(name)).hexdigest()
    yield f"{ISSUED}, issued, PDF/A-2b", _as_issued(Archive.PDF_A_2B)
    yield f"{ISSUED}, issued, PDF/A-3b", _as_issued(Archive.PDF_A_3B)


def _as_issued(archive: Archive) -> str:
    paper = sample(ISSUED)
    return sha256(render_pdf(paper["kind"], paper, mark=MARK, archive=archive)).hexdigest()


def kept() -> tuple[dict[str, str], dict[str, str]]:
    """Return the libraries and the digests that were written down."""
    read = json.loads(FILE.read_text(encoding="utf-8"))
    return read["libraries"], read["papers"]


def write() -> None:
    """Write the digests of this machine down."""
    found = {"libraries": print_libraries(), "papers": dict(digests())}
    FILE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def compare() -> str:
    """Say which papers this machine prints to other bytes, and which libraries differ."""
    libraries, papers = kept()
    here = print_libraries()
    others = [name for name, digest in digests() if papers.get(name) != digest]
    told = [f"{name} {libraries.get(name)} -> {here[name]}" for name in here
            if libraries.get(name) != here[name]]  # fmt: skip
    return "\n".join(
        [
            f"Other libraries: {', '.join(told) or 'none'}",
            f"Other bytes: {len(others)} of {len(papers)}",
            *others,
        ]
    )


if __name__ == "__main__":
    if "--compare" in sys.argv:
        print(compare())
    else:
        write()
