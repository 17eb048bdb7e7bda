"""One request to one machine that the guard has let pass, bounded in time and in size."""

import socket
import ssl
from contextlib import suppress
from functools import cache
from http.client import HTTPConnection
from threading import Event, Timer
from typing import NamedTuple

from .guard import PORTS, Destination
from .manners import AGENT

PATIENCE = 10.0  # seconds to be connected, and as many again for the answer
MOST_ENDS = 3  # of the machines that answer for a host


class Answer(NamedTuple):
    status: int
    location: str
    body: bytes


class Pinned(HTTPConnection):
    """Connected to a machine that was checked: the name of the host is not resolved again."""

    def __init__(self, to: Destination, patience: float) -> None:
        self.default_port = PORTS[to.scheme]
        super().__init__(to.host, self.default_port, timeout=patience)
        self.to = to

    def connect(self) -> None:
        plain = _connected(self.to, self.timeout or PATIENCE)
        secure = self.to.scheme == "https"
        self.sock = _trust().wrap_socket(plain, server_hostname=self.to.host) if secure else plain


def request(method: str, to: Destination, *, read: int = 0, patience: float = PATIENCE) -> Answer:
    """At most `read` bytes of the body. A server that drips its answer is hung up on."""
    connection, late = Pinned(to, patience), Event()

    def hang_up() -> None:
        late.set()
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    watch = Timer(patience, hang_up)
    watch.daemon = True
    try:
        connection.connect()
        watch.start()
        headers = {"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
        if method == "GET" and not read:
            headers["Range"] = "bytes=0-0"
        connection.request(method, to.target, headers=headers)
        response = connection.getresponse()
        body = response.read(read) if read else b""
        if late.is_set():
            raise TimeoutError
        return Answer(response.status, _read(response.headers.get("Location", "")), body)
    finally:
        watch.cancel()
        connection.close()


def _connected(to: Destination, patience: float) -> socket.socket:
    fault: OSError = OSError("nobody answers")
    for end in to.ends[:MOST_ENDS]:
        try:
            return socket.create_connection(end, timeout=patience)
        except OSError as error:
            fault = error
    raise fault


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _read(header: str) -> str:
    """Headers are bytes; those of addresses are UTF-8 if they are more than ASCII."""
    return header.encode("latin-1", "replace").decode("utf-8", "replace").strip()
