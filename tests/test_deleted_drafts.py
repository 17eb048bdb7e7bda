"""Drafts that were deleted before anybody published them: listed, and brought back in one click."""

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.editorial.history import changes_of
from initiatives.editorial.versions import document_of
from initiatives.models import Authority, Challenge, Initiative, Recommendation
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Office, complete, told
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db

AGAIN = "This draft is there again, or it was never deleted."


def delete(office: Office, draft) -> None:
    """With the button of its form."""
    answer = office.client.post(office.url(draft, "delete"), {"post": "yes"}, follow=True)
    assert told(answer)[0].endswith("was deleted successfully.")


def back(office: Office, record: str, pk: int):
    return office.client.post(f"/admin/deleted/{record}/{pk}/", follow=True)


def listed(office: Office) -> list[str]:
    return [str(one.entry) for one in office.client.get("/admin/deleted/").context["page"]]


class TestTheList:
    def test_names_what_was_deleted_when_and_by_whom_the_latest_first(self, editor):
        costs, shelter = make.ChallengeFactory(title_en="Costs"), make.InitiativeFactory(title_en="Shelter")
        delete(editor, costs)
        delete(editor, shelter)
        deleted = editor.client.get("/admin/deleted/").context["page"].object_list
        assert [(str(one.entry), one.kind, one.by) for one in deleted] == [
            ("Shelter", "initiative", editor.user),
            ("Costs", "challenge", editor.user),
        ]
        assert deleted[0].at > deleted[1].at

    def test_is_on_the_front_page_of_those_who_may(self, editor):
        assert "Deleted drafts" in text_of(editor.client.get("/admin/"))
        focal = Office("focal point", name="focal")
        assert "Deleted drafts" not in text_of(focal.client.get("/admin/"))

    def test_is_empty_without_a_deletion(self, editor):
        make.ChallengeFactory()
        assert "No draft was deleted." in text_of(editor.client.get("/admin/deleted/"))

    def test_holds_nothing_that_was_published_once(self, editor):
        once = make.ChallengeFactory(number=7)
        once.delete()
        assert listed(editor) == []

    def test_names_a_draft_once_that_was_deleted_twice(self, editor):
        draft = make.ChallengeFactory(title_en="Costs")
        pk = draft.pk
        delete(editor, draft)
        back(editor, "challenge", pk)
        assert listed(editor) == []
        delete(editor, Challenge.objects.get())
        assert listed(editor) == ["Costs"]

    def test_needs_as_many_queries_for_thirty_as_for_one(self, editor):
        counts = []
        for more in (1, 29):
            for _ in range(more):
                delete(editor, make.ChallengeFactory())
            with CaptureQueriesContext(connection) as queries:
                assert len(listed(editor)) in (1, 30)
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestADraftThatIsBroughtBack:
    def test_has_its_text_its_relations_and_its_note(self, editor):
        draft = complete(title_en="Shelter", title_fr="Abri", internal_note="Ask Ada.")
        draft.countries.set([make.CountryFactory(iso2="MA")])
        make.ResponseFactory(initiative=draft, challenge=make.ChallengeFactory())
        make.FigureFactory(initiative=draft)
        before, pk = document_of(draft), draft.pk
        delete(editor, draft)
        assert told(back(editor, "initiative", pk)) == ["Shelter: Restored as a draft."]
        again = Initiative.objects.get(pk=pk)
        assert document_of(again) == before | {"state": "draft"}
        assert (again.internal_note, again.number) == ("Ask Ada.", None)

    def test_goes_on_with_its_history(self, editor):
        draft = make.ChallengeFactory(title_en="Costs")
        editor.save(draft, editor.open(draft).type(title_en="Prices"))
        pk = draft.pk
        delete(editor, draft)
        response = back(editor, "challenge", pk)
        again = Challenge.objects.get()
        assert response.redirect_chain == [(editor.url(again, "change"), 302)]
        assert [change.why for change in changes_of(again)][:1] == ["Brought back after it had been deleted."]
        assert len(changes_of(again)) == 4
        assert LogEntry.objects.filter(action_flag=ADDITION).values_list("object_id", "user").get() == (
            str(pk),
            editor.user.pk,
        )

    def test_is_a_draft_also_if_it_was_in_review(self, editor):
        draft = complete(make.ChallengeFactory)
        pk = draft.pk
        delete(editor, draft)
        back(editor, "challenge", pk)
        assert Challenge.objects.get(pk=pk).state == State.DRAFT

    def test_lacks_ties_to_what_is_not_there_any_more_and_these_are_named(self, editor):
        draft = make.InitiativeFactory(title_en="Shelter", lead=make.AuthorityFactory(name_en="Rennes"))
        gone = make.AuthorityFactory(name_en="Lyon")
        make.ParticipationFactory(initiative=draft, authority=gone, role="funds")
        country = make.CountryFactory(iso2="PT", name_en="Portugal")
        draft.countries.set([country, make.CountryFactory(iso2="FR")])
        pk = draft.pk
        delete(editor, draft)
        delete(editor, gone)
        country.delete()
        assert told(back(editor, "initiative", pk)) == [
            "Shelter: Restored as a draft.",
            "It was tied to the country “Portugal”, which is not there any more.",
            "It was tied to the authority “Lyon”, which is not there any more.",
        ]
        again = Initiative.objects.get(pk=pk)
        assert [part.authority.name_en for part in again.participations.all()] == ["Rennes"]
        assert [country.pk for country in again.countries.all()] == ["FR"]

    def test_is_part_of_nothing_if_its_whole_is_gone(self, editor):
        whole = make.AuthorityFactory(name_en="Bretagne")
        draft = make.AuthorityFactory(name_en="Rennes", parent=whole)
        pk = draft.pk
        delete(editor, draft)
        delete(editor, whole)
        assert told(back(editor, "authority", pk))[1:] == [
            "It was tied to the authority “Bretagne”, which is not there any more."
        ]
        assert Authority.objects.get(pk=pk).parent is None

    def test_has_another_key_if_its_own_was_taken_and_says_so(self, editor):
        draft = make.ChallengeFactory(title_en="Costs", key="costs")
        pk = draft.pk
        delete(editor, draft)
        make.ChallengeFactory(key="costs")
        assert told(back(editor, "challenge", pk))[1:] == [
            "Another entry has the key “costs” now, so this one has “costs-2”."
        ]
        assert Challenge.objects.get(pk=pk).key == "costs-2"

    def test_is_named_again_by_those_that_named_it_among_several(self, editor):
        draft, other = make.ChallengeFactory(), make.ChallengeFactory()
        still, gone = make.RecommendationFactory(), make.RecommendationFactory()
        for recommendation in (still, gone):
            recommendation.challenges.set([draft, other])
        pk = draft.pk
        delete(editor, draft)
        delete(editor, gone)
        assert still.challenges.count() == 1
        back(editor, "challenge", pk)
        assert set(Recommendation.objects.get().challenges.values_list("pk", flat=True)) == {pk, other.pk}

    def test_lacks_what_was_taken_out_of_it_before(self, editor):
        draft = complete(title_en="Shelter")
        draft.countries.set([make.CountryFactory(iso2="MA")])
        make.FigureFactory(initiative=draft)
        editor.save(draft, editor.open(draft).type(**{"figures-0-DELETE": "on"}))
        before, pk = document_of(draft), draft.pk
        delete(editor, draft)
        back(editor, "initiative", pk)
        assert before["figures"] == []
        assert document_of(Initiative.objects.get(pk=pk)) == before | {"state": "draft"}

    def test_is_not_named_by_those_that_had_let_it_go_before(self, editor):
        draft, other = make.ChallengeFactory(), make.ChallengeFactory()
        named = make.RecommendationFactory()
        named.challenges.set([draft, other])
        editor.save(named, editor.open(named).type(challenges=[str(other.pk)]))
        pk = draft.pk
        delete(editor, draft)
        back(editor, "challenge", pk)
        assert [*named.challenges.all()] == [other]


class TestBringingBack:
    def test_is_done_once(self, editor):
        draft = make.ChallengeFactory()
        pk = draft.pk
        delete(editor, draft)
        back(editor, "challenge", pk)
        assert told(back(editor, "challenge", pk)) == [AGAIN]
        assert Challenge.objects.count() == 1

    def test_is_not_for_what_was_never_there_nor_for_what_was_public(self, editor):
        once = make.ChallengeFactory(number=7)
        pk = once.pk
        once.delete()
        assert [told(back(editor, "challenge", key)) for key in (pk, 404)] == [[AGAIN], [AGAIN]]

    def test_is_not_for_focal_points_whose_countries_it_may_not_be_of(self, editor):
        draft = make.InitiativeFactory()
        pk = draft.pk
        delete(editor, draft)
        focal = Office("focal point", name="focal")
        answers = [focal.client.get("/admin/deleted/"), back(focal, "initiative", pk)]
        assert [answer.status_code for answer in answers] == [403, 403]
        assert Initiative.objects.count() == 0

    def test_is_a_post_for_a_kind_of_entry(self, editor):
        draft = make.ChallengeFactory()
        pk = draft.pk
        delete(editor, draft)
        assert editor.client.get(f"/admin/deleted/challenge/{pk}/").status_code == 405
        assert back(editor, "source", pk).status_code == 404
