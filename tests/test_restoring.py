"""Back to how a record stood before one of its changes, in one click, with all its parts."""

import pytest

from initiatives.editorial.history import changes_of
from initiatives.editorial.restoring import document_before
from initiatives.editorial.versions import document_of, next_of
from initiatives.models import Country, Initiative, Source
from initiatives.vocabularies import State
from tests import factories as make
from tests.documents import make_shelter
from tests.staff import Office, told

pytestmark = pytest.mark.django_db

DONE = "Restored as it was before the change."


def go_back(office: Office, record, change=None):
    change = change or changes_of(record)[0]
    url = office.url(record, "history") + "restore/"
    return office.client.post(url, {"before": change.at.isoformat()}, follow=True)


class TestADraft:
    def test_gets_back_its_text_and_relations(self, editor):
        draft = make.InitiativeFactory(title_en="Shelter")
        draft.countries.add(make.CountryFactory(iso2="MA"))
        make.CitationFactory(initiative=draft, locator="p. 3")
        before = document_of(draft)
        form = editor.open(draft).type(title_en="Hotel", countries=[])
        editor.save(draft, form.type(**{"citations-0-DELETE": "on", "participations-0-role": "funds"}))
        draft.refresh_from_db()
        assert document_of(draft) != before
        assert told(go_back(editor, draft)) == [DONE]
        draft.refresh_from_db()
        assert document_of(draft) == before

    def test_keeps_its_key_and_where_it_stands(self, editor):
        draft = make.ChallengeFactory(title_en="Costs", key="costs")
        editor.save(draft, editor.open(draft).type(title_en="Prices", key="prices"))
        draft.refresh_from_db()
        editor.act(type(draft), "submit", draft)
        go_back(editor, draft, changes_of(draft)[1])
        draft.refresh_from_db()
        assert (draft.title_en, draft.key, draft.state) == ("Costs", "prices", State.IN_REVIEW)

    def test_says_in_its_history_that_it_went_back(self, editor):
        draft = make.ChallengeFactory(title_en="Costs")
        editor.save(draft, editor.open(draft).type(title_en="Prices"))
        go_back(editor, draft)
        change = changes_of(draft)[0]
        assert (change.by, change.why.startswith("Restored as it was before ")) == (editor.user, True)

    def test_leaves_out_ties_to_what_was_deleted(self, editor):
        draft = make.InitiativeFactory(lead=make.AuthorityFactory())
        gone = make.ParticipationFactory(initiative=draft, authority=make.AuthorityFactory(key="gone"))
        form = editor.open(draft)
        editor.save(draft, form.type(**{"participations-1-DELETE": "on"}))
        gone.authority.delete()
        assert told(go_back(editor, draft)) == [DONE]
        assert draft.participations.count() == 1

    def test_was_not_there_before_its_first_change(self, editor):
        draft = make.ChallengeFactory()
        assert told(go_back(editor, draft, changes_of(draft)[-1])) == [
            "It was not there before this change. There is nothing to go back to."
        ]


class TestAPublishedEntry:
    def test_gets_a_next_version_and_stays_as_it_is(self, editor):
        shelter = make.PublishedInitiativeFactory(title_en="Shelter")
        Initiative.objects.filter(pk=shelter.pk).update(title_en="Hotel")
        go_back(editor, shelter)
        shelter.refresh_from_db()
        assert (shelter.title_en, next_of(shelter).document["title_en"]) == ("Hotel", "Shelter")

    def test_gets_back_the_text_of_its_next_version(self, editor):
        shelter = make.PublishedInitiativeFactory(title_en="Shelter")
        for title in ("Hotel", "Hostel"):
            editor.save(shelter, editor.open(shelter).type(title_en=title))
        go_back(editor, shelter)
        assert next_of(shelter).document["title_en"] == "Hotel"


class TestAnyRecord:
    def test_without_editorial_state_is_written_at_once(self, publisher):
        source = make.SourceFactory(publisher="IOM")
        publisher.save(source, publisher.open(source).type(publisher="Nobody"))
        go_back(publisher, source)
        assert Source.objects.get().publisher == "IOM"

    def test_with_a_key_of_its_own_too(self, publisher):
        country = make.CountryFactory(iso2="MA", name_en="Morocco")
        Country.objects.update(name_en="Marocco")
        go_back(publisher, country)
        assert Country.objects.get().name_en == "Morocco"

    def test_stands_in_the_history_as_the_catalogue_held_it(self):
        shelter = make_shelter()
        before = document_of(shelter)
        Initiative.objects.filter(pk=shelter.pk).update(title_en="Hotel")
        assert document_before(shelter, changes_of(shelter)[0].at) == before

    def test_is_not_for_those_who_may_not_write_it(self, editor):
        country = make.CountryFactory(iso2="MA", name_en="Morocco")
        Country.objects.update(name_en="Marocco")
        assert go_back(editor, country).status_code == 403
        assert Country.objects.get().name_en == "Marocco"

    @pytest.mark.parametrize("before", ["", "yesterday", "2026-11-25T10:00:00", "9" * 5000])
    def test_goes_back_to_moments_only(self, editor, before):
        draft = make.ChallengeFactory()
        url = editor.url(draft, "history") + "restore/"
        assert editor.client.post(url, {"before": before}).status_code == 400
