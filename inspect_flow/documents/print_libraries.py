"""Name the libraries that decide the bytes of a print, each with its version."""

from __future__ import annotations

import zlib
from functools import cache
from importlib.metadata import version

from inspect_flow.documents.pages import layout_engine

# In the order in which they take part: layout, shaping and subsetting of fonts, pictures, packing.
_PACKAGES = ("weasyprint", "pydyf", "pillow")


@cache
def print_libraries() -> dict[str, str]:
    """Return name → version; the same record prints to the same bytes where all of them agree.

    Raises `InspectFlowError` naming the packages to install where pango is missing.
    """
    layout_engine()
    from weasyprint.text.ffi import pango

    # 15012 is 1.50.12.
    number = pango.pango_version()
    return {
        **{name: version(name) for name in _PACKAGES},
        "pango": f"{number // 10_000}.{number // 100 % 100}.{number % 100}",
        "harfbuzz": _harfbuzz(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def _harfbuzz() -> str:
    """Return the version of the library that is loaded; the layout engine can only compare it."""
    from weasyprint.text.ffi import harfbuzz

    found: list[int] = []
    for place in range(3):
        number = 0
        rest = [0] * (2 - place)
        while harfbuzz.hb_version_atleast(*found, number + 1, *rest):
            number += 1
        found.append(number)
    return ".".join(map(str, found))
