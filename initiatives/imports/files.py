"""The files of a folder or of a zip archive, unless the archive is one of those made to do harm."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

MOST_BYTES, MOST_MEMBERS, MOST_TIMES = 100_000_000, 2_000, 100
ENCRYPTED = 0x1


class Unusable(Exception):
    """The folder or archive as a whole cannot be read; the message says why and what to do."""


def files_of(path: Path) -> Mapping[str, bytes]:
    """Contents by name of the CSV files. Raises `Unusable`."""
    if path.is_dir():
        return _in_folder(path)
    if not path.exists():
        raise Unusable(_("%(path)s does not exist.") % {"path": path})
    damaged = _("%(path)s is neither a folder nor a sound zip file.") % {"path": path}
    with sound(damaged), zipfile.ZipFile(path) as archive:
        return _unpacked(archive)


def files_in(content: bytes) -> Mapping[str, bytes]:
    """The same of a zip file that was sent. Raises `Unusable`."""
    with sound(damaged()), zipfile.ZipFile(io.BytesIO(content)) as archive:
        return _unpacked(archive)


def damaged() -> str:
    return _("The zip file is damaged. Make it anew, and send it again.")


@contextmanager
def sound(message: str) -> Iterator[None]:
    """Whatever a damaged archive does when it is read is `Unusable`, with this message."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise Unusable(message) from None


def _in_folder(folder: Path) -> Mapping[str, bytes]:
    files = [file for file in sorted(folder.iterdir()) if _is_table(file.name) and file.is_file()]
    if sum(file.stat().st_size for file in files) > MOST_BYTES:
        raise Unusable(_("The files are too large: at most 100 MB together."))
    return {file.name: file.read_bytes() for file in files}


def bounded(archive: zipfile.ZipFile, too_large: str, most: int = MOST_BYTES) -> list[zipfile.ZipInfo]:
    """Its files. The sizes that they state are trusted: no more than that is ever unpacked."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    unpacked, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if len(members) > MOST_MEMBERS or unpacked > most or unpacked > MOST_TIMES * max(packed, 1):
        raise Unusable(too_large)
    return members


def _unpacked(archive: zipfile.ZipFile) -> Mapping[str, bytes]:
    members = bounded(
        archive,
        _("The zip file is too large when unpacked: at most 100 MB, 2,000 files, 100 times its size."),
    )
    names = {member.filename: _name(member) for member in members}
    tables = {member: names[member.filename] for member in members if _is_table(names[member.filename])}
    if len(set(tables.values())) < len(tables) or len({m.filename.rpartition("/")[0] for m in tables}) > 1:
        raise Unusable(_("The zip file holds several packages. Put the files of one into it, in one folder."))
    return {name: archive.read(member) for member, name in tables.items()}


def _name(member: zipfile.ZipInfo) -> str:
    """The name of a file without its folder. Raises `Unusable` for what is no plain path inside."""
    path = PurePosixPath(member.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in member.filename or ":" in member.filename:
        raise Unusable(_("The zip file holds a path that leads out of it: %(name)s.") % {"name": path})
    if member.flag_bits & ENCRYPTED:
        raise Unusable(_("The zip file has a password. Make one without."))
    return "" if "__MACOSX" in path.parts else path.name


def _is_table(name: str) -> bool:
    """Hidden files are those that computers leave behind."""
    return name.lower().endswith(".csv") and not name.startswith(".")
