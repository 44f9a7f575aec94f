"""Write mails from plain dicts: HTML by a template, plain text from that very HTML."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from types import MappingProxyType

from inspect_flow.definitions.places import house_named
from inspect_flow.documents.templates import apart, fill
from inspect_flow.locale.dates import short_date
from inspect_flow.vocabulary.mails import (
    DigestMail,
    InvitationMail,
    LetterMail,
    MailTexts,
    ReminderLine,
    ResetMail,
)

_BREAKS = ("br", "p", "li", "ol", "ul", "h1", "h2", "table", "tr")
_INVITING = MappingProxyType(
    {"new": "Lịch kiểm tra", "changed": "Thay đổi lịch kiểm tra", "off": "Hủy lịch kiểm tra"}
)
_APART = ("p", "li", "h1", "h2")


def write_digest(mail: DigestMail, house: str | None = None) -> MailTexts:
    """Return the mail of one person's morning; raises `DefinitionError` for a broken template."""
    title = digest_title(mail)
    chosen = house_named(house)
    html = apart(chosen, _digest_html, mail, title, chosen)
    return MailTexts(title=title, text=plain_text(html), html=html)


def _digest_html(mail: DigestMail, title: str, house: str | None) -> str:
    return fill("mail/digest.html", house, mail=mail, title=title, urgency=urgency)


def write_letter(mail: LetterMail, house: str | None = None) -> MailTexts:
    """Return the mail that an issued letter goes with; raises `DefinitionError` like the other."""
    title = mail["letter"]
    chosen = house_named(house)
    html = apart(chosen, _letter_html, mail, title, chosen)
    return MailTexts(title=title, text=plain_text(html), html=html)


def _letter_html(mail: LetterMail, title: str, house: str | None) -> str:
    return fill("mail/letter.html", house, mail=mail, title=title)


def write_invitation(mail: InvitationMail, house: str | None = None) -> MailTexts:
    """Return the mail that a day of a visit goes with; raises `DefinitionError` like the others."""
    day = short_date(date.fromisoformat(mail["day"]))
    title = f"{_INVITING[mail['kind']]} ngày {day}: {mail['title']}"
    chosen = house_named(house)
    html = apart(chosen, _invitation_html, mail, title, chosen)
    return MailTexts(title=title, text=plain_text(html), html=html)


def _invitation_html(mail: InvitationMail, title: str, house: str | None) -> str:
    return fill("mail/invitation.html", house, mail=mail, title=title)


def write_reset(mail: ResetMail, house: str | None = None) -> MailTexts:
    """Return the mail with a link to a new password; raises `DefinitionError` like the others."""
    title = "Đặt lại mật khẩu hệ thống kiểm tra cải cách hành chính"
    chosen = house_named(house)
    html = apart(chosen, _reset_html, mail, title, chosen)
    return MailTexts(title=title, text=plain_text(html), html=html)


def _reset_html(mail: ResetMail, title: str, house: str | None) -> str:
    return fill("mail/reset.html", house, mail=mail, title=title)


def digest_title(mail: DigestMail) -> str:
    """Return the subject line: the day and how much is overdue or due."""
    late = sum(line["days_left"] < 0 for line in mail["lines"])
    ahead = len(mail["lines"]) - late
    parts = [f"{late} việc quá hạn"] * bool(late) + [f"{ahead} việc đến hạn"] * bool(ahead)
    day = short_date(date.fromisoformat(mail["written_on"]))
    return f"Nhắc việc kiểm tra cải cách hành chính ngày {day}: {', '.join(parts)}"


def urgency(line: ReminderLine) -> str:
    """Say how near the deadline is, in calendar days and, when it has passed, working days too."""
    days = line["days_left"]
    if days > 0:
        return f"còn {days} ngày"
    if days == 0:
        return "đến hạn hôm nay"
    return f"quá hạn {-days} ngày ({line['working_days_late']} ngày làm việc)"


def plain_text(html: str) -> str:
    """Return what a mail says as plain text, numbered and spaced as its lists and paragraphs."""
    reader = _Text()
    reader.feed(html)
    lines = [" ".join(line.split()) for line in "".join(reader.pieces).split("\n")]
    paragraphs = "\n".join(lines).split("\n\n")
    return "\n\n".join(each.strip("\n") for each in paragraphs if each.strip()) + "\n"


class _Text(HTMLParser):
    """Collects the text of the body; the head holds nothing to read."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._number = 0
        self._is_in_body = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a paragraph, a numbered item or a line."""
        self._is_in_body = self._is_in_body or tag == "body"
        if tag in _APART:
            self.pieces.append("\n\n")
        elif tag in _BREAKS:
            self.pieces.append("\n")
        if tag == "li":
            self._number += 1
            self.pieces.append(f"{self._number}. ")

    def handle_data(self, data: str) -> None:
        """Keep what is to be read; line ends of the file mean nothing."""
        if self._is_in_body:
            self.pieces.append(data.replace("\n", " "))
