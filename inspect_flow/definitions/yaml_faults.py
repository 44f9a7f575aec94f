"""What the YAML parser complains about, in the words of somebody who types a file by hand."""

from __future__ import annotations

from inspect_flow.locale.translation import N_, _

# The parser's words (in C and in Python) and what to do about them; the first that fits is said.
_REMEDIES: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed",
     N_("dấu hai chấm ở giữa câu, hoặc thụt lề sai; đặt cả câu trong dấu ngoặc kép")),
    ("block sequence entries are not allowed",
     N_("dấu gạch đầu dòng phải đứng đầu một dòng mới")),
    ("mapping keys are not allowed", N_("dấu ? mở đầu câu; đặt cả câu trong dấu ngoặc kép")),
    ("cannot start any token",
     N_("dòng có phím Tab, hoặc câu mở đầu bằng @ ` %; thay Tab bằng dấu cách, đặt câu trong "
        "dấu ngoặc kép")),
    ("or ']'", N_("danh sách [ … ] thiếu dấu phẩy hoặc thiếu dấu ]")),
    ("or '}'", N_("nhóm khóa { … } thiếu dấu phẩy hoặc thiếu dấu }; câu có dấu phẩy phải đặt "
                  "trong dấu ngoặc kép")),
    ("unexpected end of stream", N_("thiếu dấu ngoặc kép hoặc dấu nháy đóng câu")),
    ("end of stream", N_("thiếu dấu ngoặc kép hoặc dấu nháy đóng câu")),
    ("expected key", N_("thụt lề không thẳng hàng, hoặc sau dấu ngoặc kép còn chữ")),
    ("expected <block end>", N_("thụt lề không thẳng hàng, hoặc sau dấu ngoặc kép còn chữ")),
    ("'-' indicator", N_("các mục của danh sách không thẳng hàng")),
    ("undefined alias", N_("câu mở đầu bằng dấu *; đặt cả câu trong dấu ngoặc kép")),
    ("unknown escape", N_("sau dấu \\ trong ngoặc kép là chữ lạ; viết \\\\ cho một dấu \\")),
    ("expected ':'", N_("thiếu dấu hai chấm sau khóa")),
    ("node content", N_("thừa dấu phẩy, hoặc câu mở đầu bằng dấu đặc biệt cần ngoặc kép")),
    ("found another document", N_("tệp có nhiều phần cách nhau bằng ---; chỉ được một phần")),
    ("incompatible YAML", N_("xóa dòng %YAML ở đầu tệp")),
    ("control characters are not allowed", N_("tệp có ký tự điều khiển không in được; xóa đi")),
    ("special characters are not allowed", N_("tệp có ký tự điều khiển không in được; xóa đi")),
    ("Unicode character escape", N_("mã \\u trong ngoặc kép không phải là một chữ")),
)  # fmt: skip


def yaml_fault(complaint: str) -> str:
    """Return the sentence for a complaint of the parser."""
    for words, remedy in _REMEDIES:
        if words in complaint:
            return _("không đọc được YAML: {fault}").format(fault=_(remedy))
    return _("không đọc được YAML: cú pháp sai ở quanh dòng này ({fault})").format(fault=complaint)
