"""Check a context against its TypedDict: every missing or wrong entry at once, with its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin, get_type_hints

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary import (
    overview_papers,
    papers,
    papers_of_preparation,
    papers_of_remedy,
    papers_of_the_visit,
)

_SHAPES: Mapping[str, Any] = {
    "submission": papers_of_preparation.SubmissionPaper,
    "plan_decision": papers_of_preparation.PlanDecisionPaper,
    "delegation_decision": papers_of_preparation.DelegationDecisionPaper,
    "plan": papers.PlanPaper,
    "notice": papers.NoticePaper,
    "invitation": papers_of_preparation.InvitationPaper,
    "outline": papers_of_preparation.OutlinePaper,
    "self_report": papers_of_preparation.SelfReportPaper,
    "dossier": papers.DossierPaper,
    "checklist": papers.ChecklistPaper,
    "draft_minutes": papers_of_the_visit.DraftMinutesPaper,
    "surprise_minutes": papers_of_the_visit.SurpriseMinutesPaper,
    "inspection_report": papers_of_the_visit.InspectionReportPaper,
    "minutes": papers.MinutesPaper,
    "conclusion": papers.ConclusionPaper,
    "directive": papers.DirectivePaper,
    "remediation_plan": papers_of_remedy.RemediationPlanPaper,
    "remediation_report": papers_of_remedy.RemediationReportPaper,
    "reminder_letter": papers_of_remedy.ReminderLetterPaper,
    "extension_answer": papers_of_remedy.ExtensionAnswerPaper,
    "extension_decision": papers_of_remedy.ExtensionDecisionPaper,
    "verification_slip": papers_of_remedy.VerificationSlipPaper,
    "campaign_summary": overview_papers.CampaignSummaryPaper,
    "file_index": overview_papers.FileIndexPaper,
    "news": overview_papers.NewsPaper,
    "score_annex": overview_papers.ScoreAnnexPaper,
}


def shape_of(kind: str) -> Any:
    """Return the `TypedDict` that the context of `kind` must have."""
    return _SHAPES[kind]


def faults(kind: str, context: object) -> list[str]:
    """Return what the context of `kind` lacks or has wrong, each as a sentence."""
    return list(_faults(context, shape_of(kind), ""))


def _faults(value: object, shape: Any, path: str) -> Iterator[str]:
    if get_origin(shape) is list:
        yield from _list_faults(value, get_args(shape)[0], path)
    elif isinstance(shape, type) and issubclass(shape, dict):
        yield from _dict_faults(value, shape, path)
    elif type(value) is not shape:
        yield _("{path}: phải là {wanted}").format(path=path, wanted=_name(shape))


def _list_faults(value: object, item: Any, path: str) -> Iterator[str]:
    if not isinstance(value, list | tuple):
        yield _("{path}: phải là danh sách").format(path=path)
        return
    for index, each in enumerate(value):
        yield from _faults(each, item, f"{path}[{index}]")


def _dict_faults(value: object, shape: Any, path: str) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield _("{path}: phải là một nhóm dữ liệu").format(path=path or "paper")
        return
    for name, hint in get_type_hints(shape).items():
        below = f"{path}.{name}" if path else name
        if name in value:
            yield from _faults(value[name], hint, below)
        else:
            yield _("{path}: còn thiếu").format(path=below)


def _name(shape: Any) -> str:
    words = {str: _("chữ"), int: _("số nguyên"), bool: _("đúng hoặc sai (true, false)")}
    return words.get(shape, str(shape))
