"""One transaction for one use case, with the database's faults told as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from inspect_flow.locale.translation import N_, _
from inspect_flow.storage.engine import shown
from inspect_flow.vocabulary.errors import Conflict, StorageUnusable

# What the drivers say, and what a user can do about it.
_FAULTS: tuple[tuple[str, str], ...] = (
    (
        "database is locked",
        N_("cơ sở dữ liệu đang bị một chương trình khác khóa; đợi rồi chạy lại"),
    ),
    ("readonly database", N_("tệp chỉ cho đọc; kiểm tra quyền ghi của tệp và thư mục")),
    ("read-only", N_("cơ sở dữ liệu chỉ cho đọc; kiểm tra quyền của tài khoản")),
    ("disk is full", N_("ổ đĩa đã đầy; giải phóng chỗ rồi chạy lại, dữ liệu trước đó còn nguyên")),
    ("disk i/o error", N_("ổ đĩa không ghi được; kiểm tra ổ đĩa rồi khôi phục từ bản sao lưu")),
    ("malformed", N_("tệp cơ sở dữ liệu bị hỏng; khôi phục bằng inspect-flow db restore")),
    ("not a database", N_("tệp không phải cơ sở dữ liệu SQLite; kiểm tra lại đường dẫn")),
    ("unable to open", N_("không mở được tệp; kiểm tra đường dẫn và quyền")),
    ("no such table", N_("cơ sở dữ liệu chưa có bảng; chạy inspect-flow db upgrade")),
    ("does not exist", N_("cơ sở dữ liệu hoặc bảng chưa có; chạy inspect-flow db upgrade")),
    ("no space left", N_("ổ đĩa đã đầy; giải phóng chỗ rồi chạy lại")),
    ("resolve host", N_("không kết nối được máy chủ; kiểm tra địa chỉ, mạng và mật khẩu")),
    ("connection", N_("không kết nối được máy chủ; kiểm tra địa chỉ, mạng và mật khẩu")),
)


# Two at once: each waits for the other, or both make the same thing.
_SOMEBODY_WAS_FASTER = ("deadlock detected", "could not serialize", "unique constraint")


class KeepingSession(Session):
    """A session that reads each record by its identity once.

    An ordinary one forgets a record as soon as nobody holds it, and reads it anew at the next
    question about it: a move asks for the same inspection and campaign from several sides.
    """


@event.listens_for(KeepingSession, "loaded_as_persistent")
@event.listens_for(KeepingSession, "pending_to_persistent")
def _keep(session: KeepingSession, record: Any) -> None:
    session.info.setdefault("kept", []).append(record)


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """Open a session, commit at the end, roll everything back on any error."""
    with translated_faults(engine), KeepingSession(engine, expire_on_commit=False) as session:
        yield session
        session.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session that only reads and does not wait for writers."""
    reader = engine.execution_options(read_only=True)
    with translated_faults(engine), KeepingSession(reader, expire_on_commit=False) as session:
        yield session


@contextmanager
def translated_faults(engine: Engine) -> Iterator[None]:
    """Turn the driver's faults into `StorageUnusable` with a remedy."""
    # The journal and BEGIN speak to the driver directly, so its own errors come through as well.
    drivers_fault = engine.dialect.loaded_dbapi.Error
    try:
        yield
    except (DBAPIError, drivers_fault) as fault:
        said = str(getattr(fault, "orig", fault)).lower()
        if any(words in said for words in _SOMEBODY_WAS_FASTER):
            raise Conflict(
                _("Nội dung này đã có, hoặc có người vừa ghi cùng lúc"),
                [_("xem lại nội dung mới rồi thực hiện lại; thay đổi của bạn chưa được ghi")],
            ) from fault
        for words, remedy in _FAULTS:
            if words in said:
                place = shown(engine)
                raise StorageUnusable(
                    _("Không dùng được cơ sở dữ liệu {place}").format(place=place), [_(remedy)]
                ) from fault
        raise
