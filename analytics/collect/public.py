"""What counts as an address of the public internet, asked of the address that is connected to."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter

_UNICAST = IPv6Network("2000::/3")  # all that IANA has given out; outside it lie ::a.b.c.d, ::ffff:0:a.b.c.d, fec0::/10
_ISATAP = (0x00005EFE, 0x02005EFE)  # what stands before the IPv4 address in an interface identifier (RFC 5214)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address, and each IPv4 address inside it, is reached over the public internet alone.

    >>> is_public(ip_address("2606:4700::1111")), is_public(ip_address("fec0::1")), is_public(ip_address("::10.0.0.1"))
    (True, False, False)
    """
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, IPv4Address):
        return not address.is_reserved
    return address in _UNICAST and all(map(is_public, _embedded(address)))


def _embedded(address: IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that a tunnel would take out of it: 6to4, Teredo, ISATAP."""
    if address.sixtofour is not None:
        yield address.sixtofour
    yield from address.teredo or ()
    low = int(address) & (2**64 - 1)
    if low >> 32 in _ISATAP:
        yield IPv4Address(low & (2**32 - 1))


class PublicAdapter(IPFilterAdapter):  # type: ignore[misc]  # the package has no types
    """Connects to the address that was looked up and checked; raises InvalidIPAddress for one that is not public."""

    def build_connection_pool_key_attributes(self, *given: Any, **named: Any) -> tuple[Any, Any]:  # noqa: ANN401
        """The connection's parameters, with the address in the place of the name."""
        host, pool = super().build_connection_pool_key_attributes(*given, **named)
        address = ip_address(host["host"].strip("[]"))
        if not (is_public(address) or (self._allow_loopback and address.is_loopback)):
            raise InvalidIPAddress(address)
        return host, pool
