"""Where this node of the workplace stands."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from inspect_flow.identity.oidc.settings import LOOPBACK, ProviderSettings
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8784
CALLBACK = "/sign-in/oidc/callback"


@dataclass(frozen=True, slots=True)
class WebSettings:
    """`origin` is the address that browsers see: "https://kiemtra.tinh.gov.vn".

    `provider` is the OpenID provider by which one may sign in, None for none.
    """

    origin: str = f"http://{DEFAULT_HOST}:{DEFAULT_PORT}"
    provider: ProviderSettings | None = None

    @property
    def is_secure(self) -> bool:
        """Tell whether browsers speak to it over TLS."""
        return self.origin.startswith("https://")

    @property
    def session_cookie(self) -> str:
        """Return the cookie's name; the prefix makes browsers refuse it from anybody else."""
        return self._own_cookie("session")

    @property
    def trip_cookie(self) -> str:
        """Return the name of the cookie that a browser takes along to the OpenID provider."""
        return self._own_cookie("trip")

    @property
    def callback(self) -> str:
        """Return the one address to which the provider may send browsers back."""
        return f"{self.origin}{CALLBACK}"

    def _own_cookie(self, name: str) -> str:
        return f"__Host-{name}" if self.is_secure else name


def settings_for(
    host: str, port: int, origin: str | None, provider: ProviderSettings | None = None
) -> WebSettings:
    """Return the settings; raise `BadInput` where passwords would cross a network in the clear."""
    if origin is None:
        if host not in LOOPBACK:
            raise BadInput(
                _("Không mở trang ở địa chỉ '{host}' được").format(host=host),
                [
                    _(
                        "ngoài máy này thì phải qua HTTPS: đặt máy chủ TLS phía trước và ghi "
                        "--origin https://tên-miền"
                    )
                ],
            )
        shown = f"[{host}]" if ":" in host else host
        return WebSettings(f"http://{shown}:{port}", provider)
    parts = urlsplit(origin)
    is_local = parts.hostname in LOOPBACK
    if not parts.hostname or parts.path.strip("/") or parts.scheme not in ("https", "http"):
        raise BadInput(_("--origin: viết https://tên-miền, không có đường dẫn"))
    if parts.scheme == "http" and not is_local:
        raise BadInput(_("--origin: ngoài máy này thì phải là https://"))
    return WebSettings(f"{parts.scheme}://{parts.netloc}", provider)
