"""Two entries that are the same become one: nothing twice, nothing lost, and the other leads to it."""

from itertools import count

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from initiatives.editorial import publication
from initiatives.editorial.history import changes_of
from initiatives.editorial.merging import merge, merged_into
from initiatives.editorial.refusals import Refused
from initiatives.editorial.versions import document_of, draft, next_of
from initiatives.models import (
    Authority,
    Challenge,
    Membership,
    Merger,
    Network,
    NextVersion,
    Participation,
    Proposal,
    PublishedVersion,
    Schedule,
)
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Office, complete

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

    def test_say_by_whom_they_were_merged(self, merged, publisher):
        _kept, other = merged
        assert [one.merged_by for one in Merger.of(other)] == [publisher.user]


class TestTheWayToTheOneThatStays:
    @pytest.fixture
    def pair(self, editor, publisher):
        kept, other = make.PublishedChallengeFactory(), make.PublishedChallengeFactory()
        merge(kept, other, by=editor.user)
        published(kept, editor, publisher)
        other.refresh_from_db()
        return kept, other

    def test_ends_where_that_one_is_not_public_any_more(self, pair, publisher, client):
        kept, other = pair
        publication.withdraw(kept, by=publisher.user)
        assert client.get(f"/api/v1/challenges/{other.number}/").status_code == 410
        publication.restore(kept, by=publisher.user)
        assert client.get(f"/api/v1/challenges/{other.number}/").status_code == 410

    def test_ends_where_it_leads_in_a_circle(self, pair, publisher):
        kept, other = pair
        Challenge.objects.filter(pk=kept.pk).update(state=State.ARCHIVED, successor=other)
        Merger.objects.create(challenge=kept, merged_by=publisher.user)
        other.refresh_from_db()
        steps = count(1)

        def bounded(execute, *asked):
            assert next(steps) < 20, "It goes round for ever."
            return execute(*asked)

        with connection.execute_wrapper(bounded):
            assert merged_into(other) is None


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

    def test_leaves_no_next_version_of_the_other(self, editor, publisher):
        kept, other = make.PublishedChallengeFactory.create_batch(2)
        draft(other, document_of(other) | {"title_en": "Prices"})
        merge(kept, other, by=editor.user)
        published(kept, editor, publisher)
        assert NextVersion.objects.count() == 0

    def test_calls_off_what_was_planned_of_either(self, editor):
        kept, other = complete(make.ChallengeFactory), complete(make.ChallengeFactory)
        for entry in (kept, other):
            make.ScheduleFactory(challenge=entry)
        merge(kept, other, by=editor.user)
        assert Schedule.objects.count() == 0

    def test_ties_those_that_named_it_among_several(self, editor):
        kept, other = make.ChallengeFactory(key="kept"), make.ChallengeFactory(key="other")
        alone, both = make.RecommendationFactory(), make.RecommendationFactory()
        alone.challenges.set([other])
        both.challenges.set([kept, other])
        merge(kept, other, by=editor.user)
        named = [list(one.challenges.values_list("key", flat=True)) for one in (alone, both)]
        assert named == [["kept"], ["kept"]]

    def test_passes_on_what_nobody_has_confirmed_yet(self, editor, publisher):
        kept, other = make.PublishedChallengeFactory(), make.PublishedChallengeFactory()
        asked = {"record": "challenge", "challenge": other}
        make.ProposalFactory(**asked, state="unconfirmed", confirmed_at=None)
        merge(kept, other, by=editor.user)
        published(kept, editor, publisher)
        assert Proposal.objects.get().entry == kept

    def test_is_refused_to_whoever_may_not_judge(self):
        kept, other = make.ChallengeFactory.create_batch(2)
        for office in (Office("focal point"), Office(name="reader")):
            with pytest.raises(PermissionDenied):
                merge(kept, other, by=office.user)

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
            (
                lambda: (make.ChallengeFactory(), make.ChallengeFactory(state=State.ARCHIVED)),
                "One of the two is withdrawn. Restore it as a draft first.",
            ),
            (
                lambda: (make.ChallengeFactory(state=State.ARCHIVED), make.ChallengeFactory()),
                "One of the two is withdrawn. Restore it as a draft first.",
            ),
        ],
        ids=["published", "kinds", "itself", "withdrawn", "kept withdrawn"],
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
