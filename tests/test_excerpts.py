"""Why an entry was found: the words that match are marked, and a line says where else they stand."""

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelter():
    """An initiative whose words stand in its title, summary, description, participants and sources."""
    rennes = make.PublishedAuthorityFactory(name_en="City of Rennes", name_fr="Ville de Rennes")
    shelter = make.PublishedInitiativeFactory(
        title_en="Emergency shelters",
        title_fr="Hébergements d’urgence",
        summary_en="Hotel nights for families.",
        summary_fr="Des nuits d'hôtel pour les familles.",
        description_en="The first winter was hard. Volunteers served 300 meals a day. Then it ended.",
        description_fr="",
        lead=rennes,
    )
    make.CitationFactory(
        initiative=shelter,
        source__title_en="Annual report on hospitality",
        source__title_fr="Rapport annuel",
        source__publisher="Observatoire",
    )
    hidden = make.AuthorityFactory(name_en="Zanzibar", name_fr="Zanzibar")
    make.ParticipationFactory(initiative=shelter, authority=hidden)
    return shelter


def card(client, typed, language="en"):
    [card] = client.get(f"/{language}/initiatives/", {"q": typed}).context["cards"]
    return {
        "title": card["title"],
        "text": card["text"],
        "excerpts": [(str(one["label"]), one["text"], one["lang"]) for one in card["excerpts"]],
    }


@pytest.mark.usefixtures("shelter")
class TestWhatIsFound:
    def test_has_its_words_marked_in_every_form_in_which_they_match(self, client):
        assert card(client, "shelter hotels family") == {
            "title": "Emergency <mark>shelters</mark>",
            "text": "<mark>Hotel</mark> nights for <mark>families</mark>.",
            "excerpts": [],
        }

    def test_has_no_elided_letter_marked(self, client):
        assert card(client, "l'hébergement d'urgence", "fr")["title"] == (
            "<mark>Hébergements</mark> d’<mark>urgence</mark>"
        )

    def test_says_in_which_sentence_of_which_part_the_other_words_stand(self, client):
        assert card(client, "shelter volunteer")["excerpts"] == [
            ("Description", "<mark>Volunteers</mark> served 300 meals a day.", "")
        ]

    def test_names_the_participant_and_the_source_that_match(self, client):
        assert card(client, "rennes hospitality")["excerpts"] == [
            ("Who takes part", "City of <mark>Rennes</mark>", ""),
            ("Sources", "Annual report on <mark>hospitality</mark>, Observatoire", ""),
        ]

    def test_shows_the_words_of_the_other_language_as_such(self, client):
        assert card(client, "hebergement", "en")["excerpts"] == [
            ("Title", "<mark>Hébergements</mark> d’urgence", "fr")
        ]
        assert card(client, "volunteer", "fr")["excerpts"] == [
            ("Description", "<mark>Volunteers</mark> served 300 meals a day.", "en")
        ]

    def test_never_explains_by_what_is_hidden(self, client):
        assert client.get("/en/initiatives/?q=zanzibar").context["total"] == 0
        assert "Zanzibar" not in client.get("/en/initiatives/?q=rennes").content.decode()

    def test_is_explained_by_a_synonym_too(self, client):
        make.SynonymFactory(written="asylum", meant=["emergency shelter"])
        assert card(client, "asylum")["title"] == "<mark>Emergency</mark> <mark>shelters</mark>"

    def test_stands_in_the_search_over_everything_too(self, client):
        groups = client.get("/en/search/?q=volunteer").context["groups"]
        assert [one["text"] for one in groups[0]["cards"][0]["excerpts"]] == [
            "<mark>Volunteers</mark> served 300 meals a day."
        ]

    def test_is_plain_where_no_words_were_asked_for(self, client):
        [card] = client.get("/en/initiatives/").context["cards"]
        assert (card["title"], "excerpts" in card) == ("Emergency shelters", False)


class TestALongSentence:
    def test_is_cut_around_its_first_word_that_matches(self, client):
        before, after = "one two three four " * 20, " five six seven eight" * 20
        make.PublishedInitiativeFactory(description_en=f"{before}lighthouse{after}")
        [(_part, text, _lang)] = card(client, "lighthouse")["excerpts"]
        assert text.startswith("… ")
        assert text.endswith(" …")
        assert "four <mark>lighthouse</mark> five" in text
        assert 150 < len(text) < 260

    def test_of_the_text_of_the_card_is_told_where_the_card_cuts_it(self, client):
        make.PublishedInitiativeFactory(summary_en="Beds for families. " * 30 + "A lighthouse helps.")
        [(part, text, _lang)] = card(client, "lighthouse")["excerpts"]
        assert (part, text) == ("Summary", "A <mark>lighthouse</mark> helps.")

    @pytest.mark.parametrize(("before", "whole"), [(2, ""), (10, " card__text--whole")])
    def test_of_a_text_of_a_few_lines_is_shown_in_its_place_and_not_told_twice(self, client, before, whole):
        make.PublishedInitiativeFactory(summary_en="Beds for families. " * before + "A lighthouse helps.")
        page = client.get("/en/initiatives/?q=lighthouse")
        assert page.context["cards"][0]["excerpts"] == []
        assert f'<p class="card__text{whole}">' in page.content.decode()

    def test_is_escaped(self, client):
        make.PublishedInitiativeFactory(description_en='A lighthouse & <b onclick="x">')
        [(_part, text, _lang)] = card(client, "lighthouse")["excerpts"]
        assert text == "A <mark>lighthouse</mark> &amp; &lt;b onclick=&quot;x&quot;&gt;"

    def test_costs_as_many_queries_for_many_as_for_one(self, client, django_assert_num_queries):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        def queries():
            with CaptureQueriesContext(connection) as captured:
                client.get("/en/initiatives/?q=lighthouse&page_size=100")
            return len(captured)

        make.PublishedInitiativeFactory(description_en="A lighthouse.")
        one = queries()
        for number in range(30):
            make.PublishedInitiativeFactory(description_en=f"The lighthouse of city {number}.")
        assert queries() == one
