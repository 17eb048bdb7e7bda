"""The PostgreSQL that comes along: one for all who ask, gone with the last of them, proof against kill -9."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from multilevel.postgres.server import Address, Server, ServerFailed

HOUSE = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="DATABASE_URL names another PostgreSQL")

# A shell's `nohup` leaves its children deaf to SIGHUP; here they are to hear it.
USE_IT = """
import signal
import sys
from pathlib import Path
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from multilevel.postgres.server import Server

address = Server(Path(sys.argv[1])).start()
print(address.host, address.port, sep="\\n", flush=True)
sys.stdin.readline()
"""


class User:
    """A process that uses the server until it is told to end."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USE_IT, str(home)],
            cwd=HOUSE,
            env={"PATH": os.environ["PATH"], **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @property
    def address(self) -> Address:
        assert self.process.stdout
        host, port = (self.process.stdout.readline().strip() for _ in range(2))
        return Address(host, port)

    def end(self, by: signal.Signals | None = None) -> int:
        if by:
            self.process.send_signal(by)
        self.process.communicate("" if by else "\n", timeout=60)
        return self.process.returncode


def ask(address: Address, question: str = "SELECT 1") -> object:
    with psycopg.connect(host=address.host, port=address.port, user="postgres", dbname="postgres") as there:
        return there.execute(question).fetchone()


def server_process(home: Path) -> psutil.Process | None:
    with suppress(FileNotFoundError, psutil.NoSuchProcess):
        return psutil.Process(int((home / "data" / "postmaster.pid").read_text().splitlines()[0]))
    return None


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="multilevel-test-"))
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def home(place: Path) -> Path:
    return place / "var" / "postgres"


class TestTheServer:
    def test_knows_letters_whatever_the_shell_says(self, home: Path):
        user = User(home, LC_ALL="C")
        answer = ask(user.address, "SELECT lower('É'), to_tsvector('french', 'l’union européenne')::text")
        assert answer == ("é", "'européen':3 'union':2")
        assert user.end() == 0

    def test_listens_on_no_network_and_on_a_private_socket(self, home: Path):
        user = User(home)
        address = user.address
        assert ask(address, "SHOW listen_addresses") == ("",)
        assert Path(address.host).stat().st_mode & 0o077 == 0
        assert user.end() == 0

    def test_is_shared_and_stops_with_the_last(self, home: Path):
        first, second = User(home), User(home)
        address = first.address
        assert second.address == address
        assert first.end() == 0
        assert ask(address) == (1,)
        assert second.end() == 0
        assert server_process(home) is None

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
    def test_stops_on_a_signal(self, home: Path, number):
        user = User(home)
        assert ask(user.address) == (1,)
        assert user.end(by=number) == 128 + number
        assert server_process(home) is None

    def test_counts_nobody_who_was_killed(self, home: Path):
        killed = User(home)
        assert ask(killed.address) == (1,)
        killed.end(by=signal.SIGKILL)
        last = User(home)
        assert ask(last.address) == (1,)
        assert last.end() == 0
        assert server_process(home) is None

    def test_starts_after_it_was_killed_itself(self, home: Path):
        user = User(home)
        address = user.address
        with psycopg.connect(
            host=address.host, port=address.port, user="postgres", dbname="postgres"
        ) as there:
            there.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        killed = server_process(home)
        assert killed
        killed.kill()
        user.end(by=signal.SIGKILL)
        again = User(home)
        assert ask(again.address, "SELECT answer FROM kept") == (42,)
        assert again.end() == 0

    def test_forgets_a_process_number_that_another_program_has_by_now(self, home: Path):
        (home / "data" / "postmaster.pid").write_text(
            f"{os.getpid()}\n{home / 'data'}\n0\n5432\n/nowhere\n\n\nready\n"
        )
        user = User(home)
        assert ask(user.address) == (1,)
        assert user.end() == 0

    def test_is_revived_under_those_who_use_it(self, home: Path):
        server = Server(home)
        server.start()
        process = server_process(home)
        assert process
        process.kill()
        server.revive()
        assert ask(server.start()) == (1,)
        server.leave()
        assert server_process(home) is None

    def test_is_made_anew_where_its_making_was_interrupted(self, place: Path):
        home = place / "interrupted" / "postgres"
        (home / "data.new").mkdir(parents=True)
        (home / "data.new" / "PG_VERSION").write_text("18\n")
        if os.geteuid() == 0:
            shutil.chown(home, "nobody")
        user = User(home)
        assert ask(user.address) == (1,)
        assert user.end() == 0

    def test_starts_in_a_path_too_long_for_a_socket(self, place: Path):
        home = place / "ä long, quoted 'name'" / ("x" * 100) / "var" / "postgres"
        home.parent.parent.mkdir(parents=True)
        user = User(home)
        address = user.address
        assert address.host.startswith("/tmp/multilevel-")
        assert ask(address) == (1,)
        assert user.end() == 0
        shutil.rmtree(address.host)

    def test_refuses_a_socket_directory_that_is_open_to_others(self, home: Path):
        (home / "socket").chmod(0o777)
        with pytest.raises(ServerFailed) as refusal:
            Server(home).start()
        assert str(refusal.value) == (
            f"{home / 'socket'} is open to others than its owner. Remove it and start again."
        )
        (home / "socket").chmod(0o700)

    def test_tells_what_its_log_says_when_it_does_not_start(
        self, place: Path, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr("multilevel.postgres.server.ATTEMPTS", 1)
        home = place / "broken" / "postgres"
        User(home).end()
        (home / "data" / "postgresql.conf").write_text("nonsense\n")
        with pytest.raises(ServerFailed, match=r"(?s)does not start.*syntax error in file .*postgresql.conf"):
            Server(home).start()
