"""The catalogue itself as one of the servers that the peers' driver measures."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import common
import psycopg
from targets import Base

HOUSE = Path(__file__).resolve().parent.parent
PYTHON = str(HOUSE / ".venv" / "bin" / "python")
API, PAGE = "/api/v1/initiatives/", "/en/initiatives"
FACETS = {"facets": "status,kind,country,sector,commitment,challenge"}
BATCH = 5000
STATUS = {"active": "ongoing"}
KIND = {"policy": "strategy", "law": "declaration"}


def ours(p: dict[str, str]) -> dict[str, str]:
    """The same question in the words of our filters."""
    asked = dict(p)
    if "status" in asked:
        asked["status"] = STATUS.get(asked["status"], asked["status"])
    if "kind" in asked:
        asked["kind"] = KIND[asked["kind"]]
    return asked


def asking(address: str, **more: str) -> Any:
    return lambda p: f"{address}?{urlencode({**ours(p), **more})}"


class Target(Base):  # type: ignore[misc]
    name, port = "multilevel", 8106
    note = "facet counts ignore what is chosen in the facet itself"
    ops = {
        "L1": lambda p: API,
        "L2": asking(API),
        "L3": asking(API, **FACETS),
        "H3": asking(f"{PAGE}/"),
        "L4": lambda p: f"{API}?{urlencode(FACETS)}",
        "S1": asking(API),
        "S2": asking(API),
        "S3": asking(API),
        "D1": lambda p: f"{API}initiative-{p['id']}/",
        "P1": asking(API),
        "XC": asking(f"{PAGE}.csv"),
        "XJ": asking(f"{PAGE}.json"),
    }

    @property
    def database(self) -> str:
        return f"multilevel_{self.scale}"

    def load(self) -> None:
        common.pg_start()
        name = self.database
        common.sql("postgres", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}")
        self._manage("migrate", "--verbosity", "0")
        with psycopg.connect(common.dsn(name), autocommit=True) as database:
            self._copy_neutral(database)
            database.execute((HOUSE / "benchmarks" / "load.sql").read_text())
            self._refresh(database)
            database.execute("VACUUM ANALYZE")

    def _copy_neutral(self, database: Any) -> None:
        database.execute("CREATE SCHEMA neutral")
        database.execute("SET search_path TO neutral")
        database.execute((common.HERE / "schema.sql").read_text())
        database.execute("SET session_replication_role = replica")
        for table in common.TABLES:
            path = common.data_dir(self.scale) / f"{table}.csv"
            columns = path.open(encoding="utf-8").readline().strip()
            statement = f"COPY {table} ({columns}) FROM STDIN WITH (FORMAT csv, HEADER)"
            with path.open("rb") as rows, database.cursor().copy(statement) as copy:
                while chunk := rows.read(1 << 20):
                    copy.write(chunk)
        database.execute("SET search_path TO public")

    def _refresh(self, database: Any) -> None:
        """What the triggers would have kept: the docs that the public finds."""
        for record in ("authority", "network", "challenge", "recommendation", "initiative"):
            last = database.execute(f"SELECT max(id) FROM initiatives_{record}").fetchone()[0]
            for first in range(1, last + 1, BATCH):
                database.execute(
                    f"SELECT refresh_{record}_docs(ARRAY(SELECT id FROM initiatives_{record}"
                    " WHERE id BETWEEN %s AND %s))",
                    [first, first + BATCH - 1],
                )

    def _environment(self) -> dict[str, str]:
        address = f"postgresql://postgres@127.0.0.1:{common.PGPORT}/{self.database}"
        return {
            "DATABASE_URL": address,
            "ALLOWED_HOSTS": "127.0.0.1",
            "SECRET_KEY": "benchmark-" + "0123456789" * 5,
            "HTTPS": "false",
            "DEBUG": "false",
            "PORT": str(self.port),
        }

    def _manage(self, *words: str) -> None:
        environment = {**os.environ, **self._environment()}
        subprocess.run([PYTHON, "manage.py", *words], cwd=HOUSE, env=environment, check=True)

    def start(self) -> None:
        command = [PYTHON, "-m", "gunicorn", "--config", "multilevel/gunicorn.py", "multilevel.wsgi"]
        self.server = common.Server(
            command, self.port, "/health/live", env=self._environment(), cwd=str(HOUSE), log=self.name
        )

    def count(self, op: str, bodies: list[bytes]) -> Any:
        if op in ("H3", "D1"):
            return None
        if op == "XC":
            return bodies[0].count(b"\r\n") - 1
        answer = json.loads(bodies[0])
        if op == "XJ":
            return len(answer["results"])
        if op in ("L3", "L4"):
            return answer["count"], sum(o["count"] for facet in answer["facets"].values() for o in facet)
        return answer["count"]
