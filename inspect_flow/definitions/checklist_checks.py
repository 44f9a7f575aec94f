"""What only the whole checklist shows: sums, double codes, unknown laws, loops."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.definitions.yaml_reader import LinedDict, LinedList
from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import _
from inspect_flow.rules.checklist import ZERO, ChecklistDefinition, Item


def check_checklist(
    checklist: ChecklistDefinition,
    content: LinedDict,
    legal_codes: Collection[str] | None,
    problems: Problems,
) -> None:
    """Note what contradicts itself across areas and items."""
    lines = _item_lines(content)
    _check_codes(content, problems)
    _check_sums(checklist, content, problems)
    _check_ratings(checklist, content, problems)
    for item in checklist.items():
        line = lines.get(item.code, content.line)
        _check_bases(item, line, legal_codes, problems)
        _check_dependencies(item, line, list(lines), problems)
    _check_loops(checklist, lines, problems)


def _areas(content: LinedDict, key: str = "areas") -> Iterator[LinedDict]:
    listed = content.get(key)
    for entry in listed if isinstance(listed, LinedList) else ():
        if isinstance(entry, LinedDict):
            yield entry


def _items(area: LinedDict) -> Iterator[LinedDict]:
    yield from _areas(area, "items")


def _item_lines(content: LinedDict) -> dict[str, int]:
    lines: dict[str, int] = {}
    for area in _areas(content):
        for item in _items(area):
            lines.setdefault(str(item.get("code")), item.line)
    return lines


def _check_codes(content: LinedDict, problems: Problems) -> None:
    seen: dict[str, int] = {}
    for area in [*_areas(content), *_areas(content, "outside")]:
        _check_once(str(area.get("code")), area.line_of("code"), seen, problems)
        for item in _items(area):
            code, line = str(item.get("code")), item.line_of("code")
            _check_once(code, line, seen, problems)
            if not code.startswith(f"{area.get('code')}."):
                problems.add(
                    line,
                    _("tiêu chí {code}: mã phải bắt đầu bằng mã lĩnh vực '{area}.'").format(
                        code=code, area=area.get("code")
                    ),
                )


def _check_once(code: str, line: int, seen: dict[str, int], problems: Problems) -> None:
    if code in seen:
        problems.add(
            line,
            _("mã {code} dùng hai lần (lần đầu ở dòng {first})").format(
                code=code, first=seen[code]
            ),
        )
    seen.setdefault(code, line)


def _check_sums(checklist: ChecklistDefinition, content: LinedDict, problems: Problems) -> None:
    for area, entry in zip(checklist.areas, _areas(content), strict=False):
        total = sum((item.max for item in area.items), ZERO)
        # An item that could not be read would make every sum wrong; its own problem is enough.
        if len(area.items) == len(list(_items(entry))) and total != area.max:
            problems.add(
                entry.line_of("max"),
                _("lĩnh vực {code}: tổng điểm các tiêu chí là {total}, 'max' ghi {max}").format(
                    code=area.code, total=_number(total), max=_number(area.max)
                ),
            )
    outside = sum((each.max for each in checklist.outside), ZERO)
    if checklist.inspected_max + outside != checklist.scale:
        problems.add(
            content.line_of("scale"),
            _("tổng điểm các lĩnh vực là {total}, 'scale' ghi {scale}").format(
                total=_number(checklist.inspected_max + outside), scale=_number(checklist.scale)
            ),
        )


def _check_ratings(checklist: ChecklistDefinition, content: LinedDict, problems: Problems) -> None:
    bounds = [band.from_percent for band in checklist.ratings]
    line = content.line_of("ratings")
    if bounds != sorted(set(bounds), reverse=True):
        problems.add(line, _("xếp loại phải xếp từ cao xuống thấp, không trùng nhau"))
    if bounds and (bounds[-1] != 0 or bounds[0] > 100):
        problems.add(line, _("xếp loại phải từ 0 đến không quá 100, mức thấp nhất 'from: 0'"))


def _check_bases(
    item: Item, line: int, legal_codes: Collection[str] | None, problems: Problems
) -> None:
    # None: the file of the laws is itself broken, so nothing can be said about a code.
    for code in item.legal_bases if legal_codes is not None else ():
        if code not in (legal_codes or ()):
            problems.add(
                line,
                _("tiêu chí {item}: căn cứ '{code}' không có trong legal_bases.yaml{near}").format(
                    item=item.code, code=code, near=did_you_mean(code, legal_codes or ())
                ),
            )


def _check_dependencies(item: Item, line: int, codes: list[str], problems: Problems) -> None:
    for dependency in item.depends_on:
        if dependency.item and dependency.item not in codes:
            problems.add(
                line,
                _("tiêu chí {item}: 'depends_on' ghi tiêu chí {other} không có{near}").format(
                    item=item.code,
                    other=dependency.item,
                    near=did_you_mean(dependency.item, codes),
                ),
            )


def _check_loops(checklist: ChecklistDefinition, lines: dict[str, int], problems: Problems) -> None:
    needs = {item.code: [each.item for each in item.depends_on] for item in checklist.items()}
    order = {code: place for place, code in enumerate(needs)}
    for code, others in needs.items():
        loop = _loop_from(code, needs)
        if loop and min(loop, key=lambda each: order[each]) == code:
            problems.add(
                lines[code],
                _("các tiêu chí phụ thuộc vòng tròn: {loop}").format(loop=" → ".join(loop)),
            )
        for other in others:
            if not loop and order.get(other, -1) > order[code]:
                problems.add(
                    lines[code],
                    _("tiêu chí {item} phụ thuộc {other}, nhưng {other} đứng sau").format(
                        item=code, other=other
                    ),
                )


def _loop_from(start: str, needs: dict[str, list[str]]) -> list[str]:
    stack = [[start]]
    seen: set[str] = set()
    while stack:
        path = stack.pop()
        for other in needs.get(path[-1], []):
            if other == start:
                return [*path, start]
            if other not in seen:
                seen.add(other)
                stack.append([*path, other])
    return []


def _number(value: Decimal) -> str:
    return decimal_comma(value, 4)
