"""Every module says what it is for, every public function what it does, and names say something."""

import ast

from tests.project.tracked import modules

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "data", "info", "misc"}


def public_definitions(tree: ast.Module):
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if not node.name.startswith("_"):
                yield node
            if isinstance(node, ast.ClassDef):
                yield from (each for each in node.body if is_public_method(each))


def is_public_method(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and not node.name.startswith("_")


def test_every_module_says_in_one_line_what_it_is_for():
    silent = [
        str(path)
        for path, tree in modules()
        if tree.body and not (ast.get_docstring(tree) or "").split("\n")[0].strip()
    ]
    assert silent == []


def test_every_public_function_and_class_says_what_it_does():
    silent = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in modules("inspect_flow", "tools", "bench")
        if "versions" not in path.parts
        for node in public_definitions(tree)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_module_has_a_name_that_could_hold_anything():
    vague = [str(path) for path, _ in modules() if EMPTY_NAMES & set(path.stem.split("_"))]
    assert vague == []
