"""Any case file, as hypothesis makes them up."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from inspect_flow.interchange.case_file.findings import StepKind
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.vocabulary.areas import Area
from inspect_flow.vocabulary.campaigns import CampaignKind, DecisionRole, Method
from inspect_flow.vocabulary.findings import Severity

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềữự ,.:;'\"-#&*!?[]{}%@\\\nAĐ0123456789"
words = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: nfc(text).strip()).filter(bool)
days = st.dates(date(2015, 1, 1), date(2029, 12, 31)).map(str)
dates = st.one_of(
    days,
    st.integers(2015, 2029).map(str),
    st.tuples(st.integers(2015, 2029), st.integers(1, 12)).map(lambda d: f"{d[0]}-{d[1]:02d}"),
    st.tuples(st.integers(2015, 2029), st.integers(1, 4)).map(lambda d: f"{d[0]}-Q{d[1]}"),
)
clocks = st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda t: f"{t[0]:02d}:{t[1]:02d}")
units = st.sampled_from(
    ["UBND huyện A", "UBND xã B", "Sở Nội vụ", "Phòng Tư pháp", "UBND tỉnh C", "Trung tâm D"]
)
names = st.sampled_from(["Trần An", "Lê Bình - Trưởng phòng", "Đại diện Sở Tài chính", "bà Vũ Chi"])


def part(**optional: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return a mapping in which every key may be missing; `from_` stands for `from`."""
    keys = {key.rstrip("_"): value for key, value in optional.items()}
    return st.fixed_dictionaries({}, optional={**keys, "note": words, "assumed": st.booleans()})


def some(strategy: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, max_size=most)


papers = part(
    number=st.integers(1, 999).map(str),
    symbol=st.just("TB-X"),
    date=dates,
    signer=names,
    text=words,
)
steps = st.builds(
    lambda what, rest: {**rest, "what": what},
    st.sampled_from([kind.value for kind in StepKind]),
    part(date=dates, text=words, until=dates, by=words, evidence=some(words)),
)
deficiencies = part(
    owner=units, responsible=words, co_responsible=some(units), task=words, deadline=dates,
    original_deadline=dates, history=some(steps, 4),
)  # fmt: skip
quantities = st.sampled_from(
    [{"ratio": "105/277", "percent": "trên 46%"}, {"extent": "một số"}, {"count": "07 xã"}, "x"]
)
findings = st.builds(
    lambda statement, rest: {**rest, "statement": statement},
    words,
    part(
        area=st.one_of(st.sampled_from([area.value for area in Area]), words), cause=words,
        severity=st.sampled_from([each.value for each in Severity]), item=st.just("1.1.2"),
        quantities=some(quantities), legal_bases=some(words), author=names, repeats=words,
        evidence=some(words), discrepancy=words,
    ),
)  # fmt: skip
strengths = st.builds(lambda each, context: {**each, "context": context}, findings, st.booleans())
shortcomings = st.builds(
    lambda each, followed: {**each, **followed}, findings,
    st.one_of(st.just({}), deficiencies.map(lambda each: {"deficiency": each})),
)  # fmt: skip
attendants = part(name=names, title=words, role=words, signs=st.booleans(), unit=units)
visits = part(date=dates, from_=clocks, to=clocks, place=words, group=words, programme=some(words))
inspections = part(
    method=st.sampled_from([each.value for each in Method]), announced=st.booleans(), contact=words,
    head=names, period=part(from_=dates, to=dates), visits=some(visits),
    attendance=part(unit=some(attendants), delegation=some(attendants), guests=some(attendants)),
    notice=papers, self_report=part(date=dates, text=words, missing=st.booleans()),
    answers=st.dictionaries(
        st.sampled_from(["1.1", "1.10", "2.3"]),
        part(self_=part(score=st.sampled_from(["0", "0.5"])), final=part(word=st.just("partly"))),
        max_size=2,
    ),
    strengths=st.one_of(some(strengths), st.just({"listed": False, "note": "có"})),
    shortcomings=st.one_of(some(shortcomings), st.just({"listed": "partly", "items": []})),
    comments=part(date=dates, text=words, agreed=st.booleans()),
    minutes=papers, conclusion=papers, directives=some(papers), notes=some(words),
    overrides=st.dictionaries(st.just("figures_agree"), words, max_size=1),
)  # fmt: skip
decisions = st.builds(
    lambda number, rest: {**rest, "number": number, "symbol": "QĐ-UBND"},
    st.integers(1, 10**6).map(str),
    part(
        date=dates, issuer=units, title=words, role=st.sampled_from([r.value for r in DecisionRole])
    ),
)
areas = words.filter(lambda word: ";" not in word)
members = part(
    title=words, unit=units, group=words, areas=some(areas), from_=dates, to=dates, paper=words
)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """Return the plain content of a case file that holds together."""
    inspected = draw(st.lists(units, min_size=1, max_size=3, unique=True))
    listed = [{**draw(inspections), "unit": unit} for unit in inspected]
    optional = part(
        sources=some(part(title=words, date=dates)), assumptions=some(words),
        decisions=st.lists(decisions, max_size=2, unique_by=lambda each: each["number"]),
        delegations=some(part(name=words, size=st.integers(0, 30), members=some(members, 1)), 1),
        directives=some(papers, 1), discrepancies=some(words),
    )  # fmt: skip
    campaign = part(
        title=words, kind=st.sampled_from([kind.value for kind in CampaignKind]), issuer=units,
        lead=units, starts=dates, period=part(from_=dates, to=dates), themes=some(words),
        announced=st.booleans(), legal_bases=some(words),
    )  # fmt: skip
    return {
        **draw(optional), "campaign": {**draw(campaign), "year": 2019}, "inspections": listed
    }  # fmt: skip
