"""Packages of CSV files, as an editor's spreadsheet program would write them."""

import csv
import io
import shutil
from pathlib import Path

from initiatives.documents.read import rows
from initiatives.documents.schema import BY_NAME, TABLES

# What the smallest valid row of each file says, beside its keys.
FILLED = {
    "countries": {
        "name_en": "Morocco",
        "name_fr": "Maroc",
        "continent": "africa",
        "dialogue_status": "partner",
    },
    "sectors": {"name_en": "Health", "name_fr": "Santé"},
    "places": {"name_en": "Oujda", "name_fr": "Oujda", "country": "MA"},
    "sources": {"title_en": "A report", "title_fr": "Un rapport", "kind": "document"},
    "frameworks": {"title_en": "A compact", "title_fr": "Un pacte", "kind": "compact"},
    "commitments": {"position": "1", "title_en": "A goal", "title_fr": "Un but"},
    "authorities": {
        "state": "draft",
        "name_en": "A city",
        "level": "local",
        "kind": "city",
        "country": "MA",
        "original_language": "en",
    },
    "networks": {"state": "draft", "name_en": "A network", "scope": "global", "original_language": "en"},
    "challenges": {"state": "draft", "title_en": "A challenge", "theme": "data", "original_language": "en"},
    "initiatives": {
        "state": "draft",
        "title_en": "An initiative",
        "kind": "fund",
        "recorded_status": "unknown",
        "scope": "local",
        "original_language": "en",
    },
    "meetings": {
        "title_en": "A meeting",
        "title_fr": "Une réunion",
        "starts_on": "2021-09-14",
        "format": "in_person",
        "labelled": "false",
    },
    "recommendations": {"state": "draft", "title_en": "Meet", "original_language": "en"},
    "competences": {"country": "MA", "sector": "health", "level": "local", "mandate": "practice"},
    "participations": {"role": "leads"},
    "followups": {"on": "2024-01-31", "status": "done", "text_en": "They met."},
    "citations": {"position": "1", "source": "report"},
    "figures": {
        "measure": "cities",
        "label_en": "Cities",
        "label_fr": "Villes",
        "value": "23",
        "qualifier": "exactly",
        "source": "report",
    },
}


def cells(table: str, **values: str) -> list[str]:
    given = FILLED.get(table, {}) | values
    return [given.get(name, "") for name in BY_NAME[table].names]


def text(table: str, *several: dict[str, str]) -> str:
    """The file of a table, with a row for each dict of what it says beyond the smallest."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(BY_NAME[table].names)
    writer.writerows(cells(table, **values) for values in several)
    return file.getvalue()


def write(folder: Path, **tables: list[dict[str, str]] | str | bytes) -> Path:
    """A package with these tables: rows, or what stands in the file."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in tables.items():
        written = text(name, *content) if isinstance(content, list) else content
        data = written if isinstance(written, bytes) else written.encode()
        (folder / f"{name}.csv").write_bytes(data)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def everything() -> dict[str, list[dict]]:
    """All that the catalogue holds, drafts too."""
    return {table.name: rows(table, hidden=True) for table in TABLES}
