"""Focal points propose like partners and the public do, for the countries for which they speak."""

import pytest
from django.contrib.auth.models import User

from initiatives.editorial import answering, proposals
from initiatives.models import Country, NextVersion, Proposal
from initiatives.vocabularies import ProposalState
from tests import factories as make
from tests.matrix import OTHER, OWN, focal_point
from tests.proposing import NEW, proposed, refusal
from tests.staff import told

pytestmark = pytest.mark.django_db

SAID = {"text": "It has closed.", "sources": "Report, p. 3"}
NOT_YOURS = ["This entry is not of a country for which you speak."]


def initiative(country: str, factory=make.PublishedInitiativeFactory):
    entry = factory()
    entry.countries.add(Country.objects.filter(pk=country).first() or make.CountryFactory(iso2=country))
    return entry


@pytest.fixture
def own():
    return initiative(OWN)


@pytest.fixture
def other():
    return initiative(OTHER)


@pytest.fixture
def focal(own, other):
    return focal_point(OWN)


def address(entry) -> str:
    return f"/admin/propose/{entry.record()}/{entry.pk}/"


class TestSayingWhatIsWrong:
    def test_is_a_proposal_like_any_other(self, focal, own, publisher):
        assert address(own) in focal.get(own, "change").content.decode()
        answer = focal.client.post(address(own), SAID, follow=True)
        proposal = Proposal.objects.get()
        assert (proposal.entry, proposal.account, proposal.state) == (own, focal.user, ProposalState.WAITING)
        assert (proposal.title, proposal.text, proposal.sources) == (str(own), *SAID.values())
        kinds = {row["label"]: row["kinds"] for row in publisher.client.get("/admin/").context["work"]}
        assert kinds["Proposals to answer"][0]["count"] == 1
        [line] = told(answer)
        assert line.startswith("Sent to those who may write it. The answer will stand here: http")

    def test_is_answered_where_its_author_follows_it(self, focal, own, publisher, client):
        answer = focal.client.post(address(own), SAID, follow=True)
        follow = told(answer)[0].split(": ")[1].removeprefix("http://testserver")
        answering.decline(Proposal.objects.get(), by=publisher.user, reason="It reopened in May.")
        page = client.get(follow).content.decode()
        assert ("It has closed." in page, "It reopened in May." in page) == (True, True)
        assert not NextVersion.objects.exists()

    def test_has_an_author_whose_name_may_be_long(self, focal, own):
        User.objects.filter(pk=focal.user.pk).update(first_name="F" * 150, last_name="D" * 150)
        focal.client.post(address(own), SAID)
        assert Proposal.objects.get().author_name == "F" * 150 + " " + "D" * 49

    def test_needs_words(self, focal, own):
        form = focal.client.post(address(own), {"text": " "}).context["form"]
        assert (form.errors, Proposal.objects.count()) == ({"text": ["Write what is wrong or missing."]}, 0)

    def test_is_for_published_entries_of_the_own_countries(self, focal, own, other):
        draft, hidden = (initiative(country, make.InitiativeFactory) for country in (OWN, OTHER))
        absent = focal.client.get("/admin/propose/initiative/999999/")
        codes = [focal.client.post(address(entry), SAID).status_code for entry in (draft, other, hidden)]
        assert (codes, absent.status_code, Proposal.objects.count()) == ([403, 403, 404], 404, 0)
        assert "propose/" not in focal.get(draft, "change").content.decode()

    def test_is_for_those_who_speak_for_a_country(self, own, editor, publisher):
        for office in (editor, publisher):
            assert office.client.get(address(own)).status_code == 403
            assert address(own) not in office.get(own, "change").content.decode()


class TestAProposalOfAFocalPoint:
    """Also with a token, which opens no country to whoever holds it."""

    @pytest.fixture
    def author(self, focal):
        return proposals.Author(language="en", account=focal.user)

    def test_is_of_the_own_countries(self, author, own, other):
        assert proposed(author, own, {"started_in": 2015}).entry == own
        assert refusal(proposed, author, other, {"started_in": 2015}) == NOT_YOURS
        assert refusal(proposed, author, other, text="It has closed.") == NOT_YOURS
        network = make.PublishedNetworkFactory()
        assert (
            refusal(proposals.propose, "network", author=author, entry=network, text="It is one.")
            == NOT_YOURS
        )

    def test_leaves_them_there(self, author, own):
        elsewhere = ["Choose countries among those for which you speak."]
        assert refusal(proposed, author, own, {"countries": [OTHER]}) == elsewhere
        assert refusal(proposed, author, own, {"countries": [OWN, OTHER]}) == elsewhere
        assert refusal(proposed, author, None, NEW | {"countries": [OTHER]}) == elsewhere
        assert proposed(author, None, NEW | {"countries": [OWN]}).document["countries"] == [OWN]

    def test_stays_so_when_it_is_written_anew(self, author, own):
        proposal = proposed(author, own, {"started_in": 2015})
        sent = {"given": {"countries": [OTHER]}, "text": "", "sources": ""}
        assert refusal(proposals.rewrite, proposal, **sent) == [
            "Choose countries among those for which you speak."
        ]
        assert Proposal.objects.get().document["countries"] == [OWN]
