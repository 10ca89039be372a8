"""Which machines may be asked: any on the public net, one of our own only where the user gave its address himself."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from reader.intake.http.location import Location, LocationError, is_own, located

_TRANSLATED = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")))
"""Addresses of IPv6 that end in one of IPv4 (RFC 6052, 8215, 4291)."""


class Reach:
    """Decides whether a connection may be made; `given` are the addresses that the user typed himself."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        """Only the public net, and these.

        Args:
            given: whole addresses; the host and port of each may be asked even if they are on a network of our own.
        """
        self._given: set[tuple[str, int]] = set()
        for url in given:
            try:
                self._given.add(located(url).origin)
            except LocationError:
                continue

    def allows(self, location: Location, address: str) -> bool:
        """Whether a machine may be asked.

        Args:
            location: what is asked for.
            address: the numeric address that its host has been resolved to.
        """
        if is_public(address):
            return True
        # A public name that leads to an address of our own may be somebody's trick, whoever typed it.
        return location.origin in self._given and is_own(location.host)


def is_public(address: str) -> bool:
    """Whether an address is one of the public net: none of loopback, link-local, private, shared or multicast."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inside(found)
    if inner is not None:
        return is_public(str(inner))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def _inside(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The address of IPv4 that one of IPv6 stands for."""
    if isinstance(address, IPv4Address):
        return None
    if any(address in network for network in _TRANSLATED) and int(address) > 1:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
