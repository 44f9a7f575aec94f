"""For each rule of form a paper that breaks it, and nothing else on purpose."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf

from inspect_flow.documents.lint import lint, lint_html, lint_pages, profile_of_context
from inspect_flow.documents.linting.rule import Breach
from inspect_flow.documents.pages import html_to_pdf
from inspect_flow.documents.rendering import render_html
from tests.documents.building import a_signature
from tests.documents.reading import printed
from tests.documents.samples import sample

Broken = Callable[[], list[Breach]]


def context(name: str, **values: Any) -> Broken:
    """Lint the sample `name` with entries of the paper, or of its letterhead, replaced."""

    def broken() -> list[Breach]:
        paper: dict[str, Any] = dict(sample(name))
        paper["letterhead"] = dict(paper["letterhead"])
        for key, value in values.items():
            (paper["letterhead"] if key in paper["letterhead"] else paper)[key] = value
        return lint(paper["kind"], paper)

    return broken


def html_of(name: str, *replacements: tuple[str, str]) -> str:
    """Fill the template of the sample `name` and replace words in what it writes."""
    html = render_html(sample(name)["kind"], sample(name))
    for old, new in replacements:
        assert old in html, old
        html = html.replace(old, new)
    return html


def words(name: str, *replacements: tuple[str, str]) -> Broken:
    """Lint the words of a sample in which some are replaced."""
    return lambda: lint_html(html_of(name, *replacements), profile_of_context(sample(name)))


def styled(name: str, css: str, *replacements: tuple[str, str]) -> Broken:
    """Lint the pages of a sample printed with `css` above all else."""
    looks = ("</head>", f"<style>{css}</style></head>")
    return lambda: lint_pages(html_to_pdf(html_of(name, looks, *replacements)))


def edited(name: str, edit: Callable[[pikepdf.Pdf], object], **saving: Any) -> Broken:
    """Lint the pages of a printed sample whose file was edited afterwards."""

    def broken() -> list[Breach]:
        with pikepdf.open(BytesIO(printed(name))) as file:
            edit(file)
            target = BytesIO()
            file.save(target, **saving)
        return lint_pages(target.getvalue())

    return broken


def _first_font(file: pikepdf.Pdf) -> Any:
    return next(iter(file.pages[0].resources.Font.values()))


def _rename_font(file: pikepdf.Pdf) -> None:
    described = _first_font(file).DescendantFonts[0]
    described.BaseFont = described.FontDescriptor.FontName = pikepdf.Name("/ABCDEF+Comic-Sans")


def _take_font_out(file: pikepdf.Pdf) -> None:
    del _first_font(file).DescendantFonts[0].FontDescriptor["/FontFile2"]


def _take_unicode_out(file: pikepdf.Pdf) -> None:
    del _first_font(file)["/ToUnicode"]


NOTICE, MINUTES = "commune_notice", "commune_minutes"
A_TABLE = (
    "<table><tr><th>TT</th><th>Lĩnh vực</th><th>Số hồ sơ</th></tr><tr><td>1</td><td>Đất đai</td>"
    "<td>1.204</td></tr><tr><td>2</td><td>Hộ tịch</td><td>96</td></tr>"
    "<tr><td></td><td>Tổng cộng</td><td>1.400</td></tr></table>"
)
BEFORE_END = "<p>Đề nghị UBND xã Bình Mẫu quan tâm"

BROKEN: list[tuple[str, Broken]] = [
    ("number", context(MINUTES, number="0")),
    ("symbol", context(MINUTES, symbol="BB ĐKT")),
    ("type_abbreviation", context(MINUTES, symbol="TB-ĐKT")),
    ("type_abbreviation", context(NOTICE, symbol="TB-SNV")),
    ("issue_day", context("commune_conclusion", date="")),
    ("issue_day", context("commune_conclusion", date="2026-03-26")),
    ("components", context(NOTICE, issuer=" ")),
    ("legal_grounds", context(MINUTES, legal_grounds=["Theo Luật"])),
    ("legal_grounds", context(MINUTES, legal_grounds=["Theo đề nghị của Sở", "Căn cứ Luật"])),
    ("as_above", context(NOTICE, addressees=[])),
    ("as_above", context("commune_conclusion", addressees=["UBND xã"])),
    ("filing", context(MINUTES, recipients={"items": [], "filing": "Hồ sơ"})),
    ("signing_power", context(MINUTES, signatures=[a_signature("PP. Giám đốc")])),
    ("signing_power", context(MINUTES, signatures=[a_signature()])),
    ("signer_degree", context(MINUTES, signatures=[a_signature("Giám đốc", name="TS. Tú")])),
    ("day_zeros", context(MINUTES, place="ngày 14 tháng 08 năm 2019")),
    ("weekday", context(MINUTES, place="thứ Năm, ngày 14 tháng 8 năm 2019")),
    ("weekday", context(MINUTES, place="thứ Tư, ngày 31 tháng 6 năm 2019")),
    ("weekday", context(MINUTES, place="Chủ nhật, ngày 14/8/2019")),
    ("ratio", context(MINUTES, place="105/277 hồ sơ, đạt trên 46%")),
    ("score_totals", context("commune_checklist", max_score="999")),
    ("characters", context(MINUTES, place="đã xong 😀")),
    ("nation_and_motto", words(NOTICE, ("CỘNG HÒA XÃ HỘI", "CỘNG HÒA XÃ-HỘI"))),
    ("nation_and_motto", words(NOTICE, ("Độc lập - Tự do", "Độc lập-Tự do"))),
    ("number_line", words(NOTICE, ("Số: 201/SNV-CCHC", "Số: 5 / SNV - CCHC"))),
    ("grounds_punctuation", lambda: lint_html(html_of(MINUTES), "tt01_2011")),
    ("grounds_punctuation", lambda: lint_html(html_of("long_dien_minutes"), "nd30_2020")),
    ("point_letters", words(NOTICE, ("b) Đơn vị được", "f) Đơn vị được"))),
    ("part_numbers", words(MINUTES, ("III. KẾT QUẢ", "IV. KẾT QUẢ"))),
    ("ends_with_mark", words(NOTICE, ("./.", "."))),
    ("recipients", words(NOTICE, ("- Như trên;", "- Như trên"))),
    ("recipients", words(NOTICE, ("- Lưu: VT, CCHC.", "- Lưu: CCHC"))),
    ("printed_days", words(NOTICE, ("ngày 02 tháng 3", "ngày 2 tháng 03"))),
    ("printed_ratios", words(NOTICE, (BEFORE_END, f"<p>Đạt 1/4, bằng 30%.</p>{BEFORE_END}"))),
    ("appendix_named", words(NOTICE, (" theo đề cương tại Phụ lục kèm theo", ""))),
    ("appendix_named", words(MINUTES, ("./.", " (Phụ lục kèm theo)./."))),
    ("cross_references", words(NOTICE, ("- Như trên;", "- Như Điều 9;"))),
    ("cross_references", words(MINUTES, ("./.", ", nội dung tại mục IX./."))),
    ("first_citation", words(NOTICE, (" ngày 14 tháng 01 năm 2026", ""))),
    ("abbreviation", words(NOTICE, ("Thực hiện Kế hoạch", "Thực hiện CNTT, Kế hoạch"))),
    ("table_totals", words(NOTICE, (BEFORE_END, A_TABLE + BEFORE_END))),
    ("pdf_version", edited(NOTICE, lambda _file: None, force_version="1.3")),
    ("fonts_embedded", edited(NOTICE, _take_font_out)),
    ("text_extractable", edited(NOTICE, _take_unicode_out)),
    ("language_and_title", edited(NOTICE, lambda file: file.Root.__delitem__("/Lang"))),
    ("tagged", edited(NOTICE, lambda file: file.Root.__delitem__("/StructTreeRoot"))),
    ("paper_size", styled(NOTICE, "@page nd30_2020 { size: 210mm 330mm }")),
    ("margins", styled(NOTICE, "@page nd30_2020 { margin: 20mm 15mm 20mm 20mm }")),
    ("margins", styled(NOTICE, "@page nd30_2020 { margin: 20mm 25mm 20mm 30mm }")),
    ("margins", styled(NOTICE, "@page nd30_2020 { margin: 12mm 15mm 12mm 30mm }")),
    ("one_typeface", edited(NOTICE, _rename_font)),
    ("black_text", styled(NOTICE, "p { color: #333 }")),
    ("page_number", lambda: lint_pages(printed(MINUTES), "tt01_2011")),
    ("page_number", lambda: lint_pages(printed("long_dien_minutes"), "nd30_2020")),
    ("nation_and_motto_look", styled(NOTICE, ".nation { font-size: 14pt !important }")),
    ("motto_line", styled(NOTICE, ".fit .rule.full { width: 60% !important }")),
    ("motto_line", styled(NOTICE, ".fit .rule.full { display: none }")),
    ("issuer_look", styled(NOTICE, ".issuer { font-size: 10pt !important }")),
    ("issuer_line", styled(NOTICE, ".issuer + .rule { width: 90% !important }")),
    ("number_and_place", styled(NOTICE, ".number { font-size: 11pt !important }")),
    ("number_and_place", styled(NOTICE, ".place { font-style: normal !important }")),
    ("heading_and_line", styled(MINUTES, ".heading .rule { width: 100% !important }")),
    ("heading_and_line", styled(MINUTES, ".heading { font-size: 18pt !important }")),
    ("body_size", styled(MINUTES, "p { font-size: 11pt !important }")),
    ("first_line_indent", styled(NOTICE, "p { text-indent: 20mm !important }")),
    ("line_spacing", styled(NOTICE, "p { line-height: 2.4 !important }")),
    ("line_spacing", styled(NOTICE, "p { margin: 0 !important }")),
    ("recipients_look", styled(NOTICE, ".recipients { font-size: 13pt !important }")),
    ("authority_look", styled(NOTICE, ".closing td:last-child { text-transform: lowercase }")),
    ("room_to_sign", styled("long_dien_directive", ".hand { height: 6mm !important }")),
    ("signature_in_company", styled(NOTICE, "p {}", ("./.", "."))),
    ("lead_in_with_its_text", styled(NOTICE, ".leads-in { break-after: page !important }")),
]
