"""`inspect-flow document render --campaign`: hundreds of papers at once, into a folder."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inspect_flow.commands.frame import Desk
from inspect_flow.commands.output import progress
from inspect_flow.commands.telling import tell, told
from inspect_flow.commands.writing_files import write_whole
from inspect_flow.locale.translation import _, _n
from inspect_flow.vocabulary.documents import DocumentKind, PaperFormat
from inspect_flow.vocabulary.errors import BadInput, InspectFlowError

if TYPE_CHECKING:
    from inspect_flow.bootstrap.bulk_printing import Outcome


def render_campaign(
    desk: Desk,
    campaign: str,
    folder: Path,
    kinds: Sequence[DocumentKind],
    workers: int | None,
    form: PaperFormat,
) -> None:
    """Print the campaign's issued papers into `folder`; raise at the end for those that failed."""
    from inspect_flow.bootstrap.bulk_printing import Order, Outcome, papers_to_print, print_papers
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.registry import find

    outcome = Outcome()
    with desk.reading() as work:
        codes = papers_to_print(
            work, find(work, Campaign, campaign), [each.value for each in kinds]
        )
        order = Order(codes, folder, workers, work.office.house, form)
    done = print_papers(desk, order, put_in_place, outcome)
    with progress(done, _("Đang in"), len(codes)) as shown:
        for _code in shown:
            pass
    _report(desk, folder, outcome)


def put_in_place(target: Path, content: bytes) -> None:
    """Put a whole file in its place; a file that somebody made read-only is left alone."""
    if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
        raise BadInput(
            _("Không ghi được {file}").format(file=target),
            [_("tệp chỉ đọc; bỏ thuộc tính chỉ đọc hoặc chọn thư mục khác bằng --to")],
        )
    write_whole(target, content, make_folder=True)


def _report(desk: Desk, folder: Path, outcome: Outcome) -> None:
    sentence = _("Đã in {printed} văn bản vào {folder}; {unchanged} văn bản không đổi.").format(
        printed=len(outcome.printed), folder=folder, unchanged=len(outcome.unchanged)
    )
    facts = {
        "folder": str(folder),
        "printed": outcome.printed,
        "unchanged": outcome.unchanged,
        "failed": {code: [fault.thing, *fault.reasons] for code, fault in outcome.failed.items()},
    }
    tell(desk, told(sentence, **facts))
    if outcome.failed:
        faults = [_one_line(code, fault) for code, fault in outcome.failed.items()]
        kind = type(next(iter(outcome.failed.values())))
        raise kind(
            _n("{count} văn bản không in được", len(faults)).format(count=len(faults)), faults
        )


def _one_line(code: str, fault: InspectFlowError) -> str:
    return f"{code}: {'; '.join([fault.thing, *fault.reasons])}"
