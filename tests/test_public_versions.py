"""What the public has seen of an entry stays readable, and what has changed in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.editorial import publication
from initiatives.editorial.public_versions import keep_all, keep_published
from initiatives.models import Authority, Initiative, PublishedVersion
from initiatives.vocabularies import State
from tests import factories as make
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelter():
    """Published twice."""
    entry = make.PublishedInitiativeFactory(
        title_en="Shelter", summary_en="For families.", lead=make.PublishedAuthorityFactory(name_en="Rennes")
    )
    keep_published(entry)
    PublishedVersion.objects.update(published_at="2026-03-12T10:00Z")
    Initiative.objects.filter(pk=entry.pk).update(title_en="Night shelter", summary_en="For all families.")
    make.ParticipationFactory(
        initiative=entry, authority=make.PublishedAuthorityFactory(name_en="Lyon"), role="funds"
    )
    entry.refresh_from_db()
    keep_published(entry)
    PublishedVersion.objects.filter(version=2).update(published_at="2026-11-25T10:00Z")
    return entry


def page(client, entry, rest=""):
    return client.get(f"/en/initiatives/{entry.number}-{entry.slug}/versions/{rest}")


class TestTheListOfVersions:
    def test_names_each_with_its_day_and_what_it_changed(self, client, shelter):
        rows = page(client, shelter).context["versions"]
        assert [(row["label"], row["changed"]) for row in rows] == [
            ("Version 2 of 25 November 2026", "Title in English, summary in English, participation"),
            ("Version 1 of 12 March 2026", ""),
        ]

    def test_is_reached_from_the_entry(self, client, shelter):
        html = client.get(f"/en/initiatives/{shelter.number}-night-shelter/").content.decode()
        assert f'href="/en/initiatives/{shelter.number}-night-shelter/versions/"' in html

    def test_with_a_wrong_slug_leads_to_the_right_one(self, client, shelter):
        response = client.get(f"/en/initiatives/{shelter.number}-x/versions/2/changes/?since=1")
        assert (response.status_code, response["Location"]) == (
            301,
            f"/en/initiatives/{shelter.number}-night-shelter/versions/2/changes/?since=1",
        )

    def test_of_a_withdrawn_entry_is_gone_with_it(self, client, shelter):
        Initiative.objects.filter(pk=shelter.pk).update(state=State.ARCHIVED)
        assert [page(client, shelter, rest).status_code for rest in ("", "1/", "2/changes/")] == [410] * 3

    def test_takes_as_many_queries_as_for_one_version(self, client, shelter):
        make.PublishedChallengeFactory()
        with CaptureQueriesContext(
            connection,
        ) as two:
            page(client, shelter)
        for number in range(10):
            Initiative.objects.filter(pk=shelter.pk).update(title_en=f"Shelter {number}")
            keep_published(Initiative.objects.get())
        shelter.refresh_from_db()
        with CaptureQueriesContext(connection) as twelve:
            page(client, shelter)
        assert len(twelve) == len(two)


class TestAVersion:
    def test_says_what_the_public_read_then(self, client, shelter):
        text = text_of(page(client, shelter, "1/"))
        assert "This is an earlier version." in text
        assert "Title in English Shelter" in text
        assert "Rennes" in text
        assert "Lyon" not in text
        assert (
            "Night shelter"
            not in text.replace("Night shelter Night shelter", "").split("Title in English")[1]
        )

    def test_tells_commitments_in_their_order_and_no_name_of_files(self, client, shelter):
        goals = make.FrameworkFactory(key="sdg", code="sdg", title_en="Goals")
        for code in ("10", "4"):
            shelter.commitments.add(
                make.CommitmentFactory(framework=goals, code=code, title_en=f"Goal {code}")
            )
        Initiative.objects.filter(pk=shelter.pk).update(title_en="Shelter", title_fr="L'abri : Rennes")
        shelter.refresh_from_db()
        keep_published(shelter)
        text = text_of(page(client, shelter, "3/"))
        assert "Commitments sdg:4 Goal 4, sdg:10 Goal 10" in text
        assert "Title in French L’abri : Rennes" in text
        assert " Key " not in text

    def test_names_no_entry_that_is_not_public_any_more(self, client, shelter):
        rennes = Authority.objects.get(name_en="Rennes")
        publication.one_at_a_time()
        Authority.objects.filter(pk=rennes.pk).update(state=State.ARCHIVED)
        text = text_of(page(client, shelter, "1/"))
        assert ("Rennes" in text, "an entry that is no longer published" in text) == (False, True)

    def test_that_never_was_is_not_found(self, client, shelter):
        assert [page(client, shelter, rest).status_code for rest in ("3/", "0/", "3/changes/")] == [404] * 3


class TestWhatAVersionChanged:
    def test_is_told_word_by_word_with_relations(self, client, shelter):
        steps = page(client, shelter, "2/changes/").context["steps"]
        assert [
            (step.what, step.how, {one.label: (one.before, one.after) for one in step.differences})
            for step in steps
        ] == [
            (
                "initiative",
                "update",
                {
                    "title in English": ("Shelter", "Night shelter"),
                    "summary in English": ("For families.", "For all families."),
                },
            ),
            ("participation", "insert", {"authority": ("", "Lyon"), "role": ("", "Funds")}),
        ]

    def test_can_be_asked_of_any_two(self, client, shelter):
        context = page(client, shelter, "1/changes/?since=2").context
        assert (context["before"]["version"], context["steps"][0].differences[0].after) == (2, "Shelter")

    @pytest.mark.parametrize("since", ["x", "-1", "9" * 30, "\u0661"])
    def test_since_something_that_is_no_version_is_refused(self, client, shelter, since):
        assert page(client, shelter, f"2/changes/?since={since}").status_code in (400, 404)


class TestKeepingManyAtOnce:
    def test_keeps_one_version_of_each_that_says_something_new(self, shelter):
        other = make.PublishedChallengeFactory()
        hidden = make.ChallengeFactory()
        touched = {("initiative", shelter.key), ("challenge", other.key), ("challenge", hidden.key)}
        keep_all(touched | {("source", "x")})
        keep_all(touched)
        assert [PublishedVersion.of(entry).count() for entry in (shelter, other, hidden)] == [2, 1, 0]
