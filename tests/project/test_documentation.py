"""What the documentation says about the code is what the code says."""

import re

from tests.project.tracked import PROJECT, tracked
from tools.documentation import outdated

LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def test_generated_pages_say_what_the_code_says():
    assert list(outdated()) == [], "run `make docs`"


def test_every_link_between_pages_leads_somewhere():
    dead = [
        f"{page.relative_to(PROJECT)}: {target}"
        for page in tracked()
        if page.suffix == ".md"
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert dead == []


def test_the_architecture_names_every_package():
    page = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    homes = (path.parent for path in tracked("inspect_flow") if path.name == "__init__.py")
    packages = {home.name for home in homes if home.parent.name == "inspect_flow"}
    assert {name for name in packages if f"| `{name}` |" not in page} == set()


def test_the_readme_names_the_two_commands():
    for page in ("README.md", "README.vi.md"):
        text = (PROJECT / page).read_text(encoding="utf-8")
        assert "make demo" in text
        assert "make test" in text


def test_every_decision_has_a_number_of_its_own():
    files = sorted((PROJECT / "docs" / "decisions").glob("*.md"))
    numbers = [each.name[:4] for each in files]
    assert numbers == [f"{number:04}" for number in range(1, len(files) + 1)]
    for each in files:
        assert each.read_text("utf-8").startswith(f"# {each.name[:4]} "), each.name
