"""Ties to what is hidden of other countries: a focal point does not see them, and what they save keeps them."""

import pytest

from initiatives.editorial.versions import document_of, draft, next_of
from initiatives.models import Authority, Initiative
from initiatives.vocabularies import State
from tests import factories as make
from tests.matrix import OTHER, OWN, focal_point
from tests.staff import complete, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal():
    for iso2 in (OWN, OTHER):
        make.CountryFactory(iso2=iso2)
    return focal_point(OWN)


@pytest.fixture
def hidden(focal):
    return make.AuthorityFactory(
        key="hidden", name_en="Secret", country_id=OTHER, level="national", kind="ministry"
    )


@pytest.fixture
def city(hidden):
    return make.AuthorityFactory(key="city", name_en="City", country_id=OWN, parent=hidden, successor=hidden)


def initiative(hidden, state):
    entry = complete(state=state)
    entry.countries.set([OWN])
    make.ParticipationFactory(initiative=entry, authority=hidden, role="funds")
    return entry


class TestAFocalPoint:
    def test_sees_empty_fields_in_their_place_and_keeps_what_is_there(self, focal, city, hidden):
        form = focal.open(city)
        assert (form.fields["parent"], form.fields["successor"]) == ([], [])
        focal.save(city, form.type(name_en="The city"))
        city.refresh_from_db()
        assert (city.name_en, city.parent, city.successor) == ("The city", hidden, hidden)

    def test_that_changes_nothing_is_no_change(self, focal, city):
        before = city.updated_at
        focal.save(city, focal.open(city))
        city.refresh_from_db()
        assert city.updated_at == before

    def test_puts_something_seen_in_the_place(self, focal, city):
        other = make.AuthorityFactory(name_en="Region", country_id=OWN, level="regional", kind="region")
        focal.save(city, focal.open(city).type(parent=other.pk))
        city.refresh_from_db()
        assert city.parent == other

    def test_saves_a_draft_without_the_row_and_keeps_it(self, focal, hidden):
        entry = initiative(hidden, State.DRAFT)
        form = focal.open(entry)
        assert form.fields["participations-TOTAL_FORMS"] == ["1"]
        focal.save(entry, form.type(title_en="Mine"))
        assert sorted(entry.participations.values_list("authority__key", flat=True))[-1:] == ["hidden"]
        assert Initiative.objects.get().title_en == "Mine"

    def test_saves_a_next_version_without_the_row_and_keeps_it(self, focal, hidden):
        entry = initiative(hidden, State.PUBLISHED)
        draft(entry, document_of(entry) | {"aliases": ["Mine"]})
        focal.save(entry, focal.open(entry).type(title_en="Mine"))
        rows = next_of(entry).document["participations"]
        assert next_of(entry).document["title_en"] == "Mine"
        assert "hidden" in [row["authority"] for row in rows]

    def test_does_not_delete_what_something_hidden_needs(self, focal):
        own = make.AuthorityFactory(country_id=OWN, name_en="Own")
        theirs = complete(title_en="Secret", state=State.DRAFT)
        theirs.countries.set([OTHER])
        make.ParticipationFactory(initiative=theirs, authority=own, role="funds")
        page = focal.get(own, "delete")
        assert (page.context["protected"], "Secret" in page.content.decode()) == ([], False)
        answer = focal.client.post(focal.url(own, "delete"), {"post": "yes"}, follow=True)
        assert told(answer) == ["Something that you do not see is tied to it. Ask the Secretariat."]
        assert Authority.objects.filter(pk=own.pk).exists()

    def test_is_told_what_else_is_tied_to_it(self, focal):
        own = make.AuthorityFactory(country_id=OWN, name_en="Own")
        mine = complete(title_en="Mine", state=State.DRAFT)
        mine.countries.set([OWN])
        make.ParticipationFactory(initiative=mine, authority=own, role="funds")
        assert len(focal.get(own, "delete").context["protected"]) == 1

    def test_goes_back_to_no_state_in_which_it_was_of_another_country(self, focal):
        entry = complete(state=State.DRAFT)
        entry.countries.set([OTHER])
        Initiative.objects.filter(pk=entry.pk).update(title_en="Theirs")
        entry.countries.set([OWN])
        Initiative.objects.filter(pk=entry.pk).update(title_en="Ours")
        changes = focal.get(entry, "history").context["changes"]
        moments = [change.at for change in changes]
        answers = [
            told(focal.client.post(focal.url(entry, "goback"), {"before": at.isoformat()}, follow=True))[0]
            for at in moments[:-1]
        ]
        assert "It belonged to other countries then. Ask the Secretariat." in answers
        assert list(entry.countries.values_list("pk", flat=True)) == [OWN]


class TestTheSecretariat:
    def test_sees_all_of_them(self, editor, city, hidden):
        assert editor.open(city).fields["parent"] == [str(hidden.pk)]
        entry = initiative(hidden, State.DRAFT)
        assert editor.open(entry).fields["participations-TOTAL_FORMS"] == ["2"]
