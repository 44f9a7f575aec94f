"""Words of reminders: whom a rung names, by which way, what becomes of a reminder and a message."""

from __future__ import annotations

from inspect_flow.vocabulary.labelled import Labelled


class Addressee(Labelled):
    """Whom a rung of the ladder names; who that is on the day is looked up in the case."""

    OWNER = "owner", "đơn vị phải thực hiện", "unit that must act"
    UNIT_HEAD = "unit_head", "người đứng đầu đơn vị", "head of the unit"
    CO_RESPONSIBLE = "co_responsible", "đơn vị phối hợp", "co-responsible unit"
    SECRETARY = "secretary", "thư ký đoàn", "secretary of the delegation"
    DELEGATION_HEAD = "delegation_head", "trưởng đoàn", "head of the delegation"
    LEAD_AGENCY = "lead_agency", "cơ quan chủ trì", "lead agency"
    CHAIRMAN = "chairman", "người đứng đầu cơ quan ban hành", "chairman of the issuing body"

    @property
    def is_of_the_unit(self) -> bool:
        """Tell whether such a one must not hear of a surprise inspection before it begins."""
        return self in (Addressee.OWNER, Addressee.UNIT_HEAD, Addressee.CO_RESPONSIBLE)


class Channel(Labelled):
    """The way by which a message leaves."""

    MAIL = "mail", "thư điện tử", "e-mail"
    WEBHOOK = "webhook", "cổng tin nhắn", "message gateway"
    EVENTS = "events", "phần mềm nhận tin", "program that is told"


TO_PEOPLE = (Channel.MAIL, Channel.WEBHOOK)
"""The ways by which people are told; what programs are told goes its own way."""


class ReminderState(Labelled):
    """What became of a reminder that the policy demanded."""

    WAITING = "waiting", "chờ gửi", "waiting"
    HANDED_OVER = "handed_over", "đã lập thư", "handed over"
    LAPSED = "lapsed", "quá lâu, chỉ ghi sổ", "lapsed"
    NEEDLESS = "needless", "không còn cần", "needless"
    UNADDRESSED = "unaddressed", "chưa có nơi nhận", "without an address"


class MessageState(Labelled):
    """Where a message of the outbox stands."""

    WAITING = "waiting", "chờ gửi", "waiting"
    SENDING = "sending", "đang gửi", "being sent"
    SENT = "sent", "đã gửi", "sent"
    DEAD = "dead", "không gửi được", "undeliverable"
    CANCELLED = "cancelled", "đã hủy", "cancelled"


class ClockState(Labelled):
    """Whether the time of a step runs."""

    RUNNING = "running", "đang tính thời hạn", "running"
    PAUSED = "paused", "tạm dừng", "paused"
    STOPPED = "stopped", "đã xong", "stopped"
