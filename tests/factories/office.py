"""What staff, partners and commands keep beside the catalogue."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone
from factory import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from initiatives import models
from initiatives.models.proposals import hash_of
from initiatives.vocabularies import LinkState, ProposalState

from .entries import ChallengeFactory


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
