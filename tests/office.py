"""Whatever stands in the lists of the office: one of each record, with all that belongs to it."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User

from initiatives.admin import site
from tests import factories as make

FACTORIES = {
    "initiative": lambda n: initiative_with_all(),
    "authority": lambda n: make.PublishedAuthorityFactory(
        country=country(n), parent=make.AuthorityFactory(level="local")
    ),
    "network": lambda n: make.NetworkFactory(successor=make.PublishedNetworkFactory()),
    "challenge": lambda n: make.ChallengeFactory(levels=["local", "national"]),
    "recommendation": lambda n: make.RecommendationFactory(
        meeting=make.MeetingFactory(), addressed_levels=["local"]
    ),
    "source": lambda n: make.CitationFactory(challenge=make.ChallengeFactory()),
    "meeting": lambda n: make.MeetingFactory(place=make.PlaceFactory(), chair=country(n)),
    "competence": lambda n: make.CompetenceFactory(authority=make.AuthorityFactory(), country=country(n)),
    "framework": lambda n: make.FrameworkFactory(supersedes=make.FrameworkFactory()),
    "commitment": lambda n: make.CommitmentFactory(),
    "country": lambda n: country(n),
    "place": lambda n: make.PlaceFactory(country=country(n)),
    "sector": lambda n: make.SectorFactory(),
    "synonym": lambda n: make.SynonymFactory(),
    "invitation": lambda n: make.InvitationFactory(invited_by=User.objects.create_user(f"host-{n}")),
    "proposal": lambda n: make.ProposalFactory(initiative=make.PublishedInitiativeFactory()),
    "savedsearch": lambda n: make.SavedSearchFactory(),
    "apitoken": lambda n: make.ApiTokenFactory(),
    "user": lambda n: User.objects.create_user(f"user-{n}").groups.set(Group.objects.all()),
    "group": lambda n: Group.objects.create(name=f"group-{n}"),
    "logentry": lambda n: log_line(User.objects.create_user(f"writer-{n}")),
}
every_admin = pytest.mark.parametrize(
    "model", list(site._registry), ids=lambda model: str(model._meta.model_name)
)


def log_line(person: User):
    return LogEntry.objects.log_actions(person.pk, [make.SectorFactory()], CHANGE, "Saved.")


def country(number: int):
    return make.CountryFactory(iso2="ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number // 26] + chr(65 + number % 26))


def initiative_with_all():
    entry = make.PublishedInitiativeFactory()
    make.ParticipationFactory(initiative=entry, authority=make.AuthorityFactory())
    make.ParticipationFactory(initiative=entry, authority=None, network=make.NetworkFactory())
    entry.countries.set([country(1), country(2)])
    entry.sectors.add(make.SectorFactory())
    return entry
