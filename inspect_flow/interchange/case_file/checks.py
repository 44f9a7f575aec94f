"""What must hold between the parts of a case file, and what a person should look at again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.date_checks import date_remarks
from inspect_flow.interchange.case_file.figure_checks import figure_remarks
from inspect_flow.interchange.case_file.findings import Deficiency, Finding
from inspect_flow.interchange.case_file.papers import Paper
from inspect_flow.interchange.case_file.unit_names import is_code, unit_key
from inspect_flow.interchange.case_file.walking import Place, walk
from inspect_flow.locale.translation import _

Said = tuple[Place, str]


def faults_in(case: CaseFile) -> Iterator[Said]:
    """Yield what makes the case ambiguous or impossible to store."""
    yield from _duplicate_codes(case)
    yield from _duplicate_numbers(case)
    yield from _duplicate_units(case)
    yield from _unknown_delegations(case)
    yield from _empty_case(case)


def remarks_on(case: CaseFile) -> Iterator[Said]:
    """Yield what may be true, but deserves a second look."""
    yield from figure_remarks(case)
    yield from date_remarks(case)
    yield from _repeated_statements(case)
    yield from _undeclared_codes(case)
    yield from _unnamed_delegations(case)


def _duplicate_codes(case: CaseFile) -> Iterator[Said]:
    groups: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for place, part in walk(case):
        # People are named by code wherever they act; findings count anew in each inspection.
        code = getattr(part, "code", "")
        if not code or (place[0] != "people" and _names_somebody(place)):
            continue
        scope = str(place[:2]) if isinstance(part, Finding) else type(part).__name__
        groups[scope].append((place, code))
    for members in groups.values():
        yield from _repeated(members, _("mã '{value}' đã dùng ở {first}"))


def _names_somebody(place: Place) -> bool:
    return bool({"members", "attendance", "signers", "head"} & set(place))


def _repeated(members: list[tuple[Place, str]], sentence: str) -> Iterator[Said]:
    from inspect_flow.interchange.case_file.faults import path_of

    first: dict[str, Place] = {}
    for place, value in members:
        if value in first:
            yield place, sentence.format(value=value, first=path_of(first[value]))
        first.setdefault(value, place)


def _duplicate_numbers(case: CaseFile) -> Iterator[Said]:
    numbered: list[tuple[Place, str]] = []
    for place, part in walk(case):
        if isinstance(part, Paper) and part.number and part.symbol:
            where = f", {part.issuer}" if part.issuer else ""
            numbered.append((place, f"{part.number}/{part.symbol}, {part.date[:4]}{where}"))
    yield from _repeated(numbered, _("số văn bản {value} đã dùng ở {first}"))


def _duplicate_units(case: CaseFile) -> Iterator[Said]:
    without_code = [
        (("inspections", index, "unit"), unit_key(each.unit))
        for index, each in enumerate(case.inspections)
        if not each.code
    ]
    sentence = _("đơn vị '{value}' đã có ở {first}; kiểm tra hai lần thì ghi code cho mỗi lần")
    yield from _repeated(list(without_code), sentence)
    named = [(("units", i, "name"), unit_key(u.name)) for i, u in enumerate(case.units) if u.name]
    with_parent = [
        (place, f"{name} / {unit_key(case.units[i].parent)}" if case.units[i].parent else name)
        for i, (place, name) in enumerate(named)
    ]
    yield from _repeated(list(with_parent), _("đơn vị '{value}' đã khai ở {first}"))


def _unknown_delegations(case: CaseFile) -> Iterator[Said]:
    known = [each.code or each.name for each in case.delegations]
    known += [each.name for each in case.delegations]
    for index, inspection in enumerate(case.inspections):
        if inspection.delegation and inspection.delegation not in known:
            yield (
                ("inspections", index, "delegation"),
                _("không có đoàn '{value}' trong mục delegations; đã khai: {known}").format(
                    value=inspection.delegation, known=", ".join(filter(None, known)) or "-"
                ),
            )


def _unnamed_delegations(case: CaseFile) -> Iterator[Said]:
    if len(case.delegations) < 2:
        return
    for index, inspection in enumerate(case.inspections):
        has_minutes = inspection.visits or inspection.attendance or inspection.minutes
        if has_minutes and not inspection.delegation and not inspection.head:
            yield (
                ("inspections", index, "delegation"),
                _(
                    "đợt có {count} đoàn mà chưa ghi đoàn nào kiểm tra đơn vị này; "
                    "biên bản sẽ không nêu thành viên đoàn"
                ).format(count=len(case.delegations)),
            )


def _empty_case(case: CaseFile) -> Iterator[Said]:
    if not (case.campaign or case.inspections or case.visits):
        yield (
            ("inspections",),
            _("hồ sơ phải có ít nhất một cuộc kiểm tra (inspections) hoặc một đợt (campaign)"),
        )


def _repeated_statements(case: CaseFile) -> Iterator[Said]:
    for index, inspection in enumerate(case.inspections):
        said = [
            ((*place, "statement"), " ".join(part.statement.split()).casefold())
            for place, part in walk(inspection, ("inspections", index))
            if isinstance(part, Finding)
        ]
        for place, _text in _repeated(said, "{value}{first}"):
            yield place, _("nội dung này đã ghi một lần trong cùng cuộc kiểm tra")


def _undeclared_codes(case: CaseFile) -> Iterator[Said]:
    declared = {unit.code for unit in case.units} | {each.code for each in case.inspections}
    for place, written in unit_references(case):
        if is_code(written) and written not in declared:
            yield (
                place,
                _("đơn vị '{code}' không khai trong tệp; phải có sẵn trong cơ sở dữ liệu").format(
                    code=written
                ),
            )


def unit_references(case: CaseFile) -> Iterator[tuple[Place, str]]:
    """Yield every reference to a unit with its place."""
    for place, part in walk(case):
        for key in ("unit", "issuer", "lead", "parent", "owner", "seal_of"):
            # An interval's `unit` is a unit of time.
            if isinstance(getattr(part, key, None), str) and place[:2] != ("campaign", "intervals"):
                written = getattr(part, key)
                if written:
                    yield (*place, key), written
        several = part.co_responsible if isinstance(part, Deficiency) else []
        for index, written in enumerate(several):
            yield (*place, "co_responsible", index), written
    for index, visit in enumerate(case.visits):
        for number, written in enumerate(visit.units):
            yield ("visits", index, "units", number), written


def inspected_units(case: CaseFile) -> list[str]:
    """Return the inspected units, those known only from a visit included, in order."""
    units = [each.unit for each in case.inspections]
    keys = [unit_key(unit) for unit in units] + [each.code for each in case.inspections]
    for visit in case.visits:
        for written in visit.units:
            if unit_key(written) not in keys:
                units.append(written)
                keys.append(unit_key(written))
    return units
