"""Asking for help is quick: it loads nothing that only the work needs."""

import subprocess
import sys

HEAVY = {
    "alembic", "babel", "fastapi", "holidays", "jinja2", "openpyxl", "psycopg", "pydantic", "rich",
    "sqlalchemy", "sqlmodel", "starlette", "transitions", "weasyprint", "yaml",
}  # fmt: skip
ASK = """
import sys
from inspect_flow.commands.main import main
sys.argv = ["inspect-flow", *sys.argv[1:]]
try:
    main()
finally:
    print("\\nloaded:", *sorted({name.split(".")[0] for name in sys.modules}))
"""


def loaded_by(*arguments: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", ASK, *arguments], capture_output=True, text=True, check=True
    )
    return set(run.stdout.rpartition("loaded:")[2].split())


def test_help_loads_no_heavy_module():
    assert loaded_by("--help") & HEAVY == set()


def test_version_loads_no_heavy_module():
    assert loaded_by("--version") & HEAVY == set()
