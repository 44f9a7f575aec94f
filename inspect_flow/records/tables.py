"""Every table, so that whoever imports this module knows the whole schema."""

from __future__ import annotations

from inspect_flow.records.account import (
    AccessToken,
    Account,
    AccountLink,
    OidcTrip,
    RoleGrant,
    SignInTry,
    WebSession,
)
from inspect_flow.records.base import Record, Tracked
from inspect_flow.records.calendar import CalendarFeed, Invitation
from inspect_flow.records.campaign import Campaign, Quota
from inspect_flow.records.checklist import Answer, ChecklistEdition
from inspect_flow.records.decision import CampaignDecision, Decision
from inspect_flow.records.deficiency import CoResponsible, Deficiency, Extension
from inspect_flow.records.delegation import Delegation, Member
from inspect_flow.records.directive import Directive
from inspect_flow.records.document import Document
from inspect_flow.records.event import Event
from inspect_flow.records.event_hook import EventHook, EventMessage, EventWaiting
from inspect_flow.records.finding import Finding
from inspect_flow.records.inspection import (
    Attendance,
    Inspection,
    Visit,
    VisitDay,
    VisitInspection,
)
from inspect_flow.records.person import Person, Post
from inspect_flow.records.reading import FileReading
from inspect_flow.records.remediation import Comment, Evidence, Remediation, StoredFile
from inspect_flow.records.reminder import (
    Clock,
    Heartbeat,
    Message,
    MessageReminder,
    Reminder,
    ReminderCopy,
)
from inspect_flow.records.search import SearchText
from inspect_flow.records.signed_file import SignedFile
from inspect_flow.records.unit import Succession, Unit, UnitVersion

TRACKED: dict[str, type[Tracked]] = {
    str(record.__tablename__): record
    for record in (
        Unit,
        Person,
        Decision,
        Campaign,
        Delegation,
        Inspection,
        Visit,
        Answer,
        Finding,
        Deficiency,
        Extension,
        Directive,
        Document,
    )
}
"""The records whose changes are events, by the name that events use."""

STATEFUL = ("campaign", "inspection", "deficiency", "extension", "directive", "document")
"""The tracked records that a workflow moves."""

metadata = Record.metadata

__all__ = [
    "STATEFUL", "TRACKED", "AccessToken", "Account", "AccountLink", "Answer", "Attendance",
    "CalendarFeed", "Campaign", "CampaignDecision", "ChecklistEdition", "Clock",
    "CoResponsible", "Comment", "Decision", "Deficiency", "Delegation", "Directive", "Document",
    "Event", "EventHook", "EventMessage", "EventWaiting", "Evidence", "Extension",
    "FileReading", "Finding", "Heartbeat", "Inspection", "Invitation", "Member", "Message",
    "MessageReminder", "OidcTrip", "Person", "Post", "Quota", "Remediation", "Reminder",
    "ReminderCopy", "RoleGrant", "SearchText", "SignInTry", "SignedFile", "StoredFile",
    "Succession", "Unit", "UnitVersion", "Visit", "VisitDay", "VisitInspection", "WebSession",
    "metadata",
]  # fmt: skip
