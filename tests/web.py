"""A small web on this machine: hosts with names of their own, and nothing of the internet."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread

from initiatives.links import Guard, Pace, Visitor, is_public
from initiatives.links.guard import by_the_system

OUTSIDE = "127.0.0.2"  # stands for the internet; the rest of this machine is what must not be reached
Site = dict[str, tuple]


class Web:
    """`names` tells where hosts are, `ports` who listens at an address; `asked` what was asked, `at` when."""

    def __init__(self) -> None:
        self.names: dict[str, list[tuple[str, int]]] = {}
        self.ports: dict[str, int] = {}
        self.asked: list[str] = []
        self.at: list[float] = []

    def resolve(self, host: str, port: int) -> list[tuple[str, int]]:
        found = self.names[host] if host in self.names else by_the_system(host, port)
        return [(ip, self.ports.get(ip, there) if there == port else there) for ip, there in found]

    def visitor(self, **how) -> Visitor:
        guard = Guard(self.resolve, lambda ip: is_public(ip) or ip == ip_address(OUTSIDE))
        return Visitor(guard, **{"pace": Pace(0), "patience": 1.0, **how})

    @contextmanager
    def site(self, host: str, pages: Site, at: str = OUTSIDE) -> Iterator[None]:
        """`pages`: for “GET /path”, or “/path” for any method, a status, headers and a body."""
        web = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                asked = f"{self.command} {self.path}"
                web.asked.append(f"{self.command} {host}{self.path}")
                web.at.append(time.monotonic())
                self.server.headers = self.headers
                status, headers, body = (*pages.get(asked, pages.get(self.path, (404,))), {}, b"")[:3]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                with suppress(OSError):
                    for piece in [body] if isinstance(body, bytes) else body:
                        self.wfile.write(piece)

            do_GET = do_HEAD = answer  # noqa: N815 - called so by the library

            def log_message(self, *_what) -> None:
                pass

        server = ThreadingHTTPServer((at, 0), Handler)
        self.names[host] = [(at, server.server_port)]
        self.ports[at] = server.server_port
        self.last = server
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()

    @contextmanager
    def machine(self, host: str, speak: Callable[[socket.socket], None]) -> Iterator[None]:
        """A host that does with a connection whatever it likes."""
        listening = socket.create_server((OUTSIDE, 0))
        self.names[host] = [listening.getsockname()[:2]]

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    with connection, suppress(OSError):
                        speak(connection)

        Thread(target=serve, daemon=True).start()
        try:
            yield
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            listening.close()


def certificate(folder, host: str):
    """A key and a certificate that the host has signed itself, in one file."""
    key, signed, both = (folder / name for name in ("key.pem", "signed.pem", "both.pem"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={host}"]
        + ["-addext", f"subjectAltName=DNS:{host}", "-keyout", key, "-out", signed],
        check=True,
        capture_output=True,
    )
    both.write_bytes(key.read_bytes() + signed.read_bytes())
    return both
