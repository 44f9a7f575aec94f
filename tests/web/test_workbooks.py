"""No workbook of any route holds a formula, whatever users typed into what it tells of."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook
from sqlmodel import update

from inspect_flow.records.tables import Campaign, Finding, Inspection, UnitVersion
from tests.web.offices import Office
from tests.web.route_rows import rows

LURE = '=HYPERLINK("http://bay.example","bấm vào đây")'


def _poisoned(office: Office) -> None:
    with office.workplace.engine.begin() as connection:
        for kind, fields in (
            (Finding, ("statement", "explanation")),
            (UnitVersion, ("name", "authority_name", "short_name")),
            (Campaign, ("title",)),
            (Inspection, ("self_report",)),
        ):
            known = {each: LURE for each in fields if each in kind.model_fields}
            connection.execute(update(kind).values(known))


def test_no_workbook_holds_a_formula(office: Office):
    _poisoned(office)
    browser = office.signed_in("lanhdao")
    addresses = [row.address("CCHC-2019-BRVT") for row in rows() if row.path.endswith(".xlsx")]
    lured = set()
    for address in addresses:
        answer = browser.get(address)
        assert answer.status_code == 200, address
        for cell in _cells(answer.content):
            assert cell.data_type != "f", (address, cell.coordinate, cell.value)
            if cell.value == LURE:
                lured.add(address)
                assert cell.quotePrefix, (address, cell.coordinate)
    assert len(addresses) > 5
    assert len(lured) > 3


def _cells(content: bytes):
    book = load_workbook(BytesIO(content))
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            yield from line
