"""What would become of each record of an upload: created, changed, left as it is, or refused and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from ..documents.catalogue import Catalogue
from ..documents.merge import merge
from ..documents.nesting import Flat, Place, flatten
from ..documents.read import Document, documents
from ..documents.schema import Owner, Table, parts_of
from ..documents.validate import validate
from ..editorial import permissions
from ..editorial.authorship import writers_of_versions
from ..editorial.permissions import Actor
from ..editorial.remits import countries_in, known_by, may_move, remit, seen_by
from ..editorial.renames import all_as_called_now
from ..editorial.sight import Sight
from ..editorial.versions import called
from ..models import Entry, NextVersion
from ..vocabularies import State
from .sheets import Sheet
from .units import Given, Reason, Unit, overlaid, rows_of, units_of


def judged(sheets: Iterable[Sheet], actor: Actor, *, only: Sequence[Owner] | None = None) -> list[Unit]:
    """All records of the upload, or those that were chosen; nothing is written."""
    units = units_of(rows_of(sheets))
    if only is not None:
        chosen = set(only)
        units = [unit for unit in units if unit.owner in chosen]
    compose(units, actor)
    _validate(units, actor)
    return units


def compose(units: Sequence[Unit], actor: Actor) -> None:
    """What is there of each record, and what it would become."""
    by_table: dict[Table, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.key:
            by_table[unit.table].append(unit)
    for table, several in by_table.items():
        Composer(table, several, actor).compose()


class Composer:
    """The units of one table, in a fixed number of queries."""

    def __init__(self, table: Table, units: Sequence[Unit], actor: Actor) -> None:
        self.table, self.units, self.actor = table, units, actor
        keys = {unit.key for unit in units}
        self.entries = self._entries(keys)
        seen = self.entries.keys() if table.is_entry else keys
        self.standing = documents(table, seen, hidden=True)
        self.versions = self._versions()
        texts = [version.document for version in self.versions.values()]
        self.sight = Sight(actor, table, [*self.standing.values(), *texts])
        self.writers = writers_of_versions(self.versions.values())
        people = set().union(*self.writers.values()) - {actor.pk}
        self.people = User.objects.in_bulk(people) if people else {}
        self.numbers = self._numbers()

    def compose(self) -> None:
        for unit in self.units:
            standing = self.standing.get(unit.key)
            if standing is None:
                self._create(unit)
            elif unit.key in self.versions:
                self._merge(unit, standing, self.versions[unit.key])
            else:
                unit.before = self.sight.of(standing)
                unit.after = overlaid(unit, unit.before)
            self._may_it_be(unit)

    def _entries(self, keys: set[str]) -> dict[str, Entry]:
        if not self.table.is_entry:
            return {}
        found: Any = self.table.model._default_manager.filter(key__in=keys)
        return {entry.key: entry for entry in seen_by(self.actor, found)}

    def _versions(self) -> dict[str, NextVersion]:
        if not self.table.is_entry:
            return {}
        record = self.table.record
        published: Any = self.table.model._default_manager.published()  # type: ignore[attr-defined]
        known = known_by(self.actor, published.filter(key__in=self.entries))
        found = NextVersion.objects.filter(**{f"{record}__in": known}).select_related(record)
        return {version.entry.key: version for version in all_as_called_now(self.table, found)}

    def _numbers(self) -> dict[int, str]:
        if "id" not in self.table.names:
            return {}
        numbers = [unit.own.row["id"] for unit in self.units if unit.own and unit.own.row["id"]]
        found: Any = self.table.model._default_manager.filter(number__in=numbers)
        seen = seen_by(self.actor, found) if self.table.is_entry else found
        return dict(seen.values_list("number", "key"))

    def _create(self, unit: Unit) -> None:
        if unit.own is None:
            for given in unit.rows:
                names = {"record": self.table.model._meta.verbose_name, "key": unit.key}
                message = _("There is no %(record)s “%(key)s”. Correct the key, or add the record.") % names
                column = "entry" if given.table.is_about_any else given.table.owner
                unit.reasons.append(Reason(given.table.name, given.line, column, message))
            return
        empty: Document = {part.name: [] for part in parts_of(self.table)}
        new = {"id": None, "state": State.DRAFT.value} if self.table.is_entry else {}
        new = new or ({"id": None} if "id" in self.table.names else {})
        unit.after = overlaid(unit, unit.own.row | new | empty)

    def _merge(self, unit: Unit, standing: Document, version: NextVersion) -> None:
        """What the rows change in what is published is changed in its next version too."""
        draft = self.sight.of(merge(self.table, version.base, version.document, standing).document)
        standing = self.sight.of(standing)
        merged = merge(self.table, standing, overlaid(unit, standing), draft)
        unit.before, unit.after = draft, merged.document
        others = [self.people[pk] for pk in self.writers[version.pk] if pk in self.people]
        if not others:
            return
        names = {"people": get_text_list([one.get_full_name() or one.username for one in others], _("and"))}
        if merged.conflicts:
            names["columns"] = get_text_list(
                [called(self.table, name) for name in merged.conflicts], _("and")
            )
            told = _("The next version that %(people)s wrote says something else: %(columns)s. Decide there.")
            unit.refuse(merged.conflicts[0], told % names)
        else:
            unit.notes.append(_("It is added to the next version that %(people)s wrote.") % names)

    def _may_it_be(self, unit: Unit) -> None:
        entry = self.entries.get(unit.key)
        unit.is_next = entry is not None and entry.is_published
        if unit.own and (told := self._number_is_wrong(unit, unit.own)):
            unit.refuse("id", told)
        if unit.how == "same":
            return
        may = permissions.may_bring(self.actor, entry or self.table.model, is_new=unit.before is None)
        if told := self._is_of_others(unit, entry):
            unit.refuse("key", told)
        elif entry is not None and entry.state == State.ARCHIVED:
            unit.refuse("key", _("This entry is withdrawn. Restore it as a draft first."))
        elif not may and entry is not None and permissions.may_change_state(self.actor, entry):
            unit.refuse("key", _("It is in review. Recall it before you change it."))
        elif not may:
            names = {"records": self.table.model._meta.verbose_name_plural}
            unit.refuse("", _("Your role may not write this to the %(records)s. Ask a publisher.") % names)

    def _is_of_others(self, unit: Unit, entry: Entry | None) -> str:
        """What keeps a focal point from it; where it is hidden, the same as if it were not there."""
        if not self.table.is_entry or not unit.after or permissions.acts_for_all(self.actor):
            return ""
        if entry is not None and not permissions.may_know(self.actor, entry):
            return _("This entry is not of a country for which you speak.")
        if not may_move(self.actor, countries_in(unit.before or {}), countries_in(unit.after)):
            return _("Choose countries among those for which you speak.")
        return ""

    def _number_is_wrong(self, unit: Unit, given: Given) -> str:
        number, old = given.row.get("id"), (unit.before or {}).get("id")
        if not number or number == old:
            return ""
        if old:
            names = {"key": unit.key, "number": old}
            return _("The number of “%(key)s” is %(number)s and never changes. Leave the cell empty.") % names
        if self.numbers.get(number, unit.key) != unit.key:
            names = {"key": self.numbers[number], "number": number}
            return _("The number %(number)s belongs to “%(key)s”. Leave the cell empty.") % names
        return ""


def _validate(units: Sequence[Unit], actor: Actor) -> None:
    """What is refused takes with it what rests on it; this is told with the reason."""
    said = "%s"
    rest = [unit for unit in units if unit.after and unit.how != "same"]
    while rest:
        by_owner = {unit.owner: unit for unit in rest}
        for place, message in refusals_of(rest, actor):
            unit = by_owner.get((place.record, place.key), rest[0])
            unit.reasons.append(_reason(unit, place, said % message))
        left = [unit for unit in rest if not unit.reasons]
        if len(left) == len(rest):
            return
        said, rest = _("Without what is refused: %s"), left


def refusals_of(units: Iterable[Unit], actor: Actor) -> list[tuple[Place, str]]:
    units = list(units)
    flat = flatten(by_record(units), says_all=True)
    countries = remit(actor)
    if countries is not None:
        flat.package.hidden, flat.package.within = False, countries
    _leave_unread(flat, units)
    return [(flat.place(refusal), refusal.message) for refusal in validate(Catalogue(flat.package))]


def by_record(units: Iterable[Unit]) -> dict[str, list[Document]]:
    several: dict[str, list[Document]] = defaultdict(list)
    for unit in units:
        several[unit.table.record].append(unit.after)
    return several


def _leave_unread(flat: Flat, units: Iterable[Unit]) -> None:
    for unit in units:
        for place in unit.unread():
            flat.leave_unread(place)


def _reason(unit: Unit, place: Place, message: str) -> Reason:
    given = unit.places().get((place.part, place.at))
    if given is not None:
        return Reason(given.table.name, given.line, place.column, message)
    first = unit.own or unit.rows[0]
    return Reason(first.table.name, first.line, "", message)
