"""The files that belong to the project, for the tests that look at all of them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
TEXT = {
    ".py", ".md", ".yaml", ".yml", ".toml", ".html", ".css", ".js", ".json", ".lock", ".txt", ".po",
}  # fmt: skip
NAMED_TEXT = {"Makefile", "LICENSE", "run", "prepare", ".gitignore"}


def tracked(*below: str) -> list[Path]:
    """List the files that git knows, below the given folders or all of them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *below], cwd=PROJECT, capture_output=True, check=True
    )
    paths = (PROJECT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def texts() -> Iterator[tuple[Path, str]]:
    """Yield every text file with what stands in it; files of others are not ours to mend."""
    for path in tracked():
        if "vendor" in path.parts:
            continue
        if path.suffix in TEXT or path.name in NAMED_TEXT:
            yield path.relative_to(PROJECT), path.read_bytes().decode("utf-8")


def modules(*below: str) -> Iterator[tuple[Path, ast.Module]]:
    """Yield every Python file with its syntax tree."""
    for path in tracked(*below):
        if path.suffix == ".py":
            yield path.relative_to(PROJECT), ast.parse(path.read_text(encoding="utf-8"))
