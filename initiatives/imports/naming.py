"""Which table a sheet or a file is about: by its name, else by its header."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from ..documents.schema import BY_NAME, TABLES, Table
from .files import Unusable
from .sheets import OWN


def named(name: str) -> Table | None:
    """“initiatives.csv”, “Initiatives (2)” and “initiatives-2026” are all about initiatives."""
    beginning = re.match(r"[a-z]+", name.strip().lower())
    return BY_NAME.get(beginning[0]) if beginning else None


def table_of(name: str, header: Sequence[str]) -> Table:
    """Raises `Unusable`."""
    if table := named(name):
        return table
    columns = {one.strip().lower() for one in header if one.strip() and not one.startswith(OWN)}
    found = [table for table in TABLES if set(table.identity) <= columns <= set(table.names)]
    if len(found) == 1:
        return found[0]
    names = {"name": name, "tables": ", ".join(table.name for table in found or TABLES)}
    raise Unusable(
        _("It cannot be told what “%(name)s” is about. Name the file or the sheet as one of: %(tables)s.")
        % names
    )
