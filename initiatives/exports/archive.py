"""The package as one file for everybody: made when it is first asked for, kept until the catalogue changes.

It lies on the disk, one for each process, so that it costs no memory however large it is. What it holds is
published, so its tag is that of its bytes: a change that nobody sees makes it anew, and the same.
"""

import hashlib
import tempfile
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from ..models import TermCount
from .package import pack_package

PIECE = 1 << 16  # bytes sent at a time
PATIENCE = 3  # seconds to wait for what another visitor has had begun; a thread that waits serves nobody


class BeingMade(Exception):
    """Another visitor has asked for it, and it is not ready."""


@dataclass(eq=False)
class Archive:
    """A packed package. Its file goes when nobody holds the archive any more."""

    version: str
    path: Path
    tag: str = ""

    def pieces(self) -> Iterator[bytes]:
        """To its end, though a newer one may have come."""
        with self.path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece

    def is_of(self, version: str) -> bool:
        """A machine may tidy its temporary files without asking us."""
        return self.version == version and self.path.exists()


class Shelf:
    """Where the newest archive lies."""

    def __init__(self) -> None:
        self._making = Lock()
        self._newest: Archive | None = None

    def newest(self) -> Archive:
        """Of the catalogue as it is. Raises `BeingMade`."""
        version = TermCount.objects.version()
        if found := self._kept(version):
            return found
        if not self._making.acquire(timeout=PATIENCE):
            raise BeingMade
        try:
            made = self._kept(version) or _made(version)
            self._newest = made
            return made
        finally:
            self._making.release()

    def _kept(self, version: str) -> Archive | None:
        newest = self._newest
        return newest if newest and newest.is_of(version) else None


def _made(version: str) -> Archive:
    with tempfile.NamedTemporaryFile(prefix="multilevel-", suffix=".zip", delete=False) as file:
        archive = Archive(version, Path(file.name))
        weakref.finalize(archive, archive.path.unlink, missing_ok=True)
        pack_package(file)
        file.seek(0)
        archive.tag = hashlib.file_digest(file, "sha256").hexdigest()[:32]
    return archive


SHELF = Shelf()
