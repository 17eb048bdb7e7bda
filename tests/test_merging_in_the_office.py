"""The page on which two entries become one: which stays, what is right where they differ, and where it leads."""

import pytest

from initiatives.editorial.history import changes_of
from initiatives.editorial.versions import next_of
from initiatives.models import Initiative
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Office, complete, told

pytestmark = pytest.mark.django_db


class TestThePage:
    def test_keeps_the_published_one_and_asks_where_the_two_differ(self, editor):
        draft = make.InitiativeFactory(title_en="Shelters", summary_en="For all.")
        shelter = make.PublishedInitiativeFactory(title_en="Shelter", summary_en="For families.")
        context = editor.client.get(f"/admin/merge/initiative/{draft.pk}/{shelter.pk}/").context
        assert (context["kept"], context["other"]) == (shelter, draft)
        assert [tuple(choice) for choice in context["choices"] if "French" not in choice.label] == [
            ("title_en", "Title in English", "Shelter", "Shelters"),
            ("summary_en", "Summary in English", "For families.", "For all."),
        ]

    def test_merges_and_leads_to_the_review(self, editor):
        shelter = make.PublishedInitiativeFactory(title_en="Shelter")
        twin = make.PublishedInitiativeFactory(title_en="Shelters")
        url = f"/admin/merge/initiative/{shelter.pk}/{twin.pk}/"
        data = {"keep": twin.pk, "prefer": ["title_en"]}
        response = editor.client.post(url, data, follow=True)
        assert response.redirect_chain == [(editor.url(twin, "review"), 302)]
        assert told(response) == ["Once this version is published, “Shelter” leads here."]
        assert next_of(twin).document["title_en"] == "Shelter"

    def test_keeps_the_older_of_two_drafts_and_the_other_by_one_link(self, editor):
        older, newer = make.ChallengeFactory(), make.ChallengeFactory()
        url = f"/admin/merge/challenge/{newer.pk}/{older.pk}/"
        context = editor.client.get(url).context
        assert (context["kept"], context["other"]) == (older, newer)
        context = editor.client.get(url + context["swap"]).context
        assert (context["kept"], context["other"]) == (newer, older)

    def test_counts_what_each_of_the_two_has(self, editor):
        kept, other = make.InitiativeFactory(), complete()
        context = editor.client.get(f"/admin/merge/initiative/{kept.pk}/{other.pk}/").context
        assert context["parts"] == [
            {"label": "Participations", "kept": 0, "other": 1},
            {"label": "Citations", "kept": 0, "other": 1},
        ]

    def test_of_two_drafts_leads_to_the_one_that_stays(self, editor):
        kept, other = make.ChallengeFactory(), make.ChallengeFactory(title_en="Prices")
        response = editor.client.post(f"/admin/merge/challenge/{kept.pk}/{other.pk}/", follow=True)
        assert response.redirect_chain == [(editor.url(kept, "change"), 302)]
        assert told(response) == ["Merged: “Prices” leads here."]
        assert [changes_of(one)[0].why for one in (kept, other)] == ["Merged with “Prices”."] * 2

    def test_is_of_two_entries_that_are_there(self, editor):
        pk = make.ChallengeFactory().pk
        pages = [f"challenge/{pk}/{pk + 1}", f"source/{pk}/{pk}"]
        assert [editor.client.get(f"/admin/merge/{page}/").status_code for page in pages] == [404, 404]

    def test_tells_why_not(self, editor):
        draft, shelter = make.InitiativeFactory(), make.PublishedInitiativeFactory()
        url = f"/admin/merge/initiative/{draft.pk}/{shelter.pk}/"
        assert told(editor.client.post(url, {"keep": draft.pk})) == [
            "Keep the one of the two that is published."
        ]
        assert Initiative.objects.filter(state=State.ARCHIVED).count() == 0

    def test_is_not_for_readers(self):
        pair = make.ChallengeFactory.create_batch(2)
        url = f"/admin/merge/challenge/{pair[0].pk}/{pair[1].pk}/"
        assert Office(name="reader").client.get(url).status_code == 403
