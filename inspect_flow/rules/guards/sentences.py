"""Sentences and checks that the guards of several machines share."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_flow.locale.translation import _

_SHOWN = 12


def listed(names: Sequence[str]) -> str:
    """Join names with commas; a long list is cut and says how many more there are."""
    shown = ", ".join(names[:_SHOWN])
    if len(names) <= _SHOWN:
        return shown
    return _("{names} và {more} mục khác").format(names=shown, more=len(names) - _SHOWN)


def unless(holds: object, sentence: str) -> list[str]:
    """Return the sentence unless the condition holds."""
    return [] if holds else [sentence]


def none_left(names: Sequence[str] | None, unknown: str, some: str) -> list[str]:
    """Refuse with `unknown` when nobody looked, with `some` ({count}, {names}) when any is left."""
    if names is None:
        return [unknown]
    return unless(not names, some.format(count=len(names), names=listed(names)))


def no_open_deficiencies(names: Sequence[str] | None) -> list[str]:
    """Refuse while a deficiency is neither verified, waived, withdrawn, carried over nor closed."""
    return none_left(
        names,
        _("Chưa rà soát được các tồn tại còn mở; hãy mở danh sách tồn tại rồi thử lại."),
        _(
            "Còn {count} tồn tại chưa xong: {names}; hãy xác minh, miễn khắc phục "
            "hoặc chuyển từng tồn tại sang đợt sau."
        ),
    )


def owners_and_deadlines(
    without_owner: Sequence[str] | None, without_deadline: Sequence[str] | None
) -> list[str]:
    """Refuse while a deficiency lacks its owner or its deadline."""
    if without_owner is None or without_deadline is None:
        return [_("Chưa lập danh sách tồn tại phải khắc phục; hãy ghi nhận tồn tại trước.")]
    return none_left(
        without_owner,
        "",
        _("{count} tồn tại chưa có đơn vị chịu trách nhiệm: {names}; hãy giao đơn vị khắc phục."),
    ) + none_left(
        without_deadline,
        "",
        _("{count} tồn tại chưa có thời hạn khắc phục: {names}; hãy ấn định thời hạn."),
    )


def directive_withdrawn(directive: str | None) -> list[str]:
    """Refuse while the directive that ordered it is in force."""
    return unless(
        directive,
        _("Văn bản chấn chỉnh vẫn còn hiệu lực; muốn thu hồi: inspect-flow directive withdraw."),
    )


def signer_named_on(signer: str | None) -> list[str]:
    """Refuse while nobody is named to sign the paper."""
    return unless(signer, _("Chưa ghi người ký văn bản; hãy nhập họ tên và chức vụ người ký."))


def replaced_by(replacement: str | None) -> list[str]:
    """Refuse while the paper that takes the place of this one is not named."""
    return unless(
        replacement, _("Chưa ghi văn bản thay thế; hãy nêu số, ký hiệu văn bản thay thế.")
    )


def issued_by_own_side(speaks_for_issuer: bool | None) -> list[str]:
    """Say that each side issues its own papers."""
    if speaks_for_issuer is None:
        return [_("Chưa rõ ai ban hành văn bản; ghi --as với mã người ban hành.")]
    return unless(
        speaks_for_issuer,
        _("Văn bản của bên nào do bên đó ban hành; hãy để người của bên lập văn bản ban hành."),
    )
