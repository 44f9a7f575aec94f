"""Which papers a file must hold by the state of its case; pure, so that it can be read aloud."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from inspect_flow.locale.numbers import count
from inspect_flow.vocabulary.documents import DocumentKind

# The states of an inspection in the order of its life (workflows/inspection.yaml).
_LIFE = (
    "planned", "scheduled", "notified", "self_reported", "on_site", "findings_drafted", "commented",
    "minutes_signed", "concluded", "directed", "following_up", "closed",
)  # fmt: skip
_SAME = {"desk_review": "on_site"}


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of an inspection when its file is judged."""

    state: str
    is_announced: bool
    has_self_report: bool
    n_directed: int  # deficiencies that a directive orders
    n_unreported: int  # of these, still open and without any report of the unit
    kinds: Collection[str]  # of the papers issued


def missing_papers(facts: FileFacts) -> list[str]:
    """Return what the file lacks, each in the words of the index."""
    lacks = {
        "công văn thông báo lịch kiểm tra": facts.is_announced
        and _reached(facts.state, "notified")
        and not _has(facts, DocumentKind.NOTICE),
        "báo cáo tự kiểm tra của đơn vị": facts.is_announced
        and _reached(facts.state, "on_site")
        and not facts.has_self_report,
        "biên bản kiểm tra": _reached(facts.state, "minutes_signed")
        and not _has(facts, DocumentKind.MINUTES, DocumentKind.SURPRISE_MINUTES),
        "thông báo kết luận kiểm tra": _reached(facts.state, "concluded")
        and not _has(facts, DocumentKind.CONCLUSION),
        "văn bản chấn chỉnh": facts.n_directed > 0 and not _has(facts, DocumentKind.DIRECTIVE),
        f"báo cáo kết quả khắc phục {count(facts.n_unreported)} tồn tại, hạn chế": bool(
            facts.n_unreported
        )
        and _reached(facts.state, "directed"),
    }
    return [words for words, is_missing in lacks.items() if is_missing]


def _reached(state: str, wanted: str) -> bool:
    known = _SAME.get(state, state)
    return known in _LIFE and _LIFE.index(known) >= _LIFE.index(wanted)


def _has(facts: FileFacts, *kinds: DocumentKind) -> bool:
    return any(kind.value in facts.kinds for kind in kinds)
