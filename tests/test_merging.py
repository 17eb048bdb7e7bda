"""Two entries that are the same become one: nothing twice, nothing lost, and the other leads to it."""

import pytest

from initiatives.editorial import publication
from initiatives.editorial.history import changes_of
from initiatives.editorial.merging import merge
from initiatives.editorial.refusals import Refused
from initiatives.editorial.versions import next_of
from initiatives.models import Authority, Initiative, Membership, Network, Participation, PublishedVersion
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Office, complete, told

pytestmark = pytest.mark.django_db


def published(entry, writer: Office, reader: Office) -> None:
    publication.submit(entry, by=writer.user)
    publication.publish(entry, by=reader.user)


class TestTwoPublishedAuthorities:
    @pytest.fixture
    def pair(self):
        kept = make.PublishedAuthorityFactory(key="oujda", name_en="Oujda", name_fr="Oujda", website="")
        other = make.PublishedAuthorityFactory(
            key="city-of-oujda",
            name_en="City of Oujda",
            name_fr="Ville d’Oujda",
            website="https://oujda.ma",
            level=kept.level,
            kind=kept.kind,
        )
        return kept, other

    @pytest.fixture
    def merged(self, pair, editor, publisher):
        kept, other = pair
        shared = make.PublishedInitiativeFactory(key="shared", lead=kept)
        make.ParticipationFactory(initiative=shared, authority=other, role="leads")
        make.ParticipationFactory(initiative=shared, authority=other, role="funds")
        make.PublishedInitiativeFactory(key="alone", lead=other)
        make.MembershipFactory(network=make.NetworkFactory(key="network"), authority=other)
        make.AuthorityFactory(key="port", parent=other)
        merge(kept, other, by=editor.user)
        published(kept, editor, publisher)
        other.refresh_from_db()
        return kept, other

    def test_stay_two_until_the_next_version_is_published(self, pair, editor, client):
        kept, other = pair
        before = client.get("/api/v1/authorities/").json()
        merge(kept, other, by=editor.user)
        assert client.get("/api/v1/authorities/").json() == before
        assert (next_of(kept).absorbs, next_of(kept).document["website"]) == (
            "city-of-oujda",
            "https://oujda.ma",
        )

    def test_become_one_that_is_found_under_both_names(self, merged, client):
        kept, other = merged
        assert (kept.aliases, kept.website) == (["City of Oujda", "Ville d’Oujda"], "https://oujda.ma")
        found = client.get("/api/v1/authorities/?q=city of oujda").json()["results"]
        assert [row["key"] for row in found] == ["oujda"]
        assert (other.state, other.successor) == (State.ARCHIVED, kept)

    def test_have_every_relation_once(self, merged):
        kept, other = merged
        assert sorted(
            Participation.objects.filter(authority=kept).values_list("initiative__key", "role")
        ) == [("alone", "leads"), ("shared", "funds"), ("shared", "leads")]
        assert [
            Participation.objects.filter(authority=other).count(),
            Membership.objects.filter(authority=kept).count(),
            Authority.objects.get(key="port").parent,
        ] == [0, 1, kept]

    def test_share_their_sources_each_once(self, merged):
        kept, other = merged
        assert {citation.source for citation in kept.citations.all()} >= {
            citation.source for citation in other.citations.all()
        }

    def test_lead_readers_of_the_other_to_the_one(self, merged, client):
        kept, other = merged
        page = client.get(f"/fr/authorities/{other.number}-ville-doujda/")
        by_number = client.get(f"/api/v1/authorities/{other.number}/")
        by_key = client.get("/api/v1/authorities/city-of-oujda/")
        assert [(answer.status_code, answer["Location"]) for answer in (page, by_number, by_key)] == [
            (301, f"/fr/authorities/{kept.number}-oujda/"),
            (301, f"http://testserver/api/v1/authorities/{kept.number}/"),
            (301, f"http://testserver/api/v1/authorities/{kept.number}/"),
        ]

    def test_lead_on_through_those_that_are_merged_later(self, merged, editor, publisher, client):
        kept, _other = merged
        third = make.PublishedAuthorityFactory(key="commune", name_en="Commune d’Oujda")
        merge(third, kept, by=editor.user)
        published(third, editor, publisher)
        answer = client.get("/api/v1/authorities/city-of-oujda/")
        assert answer["Location"] == f"http://testserver/api/v1/authorities/{third.number}/"

    def test_keep_both_histories_and_versions(self, merged):
        kept, other = merged
        assert all(changes_of(entry) for entry in merged)
        (withdrawn,) = changes_of(other)[0].steps
        assert ("state", "Published", "Withdrawn") in [
            (one.label, one.before, one.after) for one in withdrawn.differences
        ]
        assert PublishedVersion.of(kept).count() == 2


class TestMerging:
    def test_takes_the_texts_that_were_chosen(self, editor):
        kept = make.ChallengeFactory(title_en="Costs", statement_en="High.")
        other = make.ChallengeFactory(title_en="Prices", statement_en="Too high.", theme=kept.theme)
        merge(kept, other, by=editor.user, preferred=["statement_en"])
        kept.refresh_from_db()
        assert (kept.title_en, kept.statement_en, kept.aliases[0]) == ("Costs", "Too high.", "Prices")

    def test_of_two_drafts_is_done_at_once(self, editor):
        kept, other = make.InitiativeFactory(), complete()
        merge(kept, other, by=editor.user)
        other.refresh_from_db()
        assert (kept.participations.count(), kept.citations.count(), other.state) == (1, 1, State.ARCHIVED)

    def test_leaves_no_network_in_itself(self, editor):
        kept, other = make.NetworkFactory(), make.NetworkFactory()
        make.MembershipFactory(network=kept, authority=None, member_network=other)
        merge(kept, other, by=editor.user)
        assert (Membership.objects.count(), Network.objects.get(pk=other.pk).successor) == (0, kept)

    def test_leaves_no_authority_above_itself(self, editor):
        other = make.AuthorityFactory(level="national")
        kept = make.AuthorityFactory(level="national", parent=other)
        merge(kept, other, by=editor.user)
        kept.refresh_from_db()
        assert kept.parent is None

    @pytest.mark.parametrize(
        ("pair", "reason"),
        [
            (
                lambda: (make.ChallengeFactory(), make.PublishedChallengeFactory()),
                "Keep the one of the two that is published.",
            ),
            (
                lambda: (make.ChallengeFactory(), make.NetworkFactory()),
                "Choose two entries of the same kind.",
            ),
            (lambda: (make.ChallengeFactory(),) * 2, "Choose two entries of the same kind."),
        ],
        ids=["published", "kinds", "itself"],
    )
    def test_is_refused(self, editor, pair, reason):
        kept, other = pair()
        with pytest.raises(Refused) as refused:
            merge(kept, other, by=editor.user)
        assert refused.value.reasons == [reason]

    def test_waits_for_a_next_version_that_is_on_its_way(self, editor):
        kept = make.PublishedChallengeFactory(title_en="Costs")
        editor.save(kept, editor.open(kept).type(title_en="Prices"))
        with pytest.raises(Refused) as refused:
            merge(kept, make.PublishedChallengeFactory(), by=editor.user)
        assert refused.value.reasons == [
            "“Costs” has a next version. Publish it, or give it up, before you merge."
        ]


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
