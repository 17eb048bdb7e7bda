"""Records without editorial state, and what entries cite."""

from factory import LazyAttribute, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from initiatives import models


def called(word: str, by: str = "key") -> LazyAttribute:
    """A name of its own for each: a word, and that by which the record is known."""
    return LazyAttribute(lambda record: f"{word} {getattr(record, by)}")


class CountryFactory(DjangoModelFactory):
    class Meta:
        model = models.Country
        django_get_or_create = ("iso2",)

    iso2 = "MA"
    name_en = called("Country", "iso2")
    name_fr = called("Pays", "iso2")
    continent = "africa"


class SectorFactory(DjangoModelFactory):
    class Meta:
        model = models.Sector

    key = Sequence("sector-{}".format)
    name_en = called("Sector")
    name_fr = called("Secteur")


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = models.Place

    key = Sequence("place-{}".format)
    name_en = called("Place")
    name_fr = called("Lieu")
    country = SubFactory(CountryFactory)


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = models.Source

    key = Sequence("source-{}".format)
    title_en = called("Source")
    title_fr = called("Source")
    kind = "document"


class FrameworkFactory(DjangoModelFactory):
    class Meta:
        model = models.Framework

    key = Sequence("framework-{}".format)
    code = SelfAttribute("key")
    title_en = called("Framework")
    title_fr = called("Cadre")
    kind = "compact"


class CommitmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Commitment

    framework = SubFactory(FrameworkFactory)
    code = Sequence("{}".format)
    title_en = called("Commitment", "code")
    title_fr = called("Engagement", "code")


class CompetenceFactory(DjangoModelFactory):
    class Meta:
        model = models.Competence

    key = Sequence("competence-{}".format)
    country = SubFactory(CountryFactory)
    sector = SubFactory(SectorFactory)
    level = "local"
    mandate = "practice"


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = models.Meeting

    key = Sequence("meeting-{}".format)
    title_en = called("Meeting")
    title_fr = called("Réunion")
    starts_on = "2021-09-14"


class SynonymFactory(DjangoModelFactory):
    class Meta:
        model = models.Synonym

    written = Sequence("Spelling {}".format)
    meant = ["Name"]


class SavedSearchFactory(DjangoModelFactory):
    class Meta:
        model = models.SavedSearch

    record = "initiative"
    query = Sequence("q=words+{}".format)


class CitationFactory(DjangoModelFactory):
    """Give the owner by its record's name: `CitationFactory(initiative=…)`."""

    class Meta:
        model = models.Citation

    source = SubFactory(SourceFactory)


class FigureFactory(DjangoModelFactory):
    class Meta:
        model = models.Figure

    measure = "people"
    label_en = "People"
    label_fr = "Personnes"
    value = 950
    source = SubFactory(SourceFactory)
