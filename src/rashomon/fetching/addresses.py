"""Which addresses may be fetched: http and https, no password in them, and a host on the public internet."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

from rashomon.errors import ReadError

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[Address]]

# What Python's `is_global` (the registries of IANA for special purposes) lets through, and no report is served from:
# protocol assignments, multicast, the future's reserve, relays that lead elsewhere (6to4, Teredo), documentation, and
# the metadata service of a cloud that has a public number (Azure, 168.63.129.16).
_CLOSED = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "168.63.129.16/32",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "2001::/23",
        "2002::/16",
        "3fff::/20",
    )
)

# All of IPv6 that is given out to the public internet.
_GIVEN_OUT = ip_network("2000::/3")

# Where IPv4 stands in the last four bytes of IPv6: mapped addresses, and the translation of RFC 6052.
_HOLDS_V4 = (ip_network("::ffff:0:0/96"), ip_network("64:ff9b::/96"))

# Longer addresses are nobody's; browsers and servers agree on about as much.
_LONGEST = 8000


def is_public(address: Address) -> bool:
    """Say whether an address is one of the public internet: not private, loopback, link-local, reserved, a relay."""
    if isinstance(address, IPv6Address):
        if any(address in network for network in _HOLDS_V4):
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in _GIVEN_OUT:
            return False
    return address.is_global and not any(address in network for network in _CLOSED)


def parse(address: str, name: str) -> httpx.URL:
    """Return an address as it is asked for, without its fragment. Raises ReadError, which names `name`."""
    try:
        url = httpx.URL(address.strip()) if len(address) <= _LONGEST else None
    except (httpx.InvalidURL, UnicodeError, ValueError):
        url = None
    if url is None or not url.host:
        raise ReadError(name, "not an address that can be asked for")
    if url.scheme not in ("http", "https"):
        raise ReadError(name, f"leads to an address of {url.scheme or 'no scheme'}; only http and https are fetched")
    if url.userinfo:
        raise ReadError(name, "holds a name or password; give the address without it")
    return url.copy_with(fragment=None)


def resolve(host: str, port: int) -> Sequence[Address]:
    """Return the addresses of a host, which may be a name or a number in any notation. Raises OSError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(f"not a host's name ({error})") from error
    return list(dict.fromkeys(ip_address(str(entry[4][0])) for entry in found))
