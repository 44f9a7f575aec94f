"""Many papers at once: on all cores, in order, and only those that changed."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from inspect_flow.documents.bulk import RenderJob, render_many
from inspect_flow.documents.rendering import render_key, render_pdf
from tests.documents.reading import printed
from tests.documents.samples import NAMES, sample

pytestmark = pytest.mark.xdist_group("samples")

PRINT_AND_HASH = """
import hashlib
from inspect_flow.documents.rendering import render_pdf
from tests.documents.samples import sample
for paper in map(sample, {names!r}):
    print(hashlib.sha256(render_pdf(paper["kind"], paper)).hexdigest())
"""


def a_job(name: str, previous_key: str = "") -> RenderJob:
    paper = sample(name)
    return RenderJob(name, paper["kind"], paper, previous_key)


def test_the_same_paper_gives_the_same_bytes_in_another_process() -> None:
    names = ("commune_minutes", "long_dien_notice")
    program = [sys.executable, "-c", PRINT_AND_HASH.format(names=names)]
    told = subprocess.run(program, check=True, capture_output=True, text=True)

    assert told.stdout.split() == [hashlib.sha256(printed(name)).hexdigest() for name in names]


def test_the_same_paper_gives_the_same_bytes_twice() -> None:
    paper = sample("commune_minutes")

    assert render_pdf("minutes", paper) == printed("commune_minutes")


def test_a_pool_prints_the_same_bytes_in_the_order_of_the_jobs() -> None:
    names = NAMES[:5]

    done = list(render_many([a_job(name) for name in names], workers=2))

    assert [each.name for each in done] == names
    assert [each.pdf for each in done] == [printed(name) for name in names]


def test_an_unchanged_paper_is_not_printed_again() -> None:
    paper = sample("commune_minutes")
    key = render_key("minutes", paper)

    (done,) = render_many([a_job("commune_minutes", key)], workers=1)

    assert done.is_unchanged
    assert done.key == key


def test_a_paper_that_cannot_be_printed_does_not_stop_the_others() -> None:
    jobs = [RenderJob("broken", "minutes", {}), a_job("commune_directive")]

    broken, printed_one = render_many(jobs, workers=2)

    assert broken.error is not None
    assert "dated_on: còn thiếu" in broken.error.reasons
    assert printed_one.pdf is not None
