"""Fetch the files of others that pages are made of, and check those that lie here.

`python -m tools.vendor_assets fetch` needs npm; `check` needs nothing and no network.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

PROJECT = Path(__file__).parents[1]
PINS = Path("inspect_flow/web/static/vendor.json")
LOCK = PINS.with_name("vendor.lock.json")


@dataclass(frozen=True)
class Pin:
    """One package at one version, and the files that are taken from it."""

    name: str
    version: str
    folder: str
    files: tuple[str, ...]

    @property
    def paths(self) -> dict[str, str]:
        """Return where each file of the package lies in the project."""
        return {f"{self.folder}/{PurePosixPath(file).name}": file for file in self.files}


def pins(project: Path = PROJECT) -> list[Pin]:
    """Read which packages are wanted."""
    wanted = json.loads((project / PINS).read_text("utf-8"))["packages"]
    return [
        Pin(each["name"], each["version"], each["folder"], tuple(each["files"])) for each in wanted
    ]


def lock(project: Path = PROJECT) -> dict[str, Any]:
    """Read what was fetched: package → version, sha512 of the archive, sha256 of each file."""
    file = project / LOCK
    found: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found


def problems(project: Path = PROJECT) -> list[str]:
    """Return everything in which pins, lock and files differ; nothing when all is well."""
    locked = lock(project)
    wanted = pins(project)
    return [
        *(f"{name}: locked, but not pinned" for name in sorted(locked.keys() - _names(wanted))),
        *(problem for pin in wanted for problem in _of_pin(pin, locked.get(pin.name), project)),
        *_unlisted(wanted, project),
    ]


def _names(wanted: list[Pin]) -> set[str]:
    return {pin.name for pin in wanted}


def _of_pin(pin: Pin, locked: dict[str, Any] | None, project: Path) -> Iterator[str]:
    if locked is None or locked["version"] != pin.version:
        have = locked["version"] if locked else "nothing"
        yield f"{pin.name}: {pin.version} is pinned, {have} is locked"
        return
    if locked["files"].keys() != pin.paths.keys():
        yield f"{pin.name}: lock and pin name different files"
    for path, sha256 in locked["files"].items():
        file = project / path
        if not file.is_file():
            yield f"{path}: missing"
        elif hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
            yield f"{path}: changed since it was fetched"


def _unlisted(wanted: list[Pin], project: Path) -> Iterator[str]:
    listed = {path for pin in wanted for path in pin.paths}
    for root in sorted({str(PurePosixPath(pin.folder).parent) for pin in wanted}):
        for file in sorted((project / root).rglob("*")):
            path = file.relative_to(project).as_posix()
            if file.is_file() and path not in listed:
                yield f"{path}: belongs to no pinned package"


def fetch(project: Path = PROJECT) -> None:
    """Pack every pinned package, take its listed files and write the lock.

    An archive of a locked version that is no longer the same is refused.
    """
    before = lock(project)
    with tempfile.TemporaryDirectory() as folder:
        after = {pin.name: _taken(pin, before, Path(folder), project) for pin in pins(project)}
    text = json.dumps(after, indent=2, ensure_ascii=False)
    (project / LOCK).write_text(f"{text}\n", "utf-8")


def _taken(pin: Pin, before: dict[str, Any], folder: Path, project: Path) -> dict[str, Any]:
    command = ["npm", "pack", "--ignore-scripts", "--json", f"{pin.name}@{pin.version}"]
    packed = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    archive = folder / json.loads(packed.stdout)[0]["filename"]
    sha512 = hashlib.sha512(archive.read_bytes()).hexdigest()
    known = before.get(pin.name)
    if known and known["version"] == pin.version and known["sha512"] != sha512:
        raise SystemExit(f"{pin.name} {pin.version} is no longer what was locked; nothing taken")
    files = {
        path: _written(project / path, content) for path, content in _contents(pin, archive).items()
    }
    return {"version": pin.version, "sha512": sha512, "files": files}


def _contents(pin: Pin, archive: Path) -> dict[str, bytes]:
    with tarfile.open(archive) as packed:
        found = {path: packed.extractfile(f"package/{file}") for path, file in pin.paths.items()}
        return {path: member.read() for path, member in found.items() if member}


def _written(path: Path, content: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def main(arguments: list[str]) -> int:
    """Do what the one argument says; end with 1 where something differs."""
    if arguments == ["fetch"]:
        fetch()
    elif arguments != ["check"]:
        print("usage: python -m tools.vendor_assets fetch | check", file=sys.stderr)
        return 2
    found = problems()
    print("\n".join(found) or "every vendored file is as locked")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
