"""All values of a facet that has more of them than its panel shows."""

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


class TestTheValuesOfALongFacet:
    """More than the panel shows: found by a part of their name, each a link that narrows the list."""

    @pytest.fixture(autouse=True)
    def catalogue(self):
        morocco = make.CountryFactory(iso2="MA", name_en="Morocco", name_fr="Maroc")
        for key, name in {
            "oujda": "City of Oujda",
            "rabat": "City of Rabat",
            "evora": "City of Évora",
        }.items():
            lead = make.PublishedAuthorityFactory(
                key=key, name_en=name, name_fr=name.replace("City of", "Ville de")
            )
            make.PublishedInitiativeFactory(lead=lead).countries.add(morocco)
        make.AuthorityFactory(key="draft", name_en="City of drafts")

    @staticmethod
    def values(client, query, facet="authority"):
        page = client.get(f"/en/initiatives/values/{facet}/?{query}")
        return [(v["text"], v["count"], v["url"]) for v in page.context["values"]]

    def test_are_found_by_a_part_of_their_name_without_accents(self, client):
        assert self.values(client, "value=evo&country=MA") == [
            ("City of Évora", 1, "/en/initiatives/?country=MA&authority=evora")
        ]
        assert [text for text, _count, _url in self.values(client, "value=ville")] == [
            "City of Évora",
            "City of Oujda",
            "City of Rabat",
        ]

    def test_are_all_there_where_nothing_was_typed(self, client):
        assert len(self.values(client, "")) == 3

    def test_keep_what_is_chosen_and_take_it_back(self, client):
        assert self.values(client, "value=rabat&authority=rabat&authority=oujda") == [
            ("City of Rabat", 1, "/en/initiatives/?authority=oujda")
        ]

    def test_never_name_what_is_hidden_or_would_find_nothing(self, client):
        assert self.values(client, "value=drafts") == []
        assert (
            "No value of this name"
            in client.get("/en/initiatives/values/authority/?value=zz").content.decode()
        )

    def test_are_of_closed_vocabularies_too(self, client):
        assert [value[0] for value in self.values(client, "value=LOC", "level")] == ["Local"]

    @pytest.mark.parametrize("facet", ["none", "joins", "q", "ordering"])
    def test_are_not_there_for_what_is_no_facet(self, client, facet):
        assert client.get(f"/en/initiatives/values/{facet}/").status_code == 404

    def test_are_refused_with_a_reason_where_the_question_is_faulty(self, client):
        page = client.get("/en/initiatives/values/authority/?year=x")
        assert page.status_code == 400
        assert page.context["errors"] == [
            "Running in: Give the year with four digits, between 1800 and 2100."
        ]
