"""Write a case file as YAML or JSON, always the same way for the same case."""

from __future__ import annotations

import json
from typing import Any

from inspect_flow.definitions.yaml_writer import write_yaml
from inspect_flow.interchange.case_file.case import FORMAT_VERSION, CaseFile
from inspect_flow.interchange.case_file.parts import plain


def plain_case(case: CaseFile) -> dict[str, Any]:
    """Return the case as plain values, its version first, only what was said."""
    return {"case_file": FORMAT_VERSION, **plain(case)}


def as_yaml(case: CaseFile) -> str:
    """Return the case as YAML."""
    return write_yaml(plain_case(case))


def as_json(case: CaseFile) -> str:
    """Return the case as JSON."""
    return json.dumps(plain_case(case), ensure_ascii=False, indent=2) + "\n"
