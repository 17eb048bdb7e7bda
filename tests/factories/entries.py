"""The five kinds of entries with their parts; the published ones with what publication asks for."""

import factory
from django.db import transaction
from factory import LazyAttribute, Maybe, Sequence, SubFactory
from factory.django import DjangoModelFactory

from initiatives import models
from initiatives.vocabularies import State

from .records import CitationFactory, CountryFactory, called


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
    name_en = called("Authority")
    name_fr = called("Autorité")
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
    name_en = called("Network")
    name_fr = called("Réseau")
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
    title_en = called("Initiative")
    title_fr = called("Initiative")
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
    title_en = called("Challenge")
    title_fr = called("Défi")
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
    title_en = called("Recommendation")
    title_fr = called("Recommandation")


class PublishedRecommendationFactory(RecommendationFactory):
    state = State.PUBLISHED


class FollowUpFactory(DjangoModelFactory):
    class Meta:
        model = models.FollowUp

    recommendation = SubFactory(RecommendationFactory)
    on = factory.Faker("date_object")
    status = "under_way"
    text_en = "It has begun."


DRAFTS = (AuthorityFactory, NetworkFactory, InitiativeFactory, ChallengeFactory, RecommendationFactory)
PUBLISHED = {
    "authority": PublishedAuthorityFactory,
    "network": PublishedNetworkFactory,
    "initiative": PublishedInitiativeFactory,
    "challenge": PublishedChallengeFactory,
    "recommendation": PublishedRecommendationFactory,
}


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
