"""Files and functions stay small enough to be read at one sitting."""

import ast
from statistics import median, quantiles

from tests.project.tracked import modules, tracked

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_TEMPLATE = 120
WRITTEN_BY_MACHINE = "versions"  # migrations are kept as they were generated


def functions(*below: str) -> dict[str, int]:
    return {
        f"{path}:{node.name}": node.end_lineno - node.lineno + 1
        for path, tree in modules(*below)
        if WRITTEN_BY_MACHINE not in path.parts
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_no_source_file_is_too_long():
    lengths = {
        str(path): path.read_text(encoding="utf-8").count("\n")
        for path in tracked()
        if path.suffix == ".py" and WRITTEN_BY_MACHINE not in path.parts
    }
    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_template_is_too_long():
    lengths = {
        str(path): path.read_text(encoding="utf-8").count("\n")
        for path in tracked("report_templates", "inspect_flow/web", "tools/parts")
        if path.suffix == ".html"
    }
    assert {path: n for path, n in lengths.items() if n > LONGEST_TEMPLATE} == {}


def test_no_function_is_too_long():
    too_long = {name: n for name, n in functions().items() if n > LONGEST_FUNCTION}
    assert too_long == {}


def test_most_functions_are_short():
    lengths = list(functions("inspect_flow").values())
    assert median(lengths) <= 9
    assert quantiles(lengths, n=10)[8] <= 25
