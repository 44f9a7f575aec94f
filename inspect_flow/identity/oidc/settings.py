"""Which OpenID provider is asked, and what is taken from it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from inspect_flow.vocabulary.errors import InspectFlowError

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class ProviderUnusable(InspectFlowError):
    """The provider is down, too slow, or answers what no provider may answer."""


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """A provider and what it knows us as; without `secret` PKCE alone proves that it is us.

    `patience` is how many seconds one errand to the provider may take as a whole.
    """

    issuer: str
    client: str
    secret: str = ""
    name: str = ""
    patience: float = 8.0

    @property
    def label(self) -> str:
        """Return what people call the provider."""
        return self.name or urlsplit(self.issuer).hostname or self.issuer


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the provider vouches for; `name` is how it calls them, for reading only."""

    issuer: str
    subject: str
    name: str


def is_safe(address: str) -> bool:
    """Tell whether nobody can listen on the way there: TLS, or this very machine."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or parts.username is not None or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)
