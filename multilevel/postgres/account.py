"""As whom the embedded PostgreSQL runs: as you, or, since it refuses root, as somebody else for root."""

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FALLBACK = "pgserver"


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int
    borrowed: bool
    """Whether we are root and act as this account, so that files must be given to it."""

    @classmethod
    def for_files_in(cls, home: Path) -> "Account":
        """Ourselves; for root whoever owns the place, so that its owner can go on later, else `pgserver`."""
        if os.geteuid():
            return cls(os.geteuid(), os.getegid(), borrowed=False)
        entry = next(filter(None, map(_owner, (home, *home.parents[:2]))), None) or _fallback()
        return cls(entry.pw_uid, entry.pw_gid, borrowed=True)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        if not self.borrowed:
            return _run(*command)
        return _run(*command, user=self.uid, group=self.gid, extra_groups=[])

    def give(self, path: Path) -> None:
        """Make a file that we created one of the account's."""
        if self.borrowed:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def owns_privately(self, directory: Path) -> bool:
        found = directory.lstat()
        return stat.S_ISDIR(found.st_mode) and found.st_uid == self.uid and not found.st_mode & 0o077

    def let_through(self, *, programs: Path, home: Path) -> None:
        """Where root's umask or directory shuts the account out, let it pass (not list) and run them."""
        if not self.borrowed or self._can_use(programs / "postgres", home):
            return
        wheel = programs.parent.parent
        for directory in (*programs.parents, *home.parents):
            directory.chmod(directory.stat().st_mode | stat.S_IXOTH)
        for part in (programs.parent, wheel.with_suffix(".libs")):
            for file in (part, *part.rglob("*")):
                runs = stat.S_IXOTH if file.stat().st_mode & stat.S_IXUSR else 0
                file.chmod(file.stat().st_mode | stat.S_IROTH | runs)

    def _can_use(self, program: Path, home: Path) -> bool:
        try:
            tried = self.run(str(program), "--version"), self.run("test", "-w", str(home))
        except PermissionError:
            return False
        return not any(attempt.returncode for attempt in tried)


def _run(*command: str, **account: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd="/",  # the account need not be allowed to enter ours
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        **account,
    )


def _owner(path: Path) -> pwd.struct_passwd | None:
    """Who owns the path, where that is a user of this machine and not root."""
    try:
        return pwd.getpwuid(path.stat().st_uid) if path.stat().st_uid else None
    except (FileNotFoundError, KeyError):
        return None


def _fallback() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(FALLBACK)
    except KeyError:
        subprocess.run(["useradd", "--system", "--no-create-home", FALLBACK], check=True, capture_output=True)
        return pwd.getpwnam(FALLBACK)
