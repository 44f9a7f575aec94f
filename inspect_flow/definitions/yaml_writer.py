"""Write plain values as the YAML that `yaml_reader` reads back unchanged, in the order given."""

from __future__ import annotations

from typing import Any

import yaml

from inspect_flow.definitions.yaml_reader import IMPLICIT_TYPES

WIDTH = 100


class _Dumper(yaml.SafeDumper):
    # Only what the reader would type needs quotes: `2019-08-14` and `no` are text to it.
    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012

    def ignore_aliases(self, data: Any) -> bool:
        """Write a value out each time it occurs; the reader refuses references."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of a list below their key, as people do."""
        super().increase_indent(flow, False)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


for _tag, _pattern in IMPLICIT_TYPES.items():
    _Dumper.add_implicit_resolver(_tag, _pattern, None)
_Dumper.add_representer(str, _text)


def write_yaml(value: Any) -> str:
    """Return `value` (mappings, lists, text, whole numbers, true/false, null) as YAML."""
    written: str = yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=WIDTH,
        default_flow_style=False,
    )
    return written
