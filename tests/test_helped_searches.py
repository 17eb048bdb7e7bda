"""What helps to find: synonyms that editors keep, and names that are offered while somebody types."""

import re

import pytest

from initiatives import search
from initiatives.models import Authority, Initiative, Network
from initiatives.spelling import did_you_mean
from tests import factories as make

pytestmark = pytest.mark.django_db


class TestASynonym:
    """“MIC2CM” in a document of the Dialogue, “MC2CM” everywhere else."""

    @pytest.fixture(autouse=True)
    def catalogue(self):
        make.SynonymFactory(written="MIC2CM", meant=["MC2CM"])
        make.SynonymFactory(written="Integrated Territories", meant=["Territoires d'intégration", "CTAI"])
        make.SynonymFactory(written="UCLG-A", meant=["UCLG Africa"])
        for key, title in {
            "cities": "City-to-City Migration (MC2CM)",
            "contract": "Contrat Territoires d'intégration de Rennes",
            "congress": "Congress of UCLG Africa",
        }.items():
            make.PublishedInitiativeFactory(key=key, title_en=title)

    @staticmethod
    def find(client, typed):
        return [row["key"] for row in client.get("/api/v1/initiatives/", {"q": typed}).json()["results"]]

    @pytest.mark.parametrize(
        ("typed", "keys"),
        [
            ("mic2cm", ["cities"]),
            ("MIC2CM city", ["cities"]),
            ("mic2cm -city", []),
            ('"MIC2CM"', ["cities"]),
            ("integrated territories rennes", ["contract"]),
            ("Integrated-Territories", ["contract"]),
            ('"integrated territories" rennes', ["contract"]),
            ("territories integrated", []),
            ("uclg a", ["congress"]),
            ("UCLG-A -congress", []),
            ("congress -UCLG-A", []),
            ("ctai", []),
        ],
    )
    def test_finds_what_is_meant(self, client, typed, keys):
        assert self.find(client, typed) == keys

    def test_still_finds_what_is_written_so(self, client):
        make.PublishedInitiativeFactory(key="report", title_en="A report on MIC2CM")
        assert sorted(self.find(client, "mic2cm")) == ["cities", "report"]
        assert self.find(client, "mc2cm") == ["cities"]

    def test_works_at_once_on_every_surface(self, client):
        make.SynonymFactory(written="MTM", meant=["MC2CM"])
        assert client.get("/en/search/?q=mtm").context["total"] == 1
        assert client.get("/en/initiatives/?q=mtm").context["total"] == 1
        assert "cities" in b"".join(client.get("/en/initiatives.csv?q=mtm").streaming_content).decode()

    def test_is_kept_in_a_suggestion(self):
        words = search.with_synonyms(search.read("congres UCLG-A"), [("UCLG-A", ["UCLG Africa"])])
        assert did_you_mean(words) == "congress uclg a"


class TestTypingTheBeginning:
    """Names are offered while a visitor types: every word that was typed begins one of theirs."""

    @pytest.fixture(autouse=True)
    def catalogue(self):
        make.PublishedNetworkFactory(name_en="Cities on the move", name_fr="Villes en mouvement")
        make.PublishedAuthorityFactory(name_en="City of Évora", name_fr="Ville d’Évora", aliases=["CME"])
        make.PublishedInitiativeFactory(title_en="Ten cities", title_fr="")
        make.InitiativeFactory(title_en="Cities in a draft")

    @staticmethod
    def offered(client, typed, language="en"):
        html = client.get(f"/{language}/search/suggestions/", {"q": typed}).content.decode()
        texts = re.findall(r"<a href=\"([^\"]+)\"><span[^>]*>(.*?)</span>", html)
        return [(address, text) for address, text in texts]

    def test_offers_what_begins_so_first(self, client):
        assert self.offered(client, "cit") == [
            (
                f"/en/networks/{Network.objects.get().number}-cities-on-the-move/",
                "<mark>Cities</mark> on the move",
            ),
            (
                f"/en/authorities/{Authority.objects.get(aliases=['CME']).number}-city-of-evora/",
                "<mark>City</mark> of Évora",
            ),
            (
                f"/en/initiatives/{Initiative.objects.published().get().number}-ten-cities/",
                "Ten <mark>cities</mark>",
            ),
        ]

    @pytest.mark.parametrize(
        ("typed", "texts"),
        [
            ("evo", ["City of <mark>Évora</mark>"]),
            ("ev ci", ["<mark>City</mark> of <mark>Évora</mark>"]),
            ("ville evora", ["City of <mark>Évora</mark>"]),
            ("ville", ["<mark>Villes</mark> en mouvement", "<mark>Ville</mark> d’Évora"]),
            ("cme", ["City of Évora"]),
            ("draft", []),
            ("c", []),
            ("", []),
            ("ten' | !(:*", ["<mark>Ten</mark> cities"]),
        ],
    )
    def test_folds_accents_and_takes_words_in_any_order(self, client, typed, texts):
        assert [text for _address, text in self.offered(client, typed)] == texts

    @pytest.mark.parametrize(
        ("typed", "texts"),
        [
            ("évroa", ["City of <mark>Évora</mark>"]),
            ("citise move", ["<mark>Cities</mark> on the <mark>move</mark>"]),
            ("drfat", []),
            ("ciit", []),
            ("xylophone", []),
        ],
    )
    def test_are_mended_where_nothing_begins_so(self, client, typed, texts):
        assert [text for _address, text in self.offered(client, typed)] == texts

    @pytest.mark.parametrize(
        ("typed", "said"),
        [("c", ""), ("xylophone", "No suggestions"), ("ville", "2 suggestions, reached with the down arrow")],
    )
    def test_are_counted_aloud(self, client, typed, said):
        html = client.get("/en/search/suggestions/", {"q": typed}).content.decode()
        assert re.search(r"data-announce>(.*?)</p>", html)[1] == said

    def test_speaks_the_readers_language_and_marks_the_other(self, client):
        assert [text for _address, text in self.offered(client, "vil", "fr")] == [
            "<mark>Ville</mark> d’Évora",
            "<mark>Villes</mark> en mouvement",
        ]
        assert (
            '<span lang="en"><mark>Ten</mark> cities</span>'
            in client.get("/fr/search/suggestions/?q=ten").content.decode()
        )

    def test_says_how_many_and_escapes_what_it_shows(self, client):
        make.PublishedChallengeFactory(title_en="<b>Costs</b> & rights")
        html = client.get("/en/search/suggestions/?q=costs").content.decode()
        said = "1 suggestion, reached with the down arrow"
        assert f'<p class="visually-hidden" data-announce>{said}</p>' in html
        assert "&lt;b&gt;<mark>Costs</mark>&lt;/b&gt; &amp; rights" in html
