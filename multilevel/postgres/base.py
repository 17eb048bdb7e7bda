"""Django's PostgreSQL engine on the embedded server, which starts with the first connection and not before."""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from .server import SUPERUSER, Server

_servers: dict[Path, Server] = {}


def server_in(home: Path) -> Server:
    return _servers.setdefault(home, Server(home))


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        address = server_in(Path(self.settings_dict["EMBEDDED_IN"])).start()
        self.settings_dict.update(HOST=address.host, PORT=address.port, USER=SUPERUSER)
        return super().get_connection_params()
