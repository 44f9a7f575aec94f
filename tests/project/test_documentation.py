"""What the documentation says about the code is what the code says."""

from tests.project.tracked import PROJECT, tracked
from tools.documentation import outdated


def test_generated_pages_say_what_the_code_says():
    assert list(outdated()) == [], "run `make docs`"


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
