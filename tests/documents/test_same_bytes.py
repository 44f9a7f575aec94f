"""Every sample prints to the bytes that were written down, wherever the libraries are the same."""

from __future__ import annotations

import pytest

from inspect_flow.documents.print_libraries import print_libraries
from tests.documents.print_digests import digests, kept

pytestmark = pytest.mark.xdist_group("samples")


def test_a_machine_with_the_same_libraries_prints_the_same_bytes() -> None:
    libraries, papers = kept()
    here = print_libraries()
    other = {name: f"{libraries.get(name)} there, {here[name]} here" for name in here
             if libraries.get(name) != here[name]}  # fmt: skip
    if other:
        pytest.skip(f"the digests hold for other libraries: {other}")

    assert dict(digests()) == papers


def test_the_libraries_are_named_with_their_versions() -> None:
    assert list(print_libraries()) == [
        "weasyprint", "pydyf", "pillow", "pango", "harfbuzz", "zlib",
    ]  # fmt: skip
    assert all(version[0].isdigit() for version in print_libraries().values())
