"""A catalogue made up for measurements: as many initiatives as asked, and whatever belongs to them.

Entries are written as drafts and published at the end of each batch, so that what the public finds is
computed once for each of them. The same seed makes the same catalogue.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from random import Random
from typing import Any, TypeVar

from django.db import models, transaction

from ..models import (
    Authority,
    Challenge,
    Citation,
    Commitment,
    Country,
    Entry,
    Figure,
    Initiative,
    Participation,
    Place,
    Response,
    Sector,
    Source,
)
from ..vocabularies import AuthorityKind, InitiativeKind, Level, Role, Scope, State, Status

M = TypeVar("M", bound=models.Model)

BATCH = 2000
PREFIX = "synthetic"
HIDDEN_SHARE = 0.05
WORDS = {
    "en": "migration governance labour mobility integration rights return border data policy partnership "
    "remittances diaspora skills employment housing education health asylum climate youth women workers "
    "municipal regional national authority network training dialogue shelter reception inclusion cities",
    "fr": "migration gouvernance travail mobilité intégration droits retour frontière données politique "
    "partenariat transferts diaspora compétences emploi logement éducation santé asile climat jeunesse "
    "femmes travailleurs municipal régional national autorité réseau formation dialogue hébergement "
    "accueil villes",
}
RARE_WORDS = 20_000


class VocabulariesMissing(Exception):
    """The catalogue has no countries, sectors or commitments to choose among."""


def generate(number: int, *, seed: int = 1) -> Iterator[int]:
    """Write `number` initiatives more, batch by batch; yields how many are written. Raises if it cannot."""
    world = World(Random(seed), number)  # noqa: S311 - nothing here is a secret
    for first in range(0, number, BATCH):
        size = min(BATCH, number - first)
        world.add_initiatives(size)
        yield first + size


class Prose:
    """Texts in which some words are frequent and many are rare, as in those that people write."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words = {code: words.split() for code, words in WORDS.items()}
        self._weights = {
            code: list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
            for code, words in self._words.items()
        }

    def text(self, code: str, length: int) -> str:
        words = self._random.choices(self._words[code], cum_weights=self._weights[code], k=length)
        rare = [f"w{self._random.randrange(RARE_WORDS)}" for _ in range(length // 8)]
        return " ".join([*words, *rare]).capitalize()

    def both(self, field: str, length: int) -> dict[str, str]:
        return {f"{field}_{code}": self.text(code, length) for code in WORDS}


class World:
    """What new initiatives choose among; it grows with their number."""

    def __init__(self, random: Random, number: int) -> None:
        self.random = random
        self.prose = Prose(random)
        self.count = Initiative.objects.filter(key__startswith=f"{PREFIX}-").count()
        self.countries = list(Country.objects.order_by("pk"))
        self.sectors = list(Sector.objects.order_by("pk"))
        self.commitments = list(Commitment.objects.order_by("pk"))
        if not (self.countries and self.sectors and self.commitments):
            raise VocabulariesMissing
        with transaction.atomic():
            self.sources = self._some(Source, 5 + number // 20, self._source)
            self.places = self._some(Place, 5 + number // 20, self._place)
            self.authorities = self._some(Authority, 5 + number // 10, self._authority)
            self.challenges = self._some(Challenge, 5 + number // 200, self._challenge)
            for entries in (self.authorities, self.challenges):
                self._cite(entries)
                publish(entries)

    def add_initiatives(self, number: int) -> None:
        with transaction.atomic():
            initiatives = self._some(Initiative, number, self._initiative)
            self._cite(initiatives)
            write(Participation, [one for each in initiatives for one in self._participations(each)])
            write(Response, [one for each in initiatives for one in self._responses(each)])
            write(Figure, [self._figure(each) for each in initiatives if self.random.random() < 0.3])
            for name, choices, most in (
                ("countries", self.countries, 2),
                ("sectors", self.sectors, 3),
                ("commitments", self.commitments, 3),
                ("places", self.places, 1),
            ):
                self._link(initiatives, name, choices, most)
            publish([each for each in initiatives if self.random.random() >= HIDDEN_SHARE])
            self.count += number

    def _some(self, model: Any, number: int, make: Any) -> list[Any]:
        first = model.objects.filter(key__startswith=f"{PREFIX}-").count() + 1
        return write(model, [make(f"{PREFIX}-{first + at}") for at in range(number)])

    def _source(self, key: str) -> Source:
        url = f"https://example.org/{key}"
        return Source(key=key, kind="document", publisher="Example", url=url, **self.prose.both("title", 6))

    def _place(self, key: str) -> Place:
        return Place(key=key, country=self.random.choice(self.countries), **self.prose.both("name", 2))

    def _authority(self, key: str) -> Authority:
        level = self.random.choices(Level.values, cum_weights=[1, 10, 25, 100])[0]
        supranational = level == Level.SUPRANATIONAL
        return Authority(
            key=key,
            level=level,
            kind=self.random.choice(AuthorityKind.values),
            country=None if supranational else self.random.choice(self.countries),
            latitude=round(self.random.uniform(-35, 60), 5),
            longitude=round(self.random.uniform(-17, 40), 5),
            **self.prose.both("name", 3),
            **self.prose.both("summary", 15),
        )

    def _challenge(self, key: str) -> Challenge:
        return Challenge(
            key=key, theme="data", **self.prose.both("title", 5), **self.prose.both("statement", 20)
        )

    def _initiative(self, key: str) -> Initiative:
        started = self.random.choice([None, *range(1995, 2027)])
        ended = started + self.random.randrange(8) if started and self.random.random() < 0.5 else None
        return Initiative(
            key=key,
            kind=self.random.choice(InitiativeKind.values),
            recorded_status=self.random.choice(Status.values),
            scope=self.random.choice(Scope.values),
            started_in=started,
            ended_in=ended,
            **self.prose.both("title", 7),
            **self.prose.both("summary", 40),
            **self.prose.both("description", 80),
        )

    def _participations(self, initiative: Initiative) -> Iterator[Participation]:
        """The first leads; a few authorities take part in very many initiatives."""
        most = len(self.authorities)
        chosen = {int(most * self.random.random() ** 2) for _ in range(self.random.randint(1, 4))}
        for at, number in enumerate(sorted(chosen)):
            role = self.random.choice(Role.values) if at else Role.LEADS
            yield Participation(initiative=initiative, authority=self.authorities[number], role=role)

    def _responses(self, initiative: Initiative) -> Iterator[Response]:
        for challenge in self.random.sample(self.challenges, self.random.randrange(3)):
            yield Response(initiative=initiative, challenge=challenge, **self.prose.both("how", 8))

    def _figure(self, initiative: Initiative) -> Figure:
        return Figure(
            initiative=initiative,
            measure="people",
            label_en="People",
            label_fr="Personnes",
            value=self.random.randrange(1, 100_000),
            as_of=str(self.random.randrange(2010, 2027)),
            source=self.random.choice(self.sources),
        )

    def _cite(self, entries: Sequence[Entry]) -> None:
        sources = (self.random.choice(self.sources) for _ in entries)
        write(
            Citation,
            [
                Citation(**{each.record(): each}, source=source)
                for each, source in zip(entries, sources, strict=True)
            ],
        )

    def _link(self, initiatives: Sequence[Initiative], name: str, choices: Sequence[Any], most: int) -> None:
        field: Any = Initiative._meta.get_field(name)
        near, far = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        write(
            field.remote_field.through,
            [
                field.remote_field.through(**{near: each.pk, far: chosen.pk})
                for each in initiatives
                for chosen in self.random.sample(choices, min(len(choices), self.random.randint(1, most)))
            ],
        )


def write(model: type[M], records: list[M]) -> list[M]:
    return model._default_manager.bulk_create(records, batch_size=BATCH)


def publish(entries: Sequence[Entry]) -> None:
    """In one statement, which gives the numbers and computes what the public finds."""
    if entries:
        model = type(entries[0])
        model._default_manager.filter(pk__in=[each.pk for each in entries]).update(state=State.PUBLISHED)
