"""What stands around every page: who is signed in, where one can go, what was just done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go, with its name in the reader's language."""

    text: str
    href: str
    current: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who reads the page, as the head of the page names them."""

    name: str
    title: str
    unit: str


class NoticeKind(StrEnum):
    """What a notice tells."""

    DONE = "success"
    KNOW = "information"


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just done, or what to know, told once at the top of the page."""

    text: str
    kind: NoticeKind = NoticeKind.DONE
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page; `sign_out` is where the form of that button is posted."""

    languages: Sequence[Link]
    person: SignedIn | None = None
    navigation: Sequence[Link] = ()
    notice: Notice | None = None
    home: str = "/"
    account: str | None = None
    sign_out: str | None = None
    search: str | None = None


LANGUAGE_NAMES = (("vi", "Tiếng Việt"), ("en", "English"))


def language_links(current: str, path: str, switch: str = "/language") -> tuple[Link, ...]:
    """Return one link per language; `switch` keeps the choice and leads back to `path`."""
    return tuple(
        Link(name, f"{switch}?{urlencode({'to': code, 'back': path})}", code == current, code)
        for code, name in LANGUAGE_NAMES
    )
