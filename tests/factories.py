"""The smallest valid record of each kind; the published ones with what publication asks for."""

from datetime import timedelta

import factory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from factory import LazyAttribute, LazyFunction, Maybe, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from initiatives import models
from initiatives.models.proposals import hash_of
from initiatives.vocabularies import LinkState, ProposalState, State


class CountryFactory(DjangoModelFactory):
    class Meta:
        model = models.Country
        django_get_or_create = ("iso2",)

    iso2 = "MA"
    name_en = LazyAttribute(lambda o: f"Country {o.iso2}")
    name_fr = LazyAttribute(lambda o: f"Pays {o.iso2}")
    continent = "africa"


class SectorFactory(DjangoModelFactory):
    class Meta:
        model = models.Sector

    key = Sequence("sector-{}".format)
    name_en = LazyAttribute(lambda o: f"Sector {o.key}")
    name_fr = LazyAttribute(lambda o: f"Secteur {o.key}")


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = models.Place

    key = Sequence("place-{}".format)
    name_en = LazyAttribute(lambda o: f"Place {o.key}")
    name_fr = LazyAttribute(lambda o: f"Lieu {o.key}")
    country = SubFactory(CountryFactory)


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = models.Source

    key = Sequence("source-{}".format)
    title_en = LazyAttribute(lambda o: f"Source {o.key}")
    title_fr = LazyAttribute(lambda o: f"Source {o.key}")
    kind = "document"


class FrameworkFactory(DjangoModelFactory):
    class Meta:
        model = models.Framework

    key = Sequence("framework-{}".format)
    code = SelfAttribute("key")
    title_en = LazyAttribute(lambda o: f"Framework {o.key}")
    title_fr = LazyAttribute(lambda o: f"Cadre {o.key}")
    kind = "compact"


class CommitmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Commitment

    framework = SubFactory(FrameworkFactory)
    code = Sequence("{}".format)
    title_en = LazyAttribute(lambda o: f"Commitment {o.code}")
    title_fr = LazyAttribute(lambda o: f"Engagement {o.code}")


class EntryFactory(DjangoModelFactory):
    """Published entries are made with a source, in one transaction, and know their number."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with transaction.atomic():
            entry = super()._create(model_class, *args, **kwargs)
            if entry.state == State.PUBLISHED:
                CitationFactory(**{model_class.record(): entry})
                cls._complete(entry)
        entry.refresh_from_db()
        return entry

    @classmethod
    def _complete(cls, entry):
        """What publication asks for beside a source."""


class AuthorityFactory(EntryFactory):
    class Meta:
        model = models.Authority

    key = Sequence("authority-{}".format)
    name_en = LazyAttribute(lambda o: f"Authority {o.key}")
    name_fr = LazyAttribute(lambda o: f"Autorité {o.key}")
    level = "local"
    kind = "city"
    country = Maybe(
        LazyAttribute(lambda o: o.level != "supranational"), yes_declaration=SubFactory(CountryFactory)
    )


class PublishedAuthorityFactory(AuthorityFactory):
    state = State.PUBLISHED


class NetworkFactory(EntryFactory):
    class Meta:
        model = models.Network

    key = Sequence("network-{}".format)
    name_en = LazyAttribute(lambda o: f"Network {o.key}")
    name_fr = LazyAttribute(lambda o: f"Réseau {o.key}")
    scope = "global"


class PublishedNetworkFactory(NetworkFactory):
    state = State.PUBLISHED


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Membership

    network = SubFactory(NetworkFactory)
    authority = SubFactory(AuthorityFactory)


class InitiativeFactory(EntryFactory):
    """`lead`, an authority or a network, takes part with the role “leads”."""

    class Meta:
        model = models.Initiative

    key = Sequence("initiative-{}".format)
    title_en = LazyAttribute(lambda o: f"Initiative {o.key}")
    title_fr = LazyAttribute(lambda o: f"Initiative {o.key}")
    kind = "programme"
    scope = "local"

    @classmethod
    def _create(cls, model_class, *args, lead=None, **kwargs):
        with transaction.atomic():
            initiative = super()._create(model_class, *args, **kwargs)
            if lead is None and initiative.state == State.PUBLISHED:
                lead = PublishedAuthorityFactory()
            if lead is not None:
                taking_part = {"authority": None, "network": None, lead.record(): lead}
                ParticipationFactory(initiative=initiative, role="leads", **taking_part)
        return initiative


class PublishedInitiativeFactory(InitiativeFactory):
    state = State.PUBLISHED


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = models.Participation

    initiative = SubFactory(InitiativeFactory)
    authority = SubFactory(AuthorityFactory)
    role = "implements"


class ChallengeFactory(EntryFactory):
    class Meta:
        model = models.Challenge

    key = Sequence("challenge-{}".format)
    title_en = LazyAttribute(lambda o: f"Challenge {o.key}")
    title_fr = LazyAttribute(lambda o: f"Défi {o.key}")
    theme = "governance"


class PublishedChallengeFactory(ChallengeFactory):
    state = State.PUBLISHED


class ResponseFactory(DjangoModelFactory):
    class Meta:
        model = models.Response

    initiative = SubFactory(InitiativeFactory)
    challenge = SubFactory(ChallengeFactory)


class RecommendationFactory(EntryFactory):
    class Meta:
        model = models.Recommendation

    key = Sequence("recommendation-{}".format)
    title_en = LazyAttribute(lambda o: f"Recommendation {o.key}")
    title_fr = LazyAttribute(lambda o: f"Recommandation {o.key}")


class PublishedRecommendationFactory(RecommendationFactory):
    state = State.PUBLISHED


class FollowUpFactory(DjangoModelFactory):
    class Meta:
        model = models.FollowUp

    recommendation = SubFactory(RecommendationFactory)
    on = factory.Faker("date_object")
    status = "under_way"
    text_en = "It has begun."


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
    title_en = LazyAttribute(lambda o: f"Meeting {o.key}")
    title_fr = LazyAttribute(lambda o: f"Réunion {o.key}")
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


class CommentFactory(DjangoModelFactory):
    class Meta:
        model = models.Comment

    challenge = SubFactory(ChallengeFactory)
    text = "Which city?"


class AccountFactory(DjangoModelFactory):
    class Meta:
        model = "auth.User"

    username = Sequence("account-{}".format)


class ScheduleFactory(DjangoModelFactory):
    class Meta:
        model = models.Schedule

    challenge = SubFactory(ChallengeFactory)
    approved_by = SubFactory(AccountFactory)
    approved_at = LazyFunction(timezone.now)
    publish_on = LazyAttribute(lambda o: o.approved_at + timedelta(days=1))
    read = "2026-01-01T00:00:00+00:00"


class NoticeFactory(DjangoModelFactory):
    class Meta:
        model = models.Notice

    challenge = SubFactory(ChallengeFactory)
    recipient = SubFactory(AccountFactory)
    kind = "submitted"


class NoticeChoiceFactory(DjangoModelFactory):
    class Meta:
        model = models.NoticeChoice

    user = SubFactory(AccountFactory)


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = models.Invitation

    email = Sequence("person-{}@example.org".format)


class LinkCheckFactory(DjangoModelFactory):
    class Meta:
        model = models.LinkCheck

    address = Sequence("https://example.org/{}".format)
    state = LinkState.SOUND
    checked_at = LazyFunction(timezone.now)


class NewerTextFactory(DjangoModelFactory):
    class Meta:
        model = models.NewerText

    record = "challenge"
    entry = Sequence(int)
    text = "title"
    language = "en"
    since = LazyFunction(timezone.now)


class TwinFactory(DjangoModelFactory):
    class Meta:
        model = models.Twin

    record = "challenge"
    one = Sequence(lambda n: 2 * n + 1)
    other = LazyAttribute(lambda o: o.one + 1)
    likeness = 90


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


def shelter_of_rennes(city: dict | None = None, **fields):
    """A published initiative of one city in one country; `city` and `fields` tell what is different."""
    france = CountryFactory(iso2="FR", name_en="France", name_fr="France", continent="europe")
    names = {"name_en": "City of Rennes", "name_fr": "Ville de Rennes"}
    rennes = PublishedAuthorityFactory(key="rennes", country=france, **{**names, **(city or {})})
    shelter = PublishedInitiativeFactory(
        key="shelter",
        lead=rennes,
        **{
            "title_en": "Shelter",
            "title_fr": "Hébergement",
            "summary_en": "Nights for families.",
            "kind": "service",
            "recorded_status": "ongoing",
            "started_in": 2014,
            **fields,
        },
    )
    shelter.countries.add(france)
    return shelter


class ProposalFactory(DjangoModelFactory):
    """Somebody of the public says in their words what is wrong with an initiative, and has confirmed it."""

    class Meta:
        model = models.Proposal

    record = "initiative"
    title = "A house for newcomers"
    text = "It began in 2015."
    author_name = "Ada"
    author_email = "ada@example.org"
    state = ProposalState.WAITING
    secret_hash = Sequence(lambda n: hash_of(f"secret-{n}"))
    confirmed_at = LazyFunction(timezone.now)


class ApiTokenFactory(DjangoModelFactory):
    """Of a partner of its own; its secret is its digest’s, which nobody needs to know here."""

    class Meta:
        model = models.ApiToken

    name = "a mirror"
    user = LazyFunction(lambda: User.objects.create_user(f"partner-{User.objects.count()}"))

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        token, cls.secret = model_class.objects.create(*args, **kwargs)
        return token
