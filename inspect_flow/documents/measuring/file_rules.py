"""Rules on the file itself: version, fonts, text, language, tags."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from inspect_flow.documents.linting.rule import Found, rule
from inspect_flow.documents.measuring.reading import ReadFile
from inspect_flow.locale.translation import N_, _


@rule(
    "pages",
    N_("Tệp PDF từ phiên bản 1.4 trở lên"),
    N_("xuất lại tệp ở phiên bản mới hơn"),
    "NĐ 30/2020, Phụ lục I, phần II, III",
)
def pdf_version(read: ReadFile) -> Iterator[Found]:
    """Ask for PDF 1.4 or later."""
    major, _dot, minor = read.version.partition(".")
    if (int(major or 0), int(minor or 0)) < (1, 4):
        yield Found(_("Tệp là PDF {version}").format(version=read.version))


@rule(
    "pages",
    N_("Mọi phông chữ được nhúng trong tệp"),
    N_("in lại bằng chương trình, hoặc bật nhúng phông khi xuất PDF"),
    "ISO 19005-2, 6.2.11",
)
def fonts_embedded(read: ReadFile) -> Iterator[Found]:
    """Ask for fonts that are inside the file."""
    for font in read.fonts:
        if not font.is_embedded:
            yield Found(_("Phông '{font}' không nằm trong tệp").format(font=font.name or "?"))


@rule(
    "pages",
    N_("Chữ trong tệp trích ra được, ở dạng dựng sẵn (NFC)"),
    N_("in lại từ văn bản gõ bằng Unicode dựng sẵn; không nộp bản quét"),
    "NĐ 30/2020, Phụ lục I, I.4; TCVN 6909:2001",
)
def text_extractable(read: ReadFile) -> Iterator[Found]:
    """Ask for text that can be searched and copied, in composed form."""
    if not any(page.words for page in read.pages):
        yield Found(_("Không trích được chữ nào: tệp là ảnh quét hoặc chữ đã vẽ thành hình"), 1)
    for font in read.fonts:
        if not font.has_unicode and font.is_embedded:
            sentence = _("Phông '{font}' không có bảng mã Unicode")
            yield Found(sentence.format(font=font.name or "?"))
    for page in read.pages:
        for word in page.words:
            if not unicodedata.is_normalized("NFC", word.text) or "\ufffd" in word.text:
                sentence = _("'{word}' không ở dạng dựng sẵn (NFC)")
                yield Found(
                    sentence.format(word=word.text[:40]), page.number, (word.left, word.top)
                )
                break


@rule(
    "pages",
    N_("Tệp ghi ngôn ngữ tiếng Việt (/Lang) và tiêu đề"),
    N_('ghi lang="vi" và tiêu đề trong mẫu in'),
    "NĐ 30/2020, Phụ lục VI; ISO 14289-1, 7.2",
)
def language_and_title(read: ReadFile) -> Iterator[Found]:
    """Ask for the language and a title."""
    if not read.language.casefold().startswith("vi"):
        told = read.language or _("không có")
        yield Found(_("Ngôn ngữ của tệp: {language}").format(language=told))
    if not read.title.strip():
        yield Found(_("Tệp không có tiêu đề"))


@rule(
    "pages",
    N_("Tệp có thẻ cấu trúc để trình đọc màn hình đọc được"),
    N_("in lại bằng chương trình, hoặc bật 'tagged PDF' khi xuất"),
    "ISO 14289-1, 7.1",
)
def tagged(read: ReadFile) -> Iterator[Found]:
    """Ask for a tagged file."""
    if not read.is_tagged:
        yield Found(_("Tệp không có thẻ cấu trúc"))


RULES = (pdf_version, fonts_embedded, text_extractable, language_and_title, tagged)
