"""No module needs itself: what two need of each other stands in a third."""

from __future__ import annotations

from graphlib import TopologicalSorter

import grimp


def test_no_module_imports_itself_through_others():
    graph = grimp.build_graph("inspect_flow", exclude_type_checking_imports=True)

    imported = {each: graph.find_modules_directly_imported_by(each) for each in graph.modules}

    TopologicalSorter(imported).prepare()  # names the modules of a circle
