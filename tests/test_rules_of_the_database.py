"""Every constraint of every model: what it refuses, by which name, and in which words forms tell it."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import override

from initiatives.models import Citation, SearchDoc
from tests import factories as make
from tests.breaking import CASES, WAYS
from tests.breaking.entries import ENTRIES

pytestmark = pytest.mark.django_db


def constraints():
    return {
        rule.name: (model, rule)
        for model in apps.get_app_config("initiatives").get_models()
        for rule in model._meta.constraints
    }


def refusal_of(change) -> str | None:
    """The name of the constraint that PostgreSQL refuses the change by, at the latest when all is written."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            change()
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as refused:
        return refused.__cause__.diag.constraint_name
    return None


def sentences_of(record) -> list[str]:
    """What a form would say."""
    try:
        record.validate_constraints()
    except ValidationError as error:
        return error.messages
    return []


def test_every_constraint_has_a_case_here():
    assert sorted(CASES) == sorted(constraints())


@pytest.mark.parametrize(("name", "build"), WAYS, ids=[name for name, _build in WAYS])
class TestAConstraint:
    def test_is_kept_by_the_database(self, name, build):
        assert refusal_of(lambda: build().save()) == name

    def test_is_told_in_its_own_sentence_before_saving(self, name, build):
        _model, rule = constraints()[name]
        with transaction.atomic():
            assert sentences_of(build()) == [str(rule.get_violation_error_message())]
            transaction.set_rollback(True)


class TestSentences:
    def test_are_all_written_for_editors(self):
        with override("en"):
            silent = [
                name
                for name, (model, rule) in constraints().items()
                if model is not SearchDoc and name in str(rule.get_violation_error_message())
            ]
        assert silent == []


class TestWhatIsPublished:
    """Completeness holds however the last source or participant is taken away."""

    @pytest.mark.parametrize("record", ENTRIES)
    def test_keeps_a_source(self, record):
        entry = ENTRIES[record][1]()
        assert refusal_of(entry.citations.all().delete) == f"published_{record}_has_a_source"

    def test_keeps_a_participant(self):
        initiative = make.PublishedInitiativeFactory()
        refused = refusal_of(initiative.participations.all().delete)
        assert refused == "published_initiative_has_a_participant"

    def test_keeps_a_participant_that_is_published(self):
        lead = make.PublishedInitiativeFactory().participations.get().authority
        refused = refusal_of(lambda: type(lead).objects.filter(pk=lead.pk).update(state="archived"))
        assert refused == "published_initiative_has_a_participant"

    def test_has_a_source_that_is_moved_elsewhere(self):
        citation = make.PublishedNetworkFactory().citations.get()
        elsewhere = {"network": None, "meeting": make.MeetingFactory()}
        refused = refusal_of(lambda: Citation.objects.filter(pk=citation.pk).update(**elsewhere))
        assert refused == "published_network_has_a_source"


class TestAPublicNumber:
    @pytest.mark.parametrize("record", ENTRIES)
    def test_never_changes(self, record):
        entry = ENTRIES[record][1]()
        others = type(entry).objects.filter(pk=entry.pk)
        assert refusal_of(lambda: others.update(number=entry.number + 1)) == f"{record}_number_never_changes"

    def test_stays_when_it_is_blanked(self):
        entry = make.PublishedAuthorityFactory()
        type(entry).objects.filter(pk=entry.pk).update(number=None)
        assert type(entry).objects.get(pk=entry.pk).number == entry.number

    def test_is_not_given_to_a_draft(self):
        assert make.AuthorityFactory().number is None

    def test_is_not_given_again_when_its_entry_is_gone(self):
        first, second = make.PublishedNetworkFactory(), make.PublishedNetworkFactory()
        second.delete()
        assert make.PublishedNetworkFactory().number == first.number + 2
