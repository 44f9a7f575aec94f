"""Send mail by SMTP; what the server says decides between another attempt and a person."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from email.encoders import encode_base64
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import parseaddr

from inspect_flow.delivery.settings import MailSettings
from inspect_flow.locale.translation import _
from inspect_flow.services.ports import Attachment, DeliveryFault, Outgoing

# Seconds; a server that says nothing for so long is away.
_TIMEOUT = 30
# Hexadecimal digits of a message's key that no two messages share.
_ENOUGH = 32
_CALENDAR = "text/calendar"


def built(message: Outgoing, sender: str) -> MIMEMultipart:
    """Return the message as it travels; raises `DeliveryFault` for an address that is none."""
    mail = MIMEMultipart("mixed")
    texts = MIMEMultipart("alternative")
    texts.attach(MIMEText(message.text, "plain", "utf-8"))
    if message.html:
        texts.attach(MIMEText(message.html, "html", "utf-8"))
    mail.attach(texts)
    for each in message.attachments:
        if each.media_type.startswith(_CALENDAR):
            # Mail programs offer to put it into the calendar where it stands beside the texts
            # (RFC 6047); the file is for those that do not.
            texts.attach(_part(each))
        mail.attach(_attached(each))
    name, address = parseaddr(sender)
    mail["From"] = _mailbox(name, address, "From")
    mail["To"] = _mailbox(message.name, _checked(message.address), "To")
    mail["Subject"] = _encoded(message.title, "Subject")
    # The same at every attempt, so that a mailbox can tell a second copy; short enough to stand in
    # one line, because not every mail program reads a folded one.
    mail["Message-ID"] = f"<{message.key[:_ENOUGH]}@{address.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def _encoded(text: str, header: str) -> str:
    # EmailMessage loses blanks where it folds long Vietnamese (seen in Python 3.11); Header keeps
    # them.
    return Header(" ".join(text.split()), "utf-8", header_name=header).encode()


def _mailbox(name: str, address: str, header: str) -> str:
    return f"{_encoded(name, header)} <{address}>" if name.strip() else address


def _attached(file: Attachment) -> MIMEBase:
    part = _part(file)
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file.name))
    return part


def _part(file: Attachment) -> MIMEBase:
    form, *parameters = (each.strip() for each in file.media_type.split(";"))
    part = MIMEBase(*form.split("/", 1))
    for each in parameters:
        name, _equals, value = each.partition("=")
        part.set_param(name, value)
    if form.startswith("text/"):
        part.set_param("charset", "utf-8")
    part.set_payload(file.content)
    encode_base64(part)
    return part


def _checked(written: str) -> str:
    """Return a plain address; one that could add a header or a second recipient is none."""
    try:
        parsed = Address(addr_spec=written)
        is_whole = bool(parsed.username and parsed.domain) and written.isascii()
    except (ValueError, IndexError, MessageError):
        is_whole = False
    if not is_whole or any(each.isspace() or not each.isprintable() for each in written):
        sentence = _("'{address}' không phải địa chỉ thư; sửa địa chỉ rồi gửi lại")
        raise DeliveryFault(sentence.format(address=written), is_permanent=True)
    return written


def _trusted(settings: MailSettings) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=settings.ca_file)


class MailServer:
    """One connection to the server, opened at the first message and kept for the next ones."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings
        self._sender = parseaddr(settings.sender)[1]
        self._connection: smtplib.SMTP | None = None

    def send(self, message: Outgoing) -> str:
        """Hand one mail over; a recipient refused for good is told apart from a busy server."""
        mail = built(message, self._settings.sender)
        connection = self._connected()
        try:
            connection.send_message(mail, self._sender, [message.address])
        except smtplib.SMTPRecipientsRefused as refused:
            code, said = next(iter(refused.recipients.values()))
            self._reset()
            raise _refusal(code, said) from refused
        except smtplib.SMTPSenderRefused as refused:
            self._reset()
            raise _refusal(refused.smtp_code, refused.smtp_error, is_of_the_way=True) from refused
        except smtplib.SMTPDataError as refused:
            self._reset()
            raise _refusal(refused.smtp_code, refused.smtp_error) from refused
        except (smtplib.SMTPException, OSError) as fault:
            self.close()
            raise _away(fault) from fault
        return str(mail["Message-ID"])

    def close(self) -> None:
        """Say goodbye; a server that is gone needs none."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(smtplib.SMTPException, OSError):
                connection.quit()

    def _connected(self) -> smtplib.SMTP:
        if self._connection is None:
            try:
                self._connection = self._opened()
            except smtplib.SMTPAuthenticationError as refused:
                raise DeliveryFault(
                    _("máy chủ thư không nhận tài khoản; kiểm tra tên và mật khẩu"),
                    is_of_the_way=True,
                ) from refused
            except (smtplib.SMTPException, OSError) as fault:
                raise _away(fault) from fault
        return self._connection

    def _opened(self) -> smtplib.SMTP:
        settings = self._settings
        if settings.security == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                settings.host, settings.port, timeout=_TIMEOUT, context=_trusted(settings)
            )
        else:
            connection = smtplib.SMTP(settings.host, settings.port, timeout=_TIMEOUT)
        try:
            if settings.security == "starttls":
                connection.starttls(context=_trusted(settings))
            if settings.user:
                connection.login(settings.user, settings.password)
        except BaseException:
            connection.close()
            raise
        return connection

    def _reset(self) -> None:
        if self._connection is not None:
            try:
                self._connection.rset()
            except (smtplib.SMTPException, OSError):
                self.close()


def _refusal(code: int, said: bytes | str, *, is_of_the_way: bool = False) -> DeliveryFault:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    sentence = _("máy chủ thư trả lời {code}: {said}").format(code=code, said=words[:200])
    return DeliveryFault(
        sentence, is_permanent=500 <= code < 600 and not is_of_the_way, is_of_the_way=is_of_the_way
    )


def _away(fault: Exception) -> DeliveryFault:
    sentence = _("không gửi được qua máy chủ thư: {fault}").format(fault=str(fault)[:200])
    return DeliveryFault(sentence, is_of_the_way=True)
