"""Each construct of the templates has its counterpart in Word; what has none is refused by name."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx.oxml.ns import qn
from PIL import Image

from inspect_flow.documents.word.unknown import UnknownConstruct
from inspect_flow.documents.word.writing import html_to_docx
from tests.documents.word.reading_word import opened

CHART = (
    '<svg class="chart" xmlns="http://www.w3.org/2000/svg" aria-label="Số hồ sơ & tỷ lệ"'
    ' width="60mm" height="20mm" viewBox="0 0 60 20"><rect width="30" height="20"/>'
    "<text>chữ</text></svg>"
)


def a_word_file(body: str) -> Any:
    head = '<title>t</title><meta name="dcterms.created" content="2026-03-11">'
    html = f'<html><head>{head}</head><body class="nd30_2020">{body}</body></html>'
    return opened(html_to_docx(html))


def texts(document: Any) -> list[str]:
    return [each.text for each in document.paragraphs]


def spacing(paragraph: Any, side: str) -> float:
    value = getattr(paragraph.paragraph_format, f"space_{side}")
    return float(value.pt) if value is not None else 0.0


def test_of_two_margins_that_meet_the_larger_one_counts() -> None:
    first, second = a_word_file(
        '<p style="margin: 0 0 4pt">một</p><p style="margin: 9pt 0">hai</p>'
    ).paragraphs

    assert (spacing(first, "after"), spacing(second, "before")) == (0, 9)


def test_a_chart_becomes_a_picture_of_its_size_that_says_what_it_shows() -> None:
    document = a_word_file(f"<p>Trước</p>{CHART}<p>Sau</p>")
    (shape,) = document.inline_shapes
    (part,) = [each for each in document.part.package.parts if each.partname.endswith(".png")]
    picture = Image.open(BytesIO(part.blob))

    assert (round(shape.width.mm), round(shape.height.mm)) == (60, 20)
    assert shape._inline.docPr.get("descr") == "Số hồ sơ & tỷ lệ"
    assert picture.size == pytest.approx((60 / 25.4 * 300, 20 / 25.4 * 300), abs=1)
    assert (picture.getpixel((50, 200)), picture.getpixel((500, 200))) == (0, 255)
    assert texts(document) == ["Trước", "", "Sau"]


def test_a_box_is_framed_and_keeps_the_x_in_it() -> None:
    box = '<span class="box">{}</span>'
    (paragraph,) = a_word_file(f"<p>Có {box.format('x')} không {box.format('')}</p>").paragraphs
    framed = [run for run in paragraph.runs if run._r.find(f".//{qn('w:bdr')}") is not None]

    assert [run.text.strip("\u00a0") for run in framed] == ["x", ""]


def test_paragraphs_of_one_frame_share_it() -> None:
    document = a_word_file(
        '<div style="border: 1pt dashed black; padding: 2pt 4mm"><p>một</p><p>hai</p></div>'
        "<p>ba</p>"
    )
    frames = [each._p.find(f".//{qn('w:pBdr')}") for each in document.paragraphs]

    assert [len(frame) if frame is not None else 0 for frame in frames] == [4, 4, 0]
    assert {side.get(qn("w:val")) for side in frames[0]} == {"dashed"}
    # The lines stand at the margins, as they do on the PDF.
    assert document.paragraphs[0].paragraph_format.left_indent.mm == pytest.approx(4, abs=0.1)


def test_cells_that_span_rows_and_columns_are_merged() -> None:
    table = a_word_file(
        '<table class="grid"><thead><tr><th rowspan="2">A</th><th colspan="2">B</th></tr>'
        "<tr><th>C</th><th>D</th></tr></thead><tr><td>1</td><td>2</td><td>3</td></tr></table>"
    ).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["A", "B", "B"],
        ["A", "C", "D"],
        ["1", "2", "3"],
    ]


def test_two_tables_that_touch_stay_two() -> None:
    grid = '<table class="grid"><tr><td>{}</td></tr></table>'

    assert len(a_word_file(grid.format("một") + grid.format("hai")).tables) == 2


def test_a_block_of_another_page_name_begins_a_section() -> None:
    document = a_word_file('<p>Chính</p><div class="appendix"><p>Phụ lục</p></div><p>Tiếp</p>')

    assert len(document.sections) == 3


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li>một</li></ul>",
        '<p><img src="x.png"></p>',
        '<div style="float: left">nổi</div>',
        '<div style="position: absolute">nổi</div>',
        '<div style="display: flex"><p>một</p></div>',
        '<style>p::before { content: "→" }</style><p>một</p>',
        '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>',
    ],
)
def test_what_word_would_not_show_is_refused_by_name(body: str) -> None:
    with pytest.raises(UnknownConstruct) as refused:
        a_word_file(body)

    assert refused.value.thing.startswith("Mẫu in có phần chưa ghi được ra Word: <")
