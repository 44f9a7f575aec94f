"""What a provider tells of itself: its discovery document, its keys, the claims of its tokens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.jwk import KeySet, KeySetSerialization
from joserfc.jws import JWSRegistry
from pydantic import AfterValidator, BaseModel

from inspect_flow.identity.oidc.settings import Identity, is_safe

ALGORITHMS = frozenset(
    {
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
        "EdDSA", "Ed25519",
    }
)  # fmt: skip
"""Signatures that only the holder of a private key can make; never "none", never a shared key."""
_KEY_KINDS = ("RSA", "EC", "OKP")
_CLOCKS_DIFFER_BY = 120  # seconds


def _safe(address: str) -> str:
    if not is_safe(address):
        raise ValueError("neither https nor on this machine")
    return address


Address = Annotated[str, AfterValidator(_safe)]


class Discovery(BaseModel):
    """The part of the discovery document that signing in needs."""

    issuer: Address
    authorization_endpoint: Address
    token_endpoint: Address
    jwks_uri: Address
    token_endpoint_auth_methods_supported: list[str] = ["client_secret_basic"]
    authorization_response_iss_parameter_supported: bool = False

    def auth_method(self, secret: str) -> str:
        """Return how the provider wants our secret."""
        if not secret:
            return "none"
        methods = self.token_endpoint_auth_methods_supported
        takes_post = "client_secret_basic" not in methods and "client_secret_post" in methods
        return "client_secret_post" if takes_post else "client_secret_basic"

    def answers_as(self, issuer: str) -> bool:
        """Tell whether the browser may come back with that `iss` (RFC 9207), "" for none."""
        promised = self.authorization_response_iss_parameter_supported
        return issuer == self.issuer if issuer else not promised


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who has to vouch, to whom, and in which sign-in."""

    issuer: str
    client: str
    nonce: str


class _Keys(BaseModel):
    keys: list[dict[str, Any]]


def read_keys(content: bytes) -> KeySet:
    """Return the provider's signing keys; raises `ValueError` or a fault of joserfc."""
    told = _Keys.model_validate_json(content).keys
    public = [
        key for key in told if key.get("kty") in _KEY_KINDS and key.get("use", "sig") == "sig"
    ]
    return KeySet.import_key_set(KeySetSerialization(keys=public))


def read_id_token(answer: Mapping[str, Any], keys: KeySet, wanted: Wanted) -> Identity:
    """Return whom the ID token in the provider's answer vouches for: to us, now, in this sign-in.

    Raises a fault of joserfc for a wrong signature, algorithm, issuer, audience, time or nonce.
    """
    registry = JWSRegistry(algorithms=sorted(ALGORITHMS), strict_check_header=False)
    read = jwt.decode(str(answer.get("id_token", "")), keys, registry=registry)
    options = {
        "iss": {"essential": True, "value": wanted.issuer},
        "aud": {"essential": True, "value": wanted.client},
        "sub": {"essential": True},
        "nonce": {"essential": True, "value": wanted.nonce},
    }
    known = {
        "nonce": wanted.nonce, "client_id": wanted.client,
        "access_token": answer.get("access_token"),
    }  # fmt: skip
    claims = CodeIDToken(read.claims, read.header, options, known)
    claims.validate(leeway=_CLOCKS_DIFFER_BY)
    name = claims.get("name") or claims.get("preferred_username") or claims.get("email")
    shown = name[:100] if isinstance(name, str) else claims["sub"][:100]
    return Identity(wanted.issuer, claims["sub"], shown)
