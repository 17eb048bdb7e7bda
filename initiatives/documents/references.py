"""Whatever a row refers to must be there, and whatever others refer to must stay."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..models import OWNERS, Initiative
from .catalogue import Catalogue
from .package import Refusal, Refused
from .schema import BY_NAME, BY_RECORD, Model, Row, Table


def references_exist(catalogue: Catalogue, refused: Refused) -> Iterator[Refusal]:
    known = Known(catalogue)
    for table, index, row in catalogue.package.each():
        if table.is_about_any:
            yield from _owner_exists(known, table, index, row)
        for column in table:
            for key in column.keys(row):
                if column.target and not known.has(column.target, key):
                    yield Refusal(table.name, index, column.name, _there_is_no(column.target, key))


class Known:
    """What can be referred to. Nothing is said of tables of which some rows could not be read."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._names: dict[Model, set[str]] = {}

    def has(self, model: Model, key: str) -> bool:
        if model not in self._names:
            self._names[model] = self._catalogue.names(model)
        table = BY_RECORD[str(model._meta.model_name)]
        return key in self._names[model] or table.name in self._catalogue.package.partial


def _owner_exists(known: Known, table: Table, index: int, row: Row) -> Iterator[Refusal]:
    record, key = table.owner_of(row)
    if record not in OWNERS:
        names = {"value": record, "codes": ", ".join(OWNERS)}
        message = _("“%(value)s” is not known here. Choose among: %(codes)s.") % names
        yield Refusal(table.name, index, "record", message)
    elif not known.has(BY_RECORD[record].model, key):
        yield Refusal(table.name, index, "entry", _there_is_no(BY_RECORD[record].model, key))


def _there_is_no(model: Model, key: str) -> str:
    names = {"record": model._meta.verbose_name, "key": key}
    return _("There is no %(record)s “%(key)s”. Correct the key, or add the record.") % names


def commitments_in_use_stay(catalogue: Catalogue, refused: Refused) -> Iterator[Refusal]:
    """Those that initiatives outside of the package refer to."""
    left_out = {pk: reference for reference, pk in catalogue.left_out().items()}
    brought = catalogue.package.brings(BY_NAME["initiatives"])
    links = Initiative.commitments.through.objects.filter(commitment_id__in=left_out)
    for pk, key in links.values_list("commitment_id", "initiative__key").order_by("commitment_id"):
        if key not in brought:
            names = {"reference": left_out[pk], "key": key}
            message = _("Keep the row of %(reference)s: the initiative “%(key)s” refers to it.") % names
            yield Refusal("commitments", None, "", message)
