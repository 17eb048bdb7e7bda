"""Django's PostgreSQL engine on the embedded server, which starts with the first connection."""

from pathlib import Path
from typing import Any

import psycopg
from django.db import OperationalError
from django.db.backends.postgresql import base

from .server import SUPERUSER, Server, ServerFailed

_servers: dict[Path, Server] = {}


def server_in(home: Path) -> Server:
    return _servers.setdefault(home, Server(home))


class DatabaseWrapper(base.DatabaseWrapper):
    @property
    def server(self) -> Server:
        return server_in(Path(self.settings_dict["EMBEDDED_IN"]))

    def get_connection_params(self) -> dict[str, Any]:
        try:
            address = self.server.start()
        except ServerFailed as failure:
            raise OperationalError(str(failure)) from failure
        self.settings_dict.update(HOST=address.host, PORT=address.port, USER=SUPERUSER)
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A server that was killed under us is started again, once; what it then says is final."""
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            self.server.revive()
            return super().get_new_connection(self.get_connection_params())
