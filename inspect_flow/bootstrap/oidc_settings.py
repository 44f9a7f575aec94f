"""Which OpenID provider the environment names; the secret comes from a file."""

from __future__ import annotations

import os
from collections.abc import Mapping

from inspect_flow.delivery.settings import read_secret
from inspect_flow.identity.oidc.settings import ProviderSettings, is_safe
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

ISSUER_VARIABLE = "INSPECT_FLOW_OIDC"
CLIENT_VARIABLE = "INSPECT_FLOW_OIDC_CLIENT"
SECRET_VARIABLE = "INSPECT_FLOW_OIDC_SECRET_FILE"
NAME_VARIABLE = "INSPECT_FLOW_OIDC_NAME"
_WELL_KNOWN = "/.well-known/openid-configuration"


def provider_settings(environment: Mapping[str, str] | None = None) -> ProviderSettings | None:
    """Return the provider, None where none is named; raises `BadInput` with every fault at once."""
    told = os.environ if environment is None else environment
    issuer = told.get(ISSUER_VARIABLE, "").strip().removesuffix(_WELL_KNOWN)
    if not issuer:
        return None
    faults: list[str] = []
    if not is_safe(issuer):
        faults.append(
            _("{name}: viết https://nơi-cấp; http:// chỉ dùng được trên chính máy này").format(
                name=ISSUER_VARIABLE
            )
        )
    client = told.get(CLIENT_VARIABLE, "").strip()
    if not client:
        faults.append(_("{name}: chưa ghi mã mà nơi cấp đặt cho chương trình này").format(
            name=CLIENT_VARIABLE))  # fmt: skip
    secret = read_secret(told, SECRET_VARIABLE, faults) if told.get(SECRET_VARIABLE) else ""
    if faults:
        raise BadInput(_("Cấu hình đăng nhập OpenID Connect không dùng được"), faults)
    return ProviderSettings(issuer, client, secret, told.get(NAME_VARIABLE, "").strip())
