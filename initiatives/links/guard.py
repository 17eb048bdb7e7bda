"""Which addresses may be visited: those of the public internet, on the ports of the web, and nothing else.

A name is resolved once. What is checked here is what is connected to, so that nobody can answer one thing to
the check and another to the visit.
"""

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from django.utils.encoding import iri_to_uri

Ip = IPv4Address | IPv6Address
End = tuple[str, int]

PORTS = {"http": 80, "https": 443}
LONGEST = 2_000
UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
HOST = re.compile(r"[0-9a-z._:-]+", re.IGNORECASE)
UNICAST = IPv6Network("2000::/3")
TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64: the last 32 bits are an IPv4 address
TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))  # Teredo and 6to4 carry an IPv4 address too


class Barred(Exception):
    """Not an address of the public web."""


class Destination(NamedTuple):
    """An address taken apart; `ends` are the checked machines and ports that answer for its host."""

    scheme: str
    host: str
    target: str
    ends: list[End]


def is_public(ip: Ip) -> bool:
    """Whether anybody on the internet means the same machine by it."""
    if isinstance(ip, IPv4Address):
        return ip.is_global and not (ip.is_multicast or ip.is_reserved)
    if ip in TRANSLATED:
        return is_public(IPv4Address(int(ip) & 0xFFFFFFFF))
    return ip.is_global and ip in UNICAST and not any(ip in tunnel for tunnel in TUNNELS)


def by_the_system(host: str, port: int) -> list[End]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((str(end[0]), int(end[1])) for *_rest, end in found))


@dataclass(frozen=True)
class Guard:
    """`resolve` finds who answers for a host and a port; `permits` says whether that may be visited."""

    resolve: Callable[[str, int], list[End]] = by_the_system
    permits: Callable[[Ip], bool] = is_public

    def destination(self, address: str) -> Destination:
        scheme, host, target = _taken_apart(address)
        ends = self.resolve(host, PORTS[scheme])
        if not ends or not all(self.permits(ip_address(ip)) for ip, _port in ends):
            raise Barred(address)
        return Destination(scheme, host, target, ends)


def _taken_apart(address: str) -> tuple[str, str, str]:
    """Whatever two readers could read in two ways is refused."""
    if UNSAFE.search(address) or len(address) > LONGEST:
        raise Barred(address)
    try:
        parts = urlsplit(address)
        port = parts.port
        host = _in_ascii(parts.hostname or "")
    except ValueError:
        raise Barred(address) from None
    known = parts.scheme in PORTS and port in (None, PORTS[parts.scheme])
    if not known or "@" in parts.netloc or not HOST.fullmatch(host):
        raise Barred(address)
    target = iri_to_uri(parts.path or "/") + (f"?{iri_to_uri(parts.query)}" if parts.query else "")
    return parts.scheme, host, target


def _in_ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")
