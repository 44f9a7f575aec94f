"""Setting up and dropping the second factor of an account."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_flow.bootstrap.proving import require_password
from inspect_flow.bootstrap.signing_in import Visitor
from inspect_flow.bootstrap.workplace import Workplace
from inspect_flow.documents.qr import qr_squares
from inspect_flow.identity.codes import enrolment_address, new_secret, step_of_code
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Account
from inspect_flow.services.accounts.secrets import drop_second_factor, set_second_factor
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import MoveRefused


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What an authenticator app needs; `picture` is the squares of the QR code, row by row."""

    secret: str
    picture: tuple[tuple[bool, ...], ...]


def enrolment(visitor: Visitor, secret: str = "") -> Enrolment:
    """Return a secret to scan, a new one unless one was shown already."""
    chosen = secret or new_secret()
    return Enrolment(chosen, qr_squares(enrolment_address(chosen, visitor.account.username)))


def set_up(workplace: Workplace, visitor: Visitor, password: str, secret: str, code: str) -> None:
    """Ask for codes from now on; raise `MoveRefused` for a wrong password or code."""
    require_password(workplace, visitor, password)

    def deed(work: Work) -> None:
        step = step_of_code(secret, code, workplace.phones_time(work.recorded_at), 0)
        if step is None:
            raise MoveRefused(
                _("Mã xác thực chưa đúng"),
                [_("mã chưa đúng; nhập 6 số đang hiện trên ứng dụng, kiểm tra giờ của điện thoại")],
            )
        account = work.session.get_one(Account, visitor.account.id)
        set_second_factor(work, account, secret, step, visitor.session)

    workplace.doorman().carry_out(deed)


def drop(workplace: Workplace, visitor: Visitor, password: str) -> None:
    """Ask for no codes any more."""
    require_password(workplace, visitor, password)
    with workplace.doorman().transaction() as work:
        drop_second_factor(work, work.session.get_one(Account, visitor.account.id), visitor.session)
