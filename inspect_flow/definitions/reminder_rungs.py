"""Read the rungs of one ladder; a rung that repeats is written out, so that nothing loops."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from inspect_flow.definitions.machine_names import check_known, check_snake_case
from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_reader import LinedDict
from inspect_flow.definitions.yaml_shape import check_keys, mapping_at, word_from, words_at
from inspect_flow.locale.translation import _
from inspect_flow.rules.reminders import Ladder, Rung
from inspect_flow.vocabulary.documents import LetterTone
from inspect_flow.vocabulary.reminders import TO_PEOPLE, Addressee, Channel

# Working days on either side of the due day; two years are more than any follow-up lasts.
_FARTHEST = 500
_MOST_REPEATS = 50


def read_ladder(name: str, body: LinedDict, problems: Problems) -> Ladder:
    """Read a ladder; its rungs must be written in the order in which they are climbed."""
    thing = f"ladders.{name}"
    if not body:
        problems.add(body.line, _("{thing}: chưa có bậc nào").format(thing=thing))
    rungs: list[Rung] = []
    for rung_name, value in body.items():
        line = body.line_of(rung_name)
        check_snake_case(_("tên bậc"), rung_name, line, problems)
        inner = mapping_at(f"{thing}.{rung_name}", value, line, problems)
        read = list(_rungs(f"{thing}.{rung_name}", rung_name, inner, problems))
        _check_reachable(f"{thing}.{rung_name}", rungs, read, line, problems)
        rungs += read
    return Ladder(name, tuple(rungs))


def _rungs(thing: str, name: str, body: LinedDict, problems: Problems) -> Iterator[Rung]:
    optional = ("by", "letter", "escalates", "responsibility", "every", "times")
    check_keys(thing, body, ("at", "to"), optional, problems)
    tone = word_from(thing, body, "letter", list(LetterTone), problems)
    rung = Rung(
        name=name,
        at=_number(thing, body, "at", -_FARTHEST, _FARTHEST, problems),
        to=tuple(Addressee(each) for each in _words(thing, body, "to", Addressee, problems)),
        by=tuple(Channel(each) for each in _words(thing, body, "by", TO_PEOPLE, problems))
        or (Channel.MAIL,),
        letter=LetterTone(tone) if tone else None,
        escalates=_flag(thing, body, "escalates", problems),
        proposes_responsibility=_flag(thing, body, "responsibility", problems),
    )
    yield rung
    yield from _repeats(thing, rung, body, problems)


def _repeats(thing: str, rung: Rung, body: LinedDict, problems: Problems) -> Iterator[Rung]:
    if ("every" in body) != ("times" in body):
        problems.add(
            body.line,
            _("{thing}: every và times phải đi cùng nhau, để việc nhắc lại có điểm dừng").format(
                thing=thing
            ),
        )
        return
    if "every" not in body:
        return
    every = _number(thing, body, "every", 1, _FARTHEST, problems)
    times = _number(thing, body, "times", 1, _MOST_REPEATS, problems)
    for number in range(1, times + 1):
        yield replace(rung, name=f"{rung.name}_{number + 1}", at=rung.at + number * every)


def _check_reachable(
    thing: str, before: list[Rung], read: list[Rung], line: int, problems: Problems
) -> None:
    """Refuse a rung that a later one would overtake: its day must lie after the rung before it."""
    if before and read and read[0].at <= before[-1].at:
        sentence = _(
            "{thing}: không bao giờ tới bậc này, vì bậc '{other}' ở ngày {day} đã qua; "
            "xếp các bậc theo at tăng dần"
        )
        problems.add(line, sentence.format(thing=thing, other=before[-1].name, day=before[-1].at))


def _words(
    thing: str,
    body: LinedDict,
    key: str,
    known: Iterable[Addressee | Channel],
    problems: Problems,
) -> list[str]:
    words = words_at(thing, body, key, problems)
    sentence = {
        "to": _("không có người nhận '{name}'"),
        "by": _("không có cách gửi '{name}'"),
    }[key]
    names = [each.value for each in known]
    check_known(thing, sentence, words, names, problems)
    return [word for word, _line in words if word in names]


def _number(
    thing: str, body: LinedDict, key: str, least: int, most: int, problems: Problems
) -> int:
    value = body.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    if value is not None:
        sentence = _("{thing}: '{key}' phải là số nguyên từ {least} đến {most}")
        problems.add(
            body.line_of(key), sentence.format(thing=thing, key=key, least=least, most=most)
        )
    return max(least, 0)


def _flag(thing: str, body: LinedDict, key: str, problems: Problems) -> bool:
    value = body.get(key)
    if value not in (None, True, False):
        problems.add(
            body.line_of(key), _("{thing}: '{key}' chỉ có thể là true").format(thing=thing, key=key)
        )
    return value is True
