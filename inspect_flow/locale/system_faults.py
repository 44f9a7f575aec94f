"""What the operating system refuses, in the user's language."""

from __future__ import annotations

import errno
from types import MappingProxyType

from inspect_flow.locale.translation import N_, _

_SENTENCES = MappingProxyType(
    {
        errno.EACCES: N_("không có quyền đọc hoặc ghi ở đây"),
        errno.EPERM: N_("không có quyền đọc hoặc ghi ở đây"),
        errno.EROFS: N_("ổ đĩa chỉ cho đọc"),
        errno.ENOSPC: N_("ổ đĩa đã đầy"),
        errno.EDQUOT: N_("đã dùng hết dung lượng được cấp"),
        errno.EFBIG: N_("tệp lớn quá mức ổ đĩa cho phép"),
        errno.EIO: N_("ổ đĩa bị lỗi"),
        errno.ENOENT: N_("không có thư mục hoặc tệp này"),
        errno.EEXIST: N_("tên này đã được dùng"),
        errno.EISDIR: N_("đây là thư mục, không phải tệp"),
        errno.ENOTDIR: N_("một phần của đường dẫn không phải thư mục"),
        errno.ENAMETOOLONG: N_("tên quá dài"),
        errno.ELOOP: N_("liên kết trỏ vòng tròn"),
    }
)


def spoken_fault(fault: OSError) -> str:
    """Return what went wrong as a sentence; an unknown fault by its number."""
    number = fault.errno or 0
    if number in _SENTENCES:
        return _(_SENTENCES[number])
    return _("hệ điều hành báo lỗi số {number}").format(number=number)
