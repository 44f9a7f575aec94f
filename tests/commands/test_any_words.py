"""Whatever is typed ends in an answer or a sentence, never in a crash; the chains prove."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspect_flow.commands.main import root
from inspect_flow.vocabulary.errors import InspectFlowError
from tests.command_line import CommandLine

NOUNS = ("person", "campaign", "delegation", "inspection", "checklist", "finding", "deficiency",
         "directive", "document")  # fmt: skip
SHARED = ("database", "definitions", "as", "on", "lang", "help")
PRINTING = ("render", "preview")  # each takes a second; they have tests of their own
KNOWN = (
    "KT-2019-001", "CCHC-2019", "KT-2019-001-TT-01", "CCHC-2019-D1", "VB-2019-0001", "H1", "U1",
    "hanh", "tu", "long_dien", "dat_do", "huyện Long Điền", "1.1.1", "đạt", "head", "minutes",
    "14/8/2019", "31/10/2019", "8:00", "784/QĐ-UBND", "ratio=105/277; percent=trên 46%",
    "conclusion=10", "figures_agree=x", "district_2019", "commune", "one_stop", "cancel", "issue",
    "", " ", "-1", "5", "NaN", "1e400", "../..", "{code}", "%s", "không-có.pdf", "\u202e", "😀",
)  # fmt: skip
WORDS = st.sampled_from(KNOWN) | st.text(max_size=12).filter(lambda text: not text.startswith("-"))


def verbs() -> list[tuple[str, click.Command]]:
    """Return every verb but those that print."""
    with click.Context(root, info_name="inspect-flow") as context:
        groups = {noun: root.get_command(context, noun) for noun in NOUNS}
        return [
            (noun, group.commands[name])
            for noun, group in groups.items()
            for name in group.list_commands(context)
            if name not in PRINTING
        ]


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """Draw a verb with arguments and options that may or may not make sense."""
    noun, command = draw(st.sampled_from(verbs()))
    typed = [noun, str(command.name)]
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            most = 2 if parameter.nargs == -1 else 1
            typed += draw(st.lists(WORDS, min_size=int(parameter.required), max_size=most))
        elif parameter.name not in SHARED and (parameter.required or draw(st.booleans())):
            flag = draw(st.sampled_from([*parameter.opts, *parameter.secondary_opts]))
            typed += [flag] if parameter.is_flag else [f"{flag}={draw(WORDS)}"]
    return typed


@pytest.fixture(scope="module")
def databases(kept_cases: Callable[[str], Path]) -> list[Path]:
    """Lend a case before, within and after the inspection."""
    return [kept_cases(state) for state in ("planned", "findings_drafted", "directed")]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_words_end_in_a_crash(databases, data):
    # Words may name folders to write to, so the place to stand is an empty one.
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        database = Path(folder) / "inspect-flow.db"
        shutil.copy(data.draw(st.sampled_from(databases)), database)
        desk = CommandLine(database)
        for line in data.draw(st.lists(lines(), min_size=1, max_size=3)):
            who = data.draw(st.sampled_from(["", "hanh", "lan", "minh", "tu", "quan"]))
            ended = desk.run(*line, by=who, on="20/9/2019").exception
            assert isinstance(ended, InspectFlowError | SystemExit | None), line
        assert "không có sai lệch" in desk.said("audit", "verify")
