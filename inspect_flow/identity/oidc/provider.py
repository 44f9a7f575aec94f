"""The errands to an OpenID provider: where to send a browser, and what its code is worth."""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from joserfc.errors import BadSignatureError, InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from inspect_flow.identity.oidc.documents import Discovery, Wanted, read_id_token, read_keys
from inspect_flow.identity.oidc.settings import Identity, ProviderSettings, ProviderUnusable
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import MoveRefused

WELL_KNOWN = "/.well-known/openid-configuration"
LARGEST_ANSWER = 512 * 1024
"""Bytes; a discovery document has a few thousand."""
_KEPT_FOR = 3600.0  # seconds
_FAULTS = (
    httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, OSError, ValueError, RecursionError,
)  # fmt: skip
_LOG = logging.getLogger(__name__)


class Provider:
    """One provider; what it tells of itself is kept for an hour."""

    def __init__(self, settings: ProviderSettings, callback: str) -> None:
        self.settings = settings
        self.callback = callback
        self._trusted = ssl.create_default_context()
        self._discovery: tuple[float, Discovery] | None = None
        self._keys: KeySet | None = None

    async def way_there(self, state: str, nonce: str, verifier: str, *, anew: bool = False) -> str:
        """Return the address to send a browser to; `anew`: the provider asks who it is, again."""
        async with self._errand() as client:
            told = await self._discovered(client)
            more = {"prompt": "login"} if anew else {}
            address, _state = client.create_authorization_url(
                told.authorization_endpoint, state, verifier, nonce=nonce, **more
            )
        return str(address)

    async def identity(self, code: str, nonce: str, verifier: str, issuer: str = "") -> Identity:
        """Return whom the code is worth; `issuer` is who the browser says it comes from.

        Raises `MoveRefused` for a code or token that is not right, `ProviderUnusable` without one.
        """
        try:
            async with self._errand() as client:
                told = await self._discovered(client)
                if not told.answers_as(issuer):
                    raise _refused(f"the browser was sent back by {issuer[:200]}")
                client.token_endpoint_auth_method = told.auth_method(self.settings.secret)
                answer = await client.fetch_token(
                    told.token_endpoint, code=code, code_verifier=verifier,
                    grant_type="authorization_code",
                )  # fmt: skip
                return await self._read(client, told, answer, nonce)
        except (AuthlibBaseError, JoseError) as fault:
            raise _refused(fault) from fault

    async def _read(self, client: Any, told: Discovery, answer: Any, nonce: str) -> Identity:
        wanted = Wanted(told.issuer, self.settings.client, nonce)
        if self._keys is not None:
            try:
                return read_id_token(answer, self._keys, wanted)
            except (InvalidKeyIdError, BadSignatureError):
                pass  # the provider signs with a newer key
        self._keys = read_keys(await _content(client, told.jwks_uri))
        return read_id_token(answer, self._keys, wanted)

    async def _discovered(self, client: Any) -> Discovery:
        kept = self._discovery
        if kept is not None and time.monotonic() - kept[0] < _KEPT_FOR:
            return kept[1]
        base = self.settings.issuer.rstrip("/")
        told = Discovery.model_validate_json(await _content(client, base + WELL_KNOWN))
        if told.issuer.rstrip("/") != base:
            raise ValueError(f"the discovery document is that of {told.issuer[:200]}")
        self._discovery, self._keys = (time.monotonic(), told), None
        return told

    @asynccontextmanager
    async def _errand(self) -> AsyncIterator[Any]:
        try:
            with anyio.fail_after(self.settings.patience):
                async with self._client() as client:
                    yield client
        # A document that is nested too deep, too long, or not what it should be is a fault, too.
        except _FAULTS as fault:
            _LOG.warning("OpenID provider %s: %r", self.settings.issuer, fault)
            raise ProviderUnusable(
                _("Không đăng nhập qua {name} được lúc này").format(name=self.settings.label),
                [_("nơi đó không trả lời đúng; thử lại sau, hoặc đăng nhập bằng mật khẩu")],
            ) from fault

    def _client(self) -> Any:
        return AsyncOAuth2Client(
            self.settings.client,
            self.settings.secret or None,
            scope="openid profile",
            redirect_uri=self.callback,
            code_challenge_method="S256",
            verify=self._trusted,
            timeout=self.settings.patience,
            follow_redirects=False,
            headers={"Accept-Encoding": "identity"},
            event_hooks={"response": [_bounded]},
        )


def _refused(fault: object) -> MoveRefused:
    _LOG.warning("OpenID sign-in refused: %r %s", fault, fault)
    return MoveRefused(
        _("Không đăng nhập được"),
        [_("xác nhận của nơi đăng nhập không dùng được; bấm đăng nhập lại từ đầu")],
    )


async def _content(client: Any, address: str) -> bytes:
    answer = await client.request("GET", address, withhold_token=True)
    answer.raise_for_status()
    content: bytes = answer.content
    return content


async def _bounded(answer: httpx2.Response) -> None:
    answer.stream = _Bounded(answer.stream)


class _Bounded(httpx2.AsyncByteStream):
    """A body that ends with a fault when it is longer than any honest one."""

    def __init__(self, whole: Any) -> None:
        self.whole = whole

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = LARGEST_ANSWER
        async for part in self.whole:
            left -= len(part)
            if left < 0:
                raise ValueError("the answer is too long")
            yield part

    async def aclose(self) -> None:
        """Let the connection go."""
        await self.whole.aclose()
