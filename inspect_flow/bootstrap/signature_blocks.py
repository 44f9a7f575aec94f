"""Choose where a signature goes: into the block of the one who signs, never into another's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_flow.documents.pdf_files import fields_of
from inspect_flow.documents.signing.checking import signatures_in
from inspect_flow.documents.signing.stamp import Place, places, seal_place
from inspect_flow.locale.translation import _, _n
from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.vocabulary.errors import BadInput, MoveRefused


@dataclass(frozen=True, slots=True)
class Asked:
    """The block that somebody names, 0 for none, and whether the agency signs."""

    block: int
    is_seal: bool


@dataclass(frozen=True, slots=True)
class Signatories:
    """Whose key signs, and the names printed below the blocks; "" where none is."""

    key: str
    printed: Sequence[str]

    def name(self, block: int) -> str:
        """Return the name below that block."""
        return self.printed[block - 1] if block <= len(self.printed) else ""

    def are_one_at(self, block: int) -> bool:
        """Tell whether the key is that of the person named there."""
        key, name = searchable(self.key).split(), searchable(self.name(block)).split()
        length = len(name)
        return bool(name) and any(
            key[start : start + length] == name for start in range(len(key) - length + 1)
        )


def block_to_sign(
    code: str, base: bytes, asked: Asked, who: Signatories
) -> tuple[str, Place | None]:
    """Return field and place of the next signature; raise where another's block would be signed."""
    found = places(fields_of(base, code).get("SignatureAreas", ""))
    count = max(len(found), 1)
    if asked.block > count:
        raise BadInput(
            code, [_n("văn bản chỉ có {count} ô chữ ký", len(found)).format(count=len(found))]
        )
    taken = {each.field for each in signatures_in(base)}
    if asked.is_seal:
        signed = [number for number in range(1, count + 1) if f"sign-{number}" in taken]
        return _seal_block(code, asked.block or max(signed, default=0), taken, found)
    free = [number for number in range(1, count + 1) if f"sign-{number}" not in taken]
    block = asked.block or (1 if count == 1 else _own_block(code, free, who))
    if block not in free:
        raise MoveRefused(code, [_("ô chữ ký này đã ký; xem: inspect-flow document signatures")])
    return f"sign-{block}", found[block - 1] if found else None


def _own_block(code: str, free: Sequence[int], who: Signatories) -> int:
    own = [number for number in free if who.are_one_at(number)]
    if len(own) == 1:
        return own[0]
    listed = ", ".join(f"{number} ({who.name(number) or '…'})" for number in free)
    raise MoveRefused(
        code,
        [
            _(
                "chứng thư ghi tên {name}, không rõ ký vào ô nào; chọn bằng --block: {blocks}"
            ).format(name=who.key or "?", blocks=listed or "-")
        ],
    )


def _seal_block(
    code: str, block: int, taken: set[str], found: Sequence[Place]
) -> tuple[str, Place | None]:
    if f"sign-{block}" not in taken:
        raise MoveRefused(code, [_("người có thẩm quyền ký trước, cơ quan đóng dấu số sau")])
    if f"seal-{block}" in taken:
        raise MoveRefused(code, [_("chữ ký này đã có dấu số của cơ quan")])
    return f"seal-{block}", seal_place(found[block - 1]) if found else None
