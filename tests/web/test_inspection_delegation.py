"""Who may not inspect a unit is shown before the visit, and kept away from it on the page."""

from __future__ import annotations

from inspect_flow.records.tables import Delegation, Inspection, Post
from inspect_flow.services.facts.independence import conflicts_of_interest
from inspect_flow.services.facts.plan_independence import ties_in_plan
from inspect_flow.services.queries.names import find_person, find_unit
from inspect_flow.services.registry import find
from tests.web.cases import CODE, PATH
from tests.web.offices import Office

TEAM = "/delegations/CCHC-2019-BRVT-D01"
PAGE = f"{PATH}/delegation"
CLERK, MEMBER = "can-bo-long-dien", "dd-stp"


def _seated(office: Office):
    """Let the secretary seat the unit's own clerk, and note that a member came from there."""
    secretary = office.signed_in("thuky")
    added = secretary.post(f"{TEAM}/members", data={"person": CLERK, "role": "member"})
    assert "Đã ghi thành viên" in added.text, added.text
    with office.workplace.doorman().transaction() as work:
        member, unit = find_person(work, MEMBER), find_unit(work, "long-dien")
        work.session.add(Post(person_id=member.id, unit_id=unit.id, title="Trưởng phòng"))
    return secretary


def test_ties_of_members_are_shown_and_kept_out_of_one_inspection(visiting_office: Office):
    secretary = _seated(visiting_office)

    team = secretary.get(TEAM).text
    assert team.count("xung đột lợi ích</strong>") == 2
    assert "đang công tác tại đơn vị" in team
    assert f'href="{PAGE}"' in team
    assert "2 thành viên có xung đột lợi ích" in secretary.get(PATH).text

    bare = secretary.post(f"{PAGE}/away", data={"person": CLERK})
    assert bare.status_code == 422
    assert 'href="#reason"' in bare.text
    for person in (CLERK, MEMBER):
        secretary.post(f"{PAGE}/away", data={"person": person, "reason": "người của đơn vị"})

    page = secretary.get(PAGE).text
    assert "Không có xung đột lợi ích" in page
    assert "người của đơn vị" in page
    assert "xung đột lợi ích</strong>" not in secretary.get(TEAM).text
    assert visiting_office.signed_in("chutich").get(PAGE).status_code == 404

    for _click in range(2):
        back = secretary.post(f"{PAGE}/back", data={"person": CLERK})
        assert "tham gia trở lại" in back.text
    again = secretary.get(PAGE).text
    assert "Không có xung đột lợi ích" not in again
    assert again.count("người của đơn vị") == 1


def test_the_plan_as_a_whole_tells_what_each_inspection_tells(visiting_office: Office):
    _seated(visiting_office)

    with visiting_office.workplace.doorman().reading() as work:
        team = find(work, Delegation, "CCHC-2019-BRVT-D01")
        inspection = find(work, Inspection, CODE)
        of_one = conflicts_of_interest(work, inspection, [work.on])
        assert sorted(each.sentence for each in ties_in_plan(work, team)) == sorted(of_one)
        assert len(of_one) == 2
