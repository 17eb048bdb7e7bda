"""Drafts and proposals that call an entry by a key that leads elsewhere since it was merged."""

import pytest

from initiatives.editorial import answering, publication
from initiatives.editorial.answering import accept, changes_proposed
from initiatives.editorial.merging import merge
from initiatives.editorial.proposals import Author, propose
from initiatives.editorial.versions import document_of, draft, next_of
from initiatives.models import Initiative, NextVersion, Participation, Proposal
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Office, told

pytestmark = pytest.mark.django_db

ADA = {"name": "Ada", "email": "ada@example.org"}


@pytest.fixture
def colleague():
    return Office("publisher", name="colleague")


@pytest.fixture
def cities():
    """The one that stays, and the one that leads to it once they are merged."""
    same = {"level": "local", "kind": "municipality"}
    return (
        make.PublishedAuthorityFactory(key="oujda", name_en="Oujda", **same),
        make.PublishedAuthorityFactory(key="city-of-oujda", name_en="City of Oujda", **same),
    )


@pytest.fixture
def merge_them(cities, editor, publisher):
    def act():
        kept, other = cities
        merge(kept, other, by=editor.user)
        publication.submit(kept, by=editor.user)
        publication.publish(kept, by=publisher.user)

    return act


def in_review(entry, **changes) -> None:
    draft(entry, document_of(entry) | changes)
    NextVersion.of(entry).update(state=State.IN_REVIEW)


def row(authority: str, role: str) -> dict:
    empty = dict.fromkeys(("network", "since", "until", "source")) | {"note_en": "", "note_fr": ""}
    return {"authority": authority, "role": role, **empty}


def takes_part(entry) -> list[tuple[str, str]]:
    rows = Participation.objects.filter(initiative=entry)
    return sorted(rows.values_list("authority__key", "role"))


def said(steps) -> list[tuple]:
    return [(one.label, one.before, one.after) for step in steps for one in step.differences]


class TestANextVersion:
    def test_that_adds_the_other_adds_the_one_that_stays(self, cities, merge_them, publisher, colleague):
        shelter = make.PublishedInitiativeFactory(lead=make.PublishedAuthorityFactory(key="rabat"))
        before = document_of(shelter)["participations"]
        in_review(shelter, participations=[*before, row("city-of-oujda", "funds")])
        merge_them()
        page = publisher.get(shelter, "review")
        assert said(page.context["changes"]) == [("authority", "", "Oujda"), ("role", "", "Funds")]
        assert "(?)" not in page.content.decode()
        publication.publish(shelter, by=colleague.user)
        assert takes_part(shelter) == [("oujda", "funds"), ("rabat", "leads")]

    def test_that_says_something_else_of_it_is_not_in_conflict_with_the_merger(
        self, cities, merge_them, publisher, colleague
    ):
        shelter = make.PublishedInitiativeFactory(lead=cities[1])
        before = document_of(shelter)["participations"]
        in_review(shelter, participations=[one | {"since": 2014} for one in before])
        merge_them()
        assert said(publisher.get(shelter, "review").context["changes"]) == [("since", "", "2014")]
        publication.publish(shelter, by=colleague.user)
        assert [(part.authority.key, part.since) for part in shelter.participations.all()] == [
            ("oujda", 2014)
        ]

    def test_that_names_both_names_the_one_that_stays_once(self, cities, merge_them, colleague):
        shelter = make.PublishedInitiativeFactory(lead=cities[0])
        before = document_of(shelter)["participations"]
        in_review(shelter, participations=[*before, row("city-of-oujda", "leads")])
        merge_them()
        publication.publish(shelter, by=colleague.user)
        assert takes_part(shelter) == [("oujda", "leads")]

    def test_is_gone_on_with_in_its_form(self, cities, merge_them, editor):
        shelter = make.PublishedInitiativeFactory(lead=make.PublishedAuthorityFactory(key="rabat"))
        form = editor.open(shelter).add("participations", authority=cities[1].pk, role="funds")
        editor.save(shelter, form)
        merge_them()
        form = editor.open(shelter)
        assert form.fields["participations-1-authority"] == [str(cities[0].pk)]
        editor.save(shelter, form.type(**{"participations-1-role": "hosts"}))
        kept = [(one["authority"], one["role"]) for one in next_of(shelter).document["participations"]]
        assert sorted(kept) == [("oujda", "hosts"), ("rabat", "leads")]

    def test_makes_no_entry_a_part_of_itself(self, cities, merge_them, editor, publisher, colleague):
        kept, _other = cities
        merge_them()
        in_review(kept, parent="city-of-oujda", summary_en="A city.")
        publication.publish(kept, by=colleague.user)
        kept.refresh_from_db()
        assert (kept.parent, kept.summary_en) == (None, "A city.")

    def test_stays_the_work_of_those_who_wrote_it(self, cities, merge_them, editor, publisher):
        """Who publishes the merger may read and publish it."""
        shelter = make.PublishedInitiativeFactory(lead=make.PublishedAuthorityFactory(key="rabat"))
        form = editor.open(shelter).add("participations", authority=cities[1].pk, role="funds")
        editor.save(shelter, form, _step="submit")
        merge_them()
        assert told(publisher.publish(Initiative, shelter)) == [f"{shelter}: Published."]
        assert takes_part(shelter) == [("oujda", "funds"), ("rabat", "leads")]

    def test_is_as_it_was_once_the_other_is_an_entry_of_its_own_again(self, cities, merge_them, colleague):
        shelter = make.PublishedInitiativeFactory(lead=make.PublishedAuthorityFactory(key="rabat"))
        before = document_of(shelter)["participations"]
        in_review(shelter, participations=[*before, row("city-of-oujda", "funds")])
        merge_them()
        cities[1].refresh_from_db()
        publication.restore(cities[1], by=colleague.user)
        publication.publish(shelter, by=colleague.user)
        assert takes_part(shelter) == [("city-of-oujda", "funds"), ("rabat", "leads")]


class TestAProposalThatWaits:
    @pytest.fixture
    def shelter(self):
        return make.PublishedInitiativeFactory(lead=make.PublishedAuthorityFactory(key="rabat"))

    def proposed(self, entry, given) -> Proposal:
        account = make.ApiTokenFactory().user
        author = Author(language="en", account=account, **ADA)
        proposal, _secret = propose(entry.record(), author=author, entry=entry, given=given)
        return proposal

    def test_adds_the_one_that_stays(self, shelter, merge_them, editor):
        before = document_of(shelter)["participations"]
        proposal = self.proposed(shelter, {"participations": [*before, row("city-of-oujda", "funds")]})
        merge_them()
        (choice,) = changes_proposed(proposal)
        assert choice.after["authority"] == "oujda"
        accept(proposal, by=editor.user)
        kept = [(one["authority"], one["role"]) for one in next_of(shelter).document["participations"]]
        assert sorted(kept) == [("oujda", "funds"), ("rabat", "leads")]

    def test_is_shown_to_staff_with_the_name_of_the_one_that_stays(self, shelter, merge_them, editor):
        before = document_of(shelter)["participations"]
        proposal = self.proposed(shelter, {"participations": [*before, row("city-of-oujda", "funds")]})
        merge_them()
        (offer,) = editor.get(proposal, "change").context["offers"]
        assert said([offer.step]) == [("authority", "", "Oujda"), ("role", "", "Funds")]

    def test_stays_as_its_author_wrote_it(self, shelter, merge_them):
        before = document_of(shelter)["participations"]
        proposal = self.proposed(shelter, {"participations": [*before, row("city-of-oujda", "funds")]})
        written = proposal.document
        merge_them()
        proposal.refresh_from_db()
        assert proposal.document == written

    def test_about_the_other_is_about_the_one_that_stays(self, cities, merge_them, editor):
        kept, other = cities
        proposal = self.proposed(other, {"website": "https://oujda.ma"})
        read = answering.moment_of(proposal)
        merge_them()
        proposal.refresh_from_db()
        assert (proposal.entry, answering.moment_of(proposal) == read) == (kept, False)
        accept(proposal, by=editor.user)
        assert (next_of(kept).document["website"], next_of(kept).document["name_en"]) == (
            "https://oujda.ma",
            "Oujda",
        )

    def test_that_was_answered_stays_about_the_other(self, cities, merge_them, editor):
        proposal = self.proposed(cities[1], {"website": "https://oujda.ma"})
        answering.decline(proposal, by=editor.user, reason="It is another city.")
        merge_them()
        proposal.refresh_from_db()
        assert proposal.entry == cities[1]

    def test_tells_its_author_nothing_of_a_draft_that_stays(self, editor):
        kept, other = make.ChallengeFactory(), make.PublishedChallengeFactory(title_en="Costs")
        proposal = self.proposed(other, {"title_en": "Prices"})
        type(other).objects.filter(pk=other.pk).update(state=State.DRAFT)
        other.refresh_from_db()
        merge(kept, other, by=editor.user)
        proposal.refresh_from_db()
        assert proposal.entry == other
