"""The real catalogue: everything that the outcome document of 2021 names is found, with its figures."""

import csv
from pathlib import Path

import pytest
from django.test import Client

from initiatives import models
from tests.conftest import whole_catalogue
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


@pytest.fixture(scope="module")
def ask(django_db_setup, django_db_blocker):
    """Asks the whole catalogue, loaded once for all tests here."""
    with django_db_blocker.unblock(), whole_catalogue():
        yield Client()


class TestTheCatalogue:
    def test_holds_every_compiled_record(self, ask):
        counts = {
            model.__name__: model._default_manager.count()
            for model in (
                models.Initiative,
                models.Authority,
                models.Network,
                models.Challenge,
                models.Recommendation,
                models.Source,
                models.Country,
                models.Framework,
                models.Commitment,
                models.Sector,
                models.Competence,
            )
        }
        assert counts == {
            "Initiative": 236,
            "Authority": 263,
            "Network": 29,
            "Challenge": 14,
            "Recommendation": 30,
            "Source": 313,
            "Country": 72,
            "Framework": 16,
            "Commitment": 55,
            "Sector": 16,
            "Competence": 40,
        }

    def test_is_published_whole_under_the_numbers_of_its_files(self, ask):
        for model, name in ((models.Initiative, "initiatives"), (models.Authority, "authorities")):
            with (FIXTURES / f"{name}.csv").open(encoding="utf-8") as file:
                numbers = {row["key"]: int(row["id"]) for row in csv.DictReader(file)}
            assert dict(model.objects.published().values_list("key", "number")) == numbers


# What people would type, and the key of what they look for.
NAMES = {
    "initiatives": {
        "National authorities, local authorities and migration": "rabat-process-labelled-meeting-2021",
        "labelling system": "rabat-process-label",
        "options paper": "rabat-process-local-options-paper",
        "Malabo": "rabat-process-som-malabo-2021",
        "Migration Multi-Partner Trust Fund": "migration-mptf",
        "Urban Agenda Inclusion of Migrants and Refugees": "urban-agenda-inclusion-partnership",
        "International Migration Review Forum": "imrf-2022",
        "voluntary reviews": "sdg-voluntary-reviews",
        "Cities together for Migrants and Refugees": "marrakech-mayors-declaration-2018",
        "5th Mayoral Forum": "mayoral-forum-5",
        "Charter of Local and Subnational Governments of Africa": "african-charter-migration",
        "Africities": "africities-8",
        "Local Migration Governance Indicators": "local-mgi",
        "Accra indicators": "local-mgi-accra",
        "Guide for Practitioners": "iom-2030-guide",
        "Working Together for Local Integration": "oecd-working-together",
        "Local Inclusion Action Tool": "liat-tool",
        "hebergement urgence rennes": "rennes-emergency-shelter",
        "PAISD": "paisd",
        "diaspora Senegal": "paisd",
        "Mayors Mechanism": "gfmd-mayors-mechanism-initiative",
        "Public Narratives": "public-narratives-working-group",
        "webinars Rabat Oujda": "uclg-africa-webinars-2021",
        "Growth and Solidarity": "africa-europe-mayors-dialogue-initiative",
        "strategic partnerships associations of local authorities": "dg-intpa-strategic-partnerships",
        "MC2CM": "mc2cm-project",
        "MIC2CM": "mc2cm-project",
        "city diplomacy": "mmc-city-diplomacy",
        "SNIA": "morocco-snia",
        "Stratégie nationale d'immigration et d'asile": "morocco-snia",
        "Centre for Moroccans Residing Abroad": "oujda-centre-mre",
        "steering and coordination platform Oriental": "oriental-coordination-platform",
        "Integrated Territories": "territorial-integration-contracts-france",
        "Territoires d'intégration": "territorial-integration-contracts-france",
        "territorial contract Rennes": "territorial-contract-rennes",
        "language platforms Occitania": "occitania-language-platforms",
        "Cameroon training": "cameroon-local-authority-training",
        "Burkina Faso climate manual": "burkina-training-manual-guide",
        "Rennes training elected officials": "rennes-reception-training",
        "municipal teams emergencies": "uclg-africa-emergency-capacity",
    },
    "authorities": {
        "Oujda": "oujda",
        "City of Rennes": "rennes",
        "Occitania": "occitanie",
        "Freetown": "freetown",
        "Milan": "milan",
        "Accra": "accra",
        "Ghana Immigration Service": "ghana-immigration-service",
        "DG INTPA": "dg-intpa",
        "IOM": "iom",
        "HCR": "unhcr",
        "UN-Habitat": "un-habitat",
        "Council of Europe": "council-of-europe",
        "Migration Policy Group": "migration-policy-group",
        "OECD": "oecd",
        "ICMPD": "icmpd",
        "French Development Agency": "afd",
        "Ministry for Europe and Foreign Affairs": "france-meae",
        "Ministry of the Interior France": "france-interior",
        "Secretariat of the Rabat Process": "rabat-process-secretariat",
        "Steering Committee": "rabat-process-steering-committee",
    },
    "networks": {
        "UCLG Africa": "uclg-africa",
        "UCLG-A": "uclg-africa",
        "Mayors Migration Council": "mmc",
        "AIMF": "aimf",
        "Commonwealth Local Government Forum": "clgf",
        "Council of European Municipalities": "cemr",
        "PLATFORMA": "platforma",
        "PLATAFORMA": "platforma",
        "GFMD": "gfmd",
    },
    "challenges": {
        "human and financial resources": None,
        "mandates": "mandates-legal-frameworks",
        "racism": None,
    },
    "recommendations": {"International Migration Review Forum": "use-imrf", "training": "develop-training"},
}

# record, key, measure → qualifier and value as the document gives them.
FIGURES = {
    ("initiatives", "rennes-emergency-shelter"): [("exactly", 950)],
    ("initiatives", "territorial-integration-contracts-france"): [("exactly", 11)],
    ("initiatives", "mc2cm-project"): [("exactly", 23)],
    ("networks", "mc2cm"): [("exactly", 23)],
    ("networks", "uclg-africa"): [("exactly", 44), ("exactly", 2000)],
    ("initiatives", "gfmd-mayors-mechanism-initiative"): [("over", 90), ("exactly", 25)],
    ("initiatives", "marrakech-mayors-declaration-2018"): [("over", 60)],
    ("initiatives", "sdg-voluntary-reviews"): [("exactly", 15)],
    ("initiatives", "rabat-process-labelled-meeting-2021"): [("over", 80)],
    ("meetings", "paris-2021"): [("over", 80)],
    ("initiatives", "african-charter-migration"): [("exactly", 8)],
    ("initiatives", "morocco-snia"): [("exactly", 6), ("exactly", 11)],
    ("initiatives", "africa-europe-mayors-dialogue-initiative"): [("exactly", 19)],
    ("initiatives", "dg-intpa-strategic-partnerships"): [("exactly", 5)],
}


class TestTheOutcomeDocument:
    @pytest.mark.parametrize(
        ("plural", "words", "key"),
        [(plural, words, key) for plural, names in NAMES.items() for words, key in names.items() if key],
    )
    def test_is_found_by_its_names_in_the_api_and_on_a_page(self, ask, plural, words, key):
        found = ask.get(f"/api/v1/{plural}/", {"q": words, "page_size": 200, "fields": "key,url"}).json()[
            "results"
        ]
        address = {row["key"]: row["url"] for row in found}[key]
        page = ask.get(f"/en/{plural}/", {"q": words, "page_size": 200}).content.decode()
        assert address.removeprefix("http://testserver") in page

    @pytest.mark.parametrize(("plural", "key"), FIGURES)
    def test_has_its_figures_with_date_source_and_place_in_it(self, ask, plural, key):
        figures = ask.get(f"/api/v1/{plural}/{key}/").json()["figures"]
        said = [
            (figure["qualifier"], figure["value"])
            for figure in figures
            if figure["source"] == "rp-2021-outcome" and figure["as_of"] and figure["locator"]
        ]
        assert [figure for figure in FIGURES[plural, key] if figure not in said] == []

    def test_tells_who_acts_and_who_holds_the_mandate_in_rennes(self, ask):
        parts = ask.get("/api/v1/initiatives/rennes-emergency-shelter/").json()["participations"]
        assert {(part["participant"]["key"], part["role"]) for part in parts} == {
            ("rennes", "leads"),
            ("rennes", "funds"),
        }
        page = text_of(ask.get("/en/initiatives/19-x/", follow=True))
        national = page[page.index("National No national") : page.index("Regional No regional")]
        assert national.startswith(
            "National No national authority is recorded In law, this level holds the mandate in these sectors: "
            "Housing and shelter Emergency shelter is a responsibility of the State. [1] Source 1: "
        )

    def test_came_out_of_the_meeting_in_paris(self, ask):
        meeting = ask.get("/api/v1/meetings/paris-2021/").json()
        assert (meeting["starts_on"], meeting["ends_on"], meeting["chair"], meeting["labelled"]) == (
            "2021-09-14",
            "2021-09-15",
            "FR",
            True,
        )
        assert len(meeting["recommendations"]) == 24

    def test_was_taken_on_in_malabo(self, ask):
        meeting = ask.get("/api/v1/meetings/malabo-2021/").json()
        assert (meeting["starts_on"], meeting["ends_on"], meeting["place"]["key"]) == (
            "2021-11-17",
            "2021-11-18",
            "malabo",
        )

    def test_is_the_source_of_all_fourteen_challenges(self, ask):
        page = ask.get("/api/v1/challenges/?page_size=50&fields=key").json()
        sources = [
            {
                source["source"]["key"]
                for source in ask.get(f"/api/v1/challenges/{row['key']}/").json()["sources"]
            }
            for row in page["results"]
        ]
        assert [("rp-2021-outcome" in keys) for keys in sources] == [True] * 14


class TestTheParticipations:
    def test_name_nobody_that_no_source_of_their_initiative_names(self, ask):
        """The Ministry of the Interior stood for the State once, where the source names no ministry."""
        parts = models.Participation.objects.filter(source__isnull=False)
        cited = set(models.Citation.objects.exclude(initiative=None).values_list("initiative", "source"))
        assert [part for part in parts.values_list("initiative", "source") if part not in cited] == []
        assert [
            str(part) for part in models.Participation.objects.filter(note_en__contains="names no ministry")
        ] == []


class TestOtherNames:
    def test_are_names_of_one_initiative_each(self, ask):
        names = [name for one in models.Initiative.objects.all() for name in one.aliases]
        assert sorted({name for name in names if names.count(name) > 1}) == []

    def test_that_are_none_still_find(self, ask):
        def found(words, plural="initiatives"):
            rows = ask.get(f"/api/v1/{plural}/", {"q": words, "page_size": 200, "fields": "key"}).json()[
                "results"
            ]
            return {row["key"] for row in rows}

        assert "snia-territorialisation" in found("SNIA")
        assert "oujda-centre-mre" in found("MRE")
        assert {"sdc-local-migration-governance", "jmdi-toolbox-oujda"} <= found("JMDI")
        assert {"burkina-mecc-local-planning", "burkina-training-manual-guide"} <= found("MECC")
        assert "sdg-voluntary-reviews" in found("VLR") & found("VNR")
        assert "occitania-language-platforms" in found("Territoires d'intégration")
        assert "use-imrf" in found("IMRF", "recommendations")
