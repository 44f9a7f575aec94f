"""Which machines the program may speak to when an address tells it to: none of the inside."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

INSIDE_VARIABLE = "INSPECT_FLOW_INSIDE_HOSTS"
"""Names hosts and networks inside that may be spoken to, set apart by commas."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# Where clouds tell machines their secrets; no name opens these, only the network itself does.
_METADATA = tuple(
    ipaddress.ip_network(each)
    for each in ("169.254.0.0/16", "100.100.100.200/32", "192.0.0.192/32", "fd00:ec2::/32")
)
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_OF_OLD = tuple(ipaddress.IPv6Network(each) for each in ("2002::/16", "2001::/32", "::/96"))


@dataclass(frozen=True, slots=True)
class Inside:
    """What the installation lets the program reach within its own walls."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()
    lets_plain: bool = False  # without TLS, also beyond this very machine

    def admits(self, host: str, written: str) -> bool:
        """Tell whether `host` may be reached at the address to which it was resolved."""
        address = _meant(written)
        if address is None or address.is_multicast or address.is_unspecified:
            return False
        if any(address in network for network in self.networks):
            return True
        if address.is_link_local or any(address in network for network in _METADATA):
            return False
        return host.lower() in self.hosts or _is_public(address)

    def admits_plainly(self, written: str) -> bool:
        """Tell whether an admitted address may be spoken to without TLS."""
        address = ipaddress.ip_address(written)
        return address.is_loopback or (self.lets_plain and not _is_public(address))


def inside_of(environment: Mapping[str, str]) -> Inside:
    """Return what the environment lets in; raises `BadInput` for a network that is none."""
    named = (each.strip() for each in environment.get(INSIDE_VARIABLE, "").split(","))
    words = [each for each in named if each]
    try:
        networks = tuple(ipaddress.ip_network(each) for each in words if _is_network(each))
    except ValueError:
        sentence = _("{name}: viết tên máy chủ hoặc mạng như 10.20.0.0/16, cách nhau bằng dấu phẩy")
        raise BadInput(sentence.format(name=INSIDE_VARIABLE)) from None
    hosts = frozenset(each.lower() for each in words if not _is_network(each))
    return Inside(hosts, networks)


def _is_network(word: str) -> bool:
    return "/" in word or ":" in word or word.replace(".", "").isdigit()


def _meant(written: str) -> Address | None:
    """Return the machine that an address leads to; None for disguises of another one."""
    address = ipaddress.ip_address(written)
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    is_disguise = address.ipv4_mapped is not None or any(address in each for each in _OF_OLD)
    return None if is_disguise and not address.is_loopback else address


def _is_public(address: Address) -> bool:
    is_of_a_site = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_global and not address.is_reserved and not is_of_a_site
