"""The delegation's whole job on one inspection, from the morning of the visit to following up."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.cases import CODE, PATH, drafted, state_of, take
from tests.web.offices import Office


def test_the_delegation_does_its_whole_job_in_the_browser(visiting_office: Office):
    office = visiting_office
    secretary = drafted(office)
    sent = secretary.post(f"{PATH}/draft-minutes")
    assert "đơn vị đọc được từ bây giờ" in sent.text
    comments = {"comments": "Nhất trí với dự thảo", "agreed": "yes"}
    secretary.post(f"{PATH}/received-comments", data=comments)
    assert state_of(office) == "commented"

    head = office.signed_in("truongdoan")
    take(head, "sign_minutes", "commented")
    named = head.post(f"{PATH}/people/signer", data={"signer": "duc"})
    assert "Người ký thông báo kết luận" in named.text
    take(head, "conclude", "minutes_signed")

    page = head.get(f"{PATH}/remedy").text
    assert f"{CODE}-TT-01" in page
    rows = {}
    for n in (1, 2):
        rows[f"owner-{CODE}-TT-0{n}"] = "pnv-long-dien"
        rows[f"deadline-{CODE}-TT-0{n}"] = "19/9/2019"
        rows[f"sharing-{CODE}-TT-0{n}"] = "Sở Kế hoạch và Đầu tư\nskhdt-brvt\n\nsở tài chính"
        rows[f"version-{CODE}-TT-0{n}"] = _version(page, n)
    saved = head.post(f"{PATH}/remedy", data=rows).text
    assert "Đã lưu việc giao của 2" in saved
    _share_one_of_them_less(head, saved)
    directive = {"issuer": "brvt", "signer": "pct-ubnd-tinh", "form": "letter"}
    assert "Đã dự thảo văn bản" in head.post(f"{PATH}/directive", data=directive).text
    take(head, "direct", "concluded")
    take(head, "follow_up", "directed")
    assert state_of(office) == "following_up"


def _share_one_of_them_less(head: TestClient, page: str) -> None:
    """Take a helper out of the first row again; what the second says is left alone."""
    assert page.count("Sở Tài chính (stc-brvt)") == page.count("Đầu tư (skhdt-brvt)") == 2
    row = {f"owner-{CODE}-TT-01": "pnv-long-dien", f"version-{CODE}-TT-01": _version(page, 1)}
    row[f"sharing-{CODE}-TT-01"] = "Sở Tài chính (stc-brvt)"

    saved = head.post(f"{PATH}/remedy", data=row).text

    assert "Đã lưu việc giao của 1" in saved
    assert (saved.count("(stc-brvt)"), saved.count("(skhdt-brvt)")) == (2, 1)


def _version(page: str, number: int) -> str:
    return page.split(f'name="version-{CODE}-TT-0{number}" value="')[1].split('"')[0]
