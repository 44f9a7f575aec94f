"""Password resets: a link by mail to the address that the register has, never to one typed."""

from __future__ import annotations

from datetime import datetime

from inspect_flow.bootstrap.workplace import Workplace
from inspect_flow.documents.mails import write_reset
from inspect_flow.identity.passwords import hashed
from inspect_flow.identity.tokens import digest_of, new_token
from inspect_flow.records.tables import Account, Message, Person
from inspect_flow.services.accounts.links import make_link, open_link, use_link
from inspect_flow.services.accounts.opening import account_named, name_typed
from inspect_flow.services.accounts.secrets import set_password
from inspect_flow.services.accounts.tries import begin_try
from inspect_flow.services.lookup import get
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import LinkPurpose
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.vocabulary.mails import PASSWORD_RESET, MailTexts, ResetMail
from inspect_flow.vocabulary.reminders import Channel, MessageState


def ask_for_reset(workplace: Workplace, username: str, origin: str, address: str) -> None:
    """Mail a link to the account's person; nothing tells the asker whether there is such a one."""
    with workplace.doorman().transaction() as work:
        # Asking counts as a try: nobody fills a mailbox through this page.
        if begin_try(work, name_typed(username), address) is None:
            return
        try:
            account = account_named(work, username)
        except NotFound:
            return
        person = get(work, Person, account.person_id)
        if account.closed_at is not None or not person.email:
            return
        token, digest = new_token()
        make_link(work, account, LinkPurpose.RESET, digest)
        mail = ResetMail(recipient=person.name, link=f"{origin}/password/reset?token={token}")
        _post(work, person, digest, write_reset(mail, workplace.house))


def _post(work: Work, person: Person, digest: str, texts: MailTexts) -> None:
    now: datetime = work.recorded_at
    work.session.add(
        Message(
            key=f"{PASSWORD_RESET}/{digest}",
            kind=PASSWORD_RESET,
            channel=Channel.MAIL.value,
            state=MessageState.WAITING.value,
            person_id=person.id,
            name=person.name,
            address=person.email,
            title=texts["title"],
            body=texts["text"],
            html=texts["html"],
            created_at=now,
            next_try_at=now,
        )
    )
    work.session.flush()


def check_link(workplace: Workplace, token: str) -> None:
    """Raise `NotFound` for a link that opens nothing (any more)."""
    with workplace.doorman().reading() as work:
        open_link(work, LinkPurpose.RESET, digest_of(token))


def reset(workplace: Workplace, token: str, password: str) -> None:
    """Replace the password; every session of the account ends."""
    check_link(workplace, token)
    fresh = hashed(password)

    def deed(work: Work) -> None:
        link, account = open_link(work, LinkPurpose.RESET, digest_of(token))
        use_link(work, link)
        set_password(work, work.session.get_one(Account, account.id), fresh)

    workplace.doorman().carry_out(deed)
