"""Where initiatives are: the points of a map, and the same in words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue():
    """Two initiatives in Oujda, one led from Rennes, one nowhere, and a draft in Paris."""
    morocco = make.CountryFactory(iso2="MA", name_en="Morocco", name_fr="Maroc")
    oujda = make.PlaceFactory(name_en="Oujda", name_fr="Oujda", latitude="34.68", longitude="-1.91")
    rennes = make.PublishedAuthorityFactory(name_en="City of Rennes", latitude="48.11", longitude="-1.68")
    for title in ("School", "Clinic"):
        initiative = make.PublishedInitiativeFactory(title_en=title)
        initiative.places.add(oujda)
        initiative.countries.add(morocco)
    make.PublishedInitiativeFactory(title_en="Shelter", lead=rennes)
    make.PublishedInitiativeFactory(title_en="Study")
    paris = make.PlaceFactory(name_en="Paris", latitude="48.85", longitude="2.35")
    make.InitiativeFactory(title_en="Draft").places.add(paris)


def places(page):
    return [
        (place["name"], place["count_sentence"], [str(entry["text"]) for entry in place["entries"]])
        for place in page.context["map"]["places"]
    ]


@pytest.mark.usefixtures("catalogue")
class TestTheMap:
    def test_names_the_places_and_what_is_there_most_first(self, client):
        assert places(client.get("/en/map/")) == [
            ("Oujda", "2 initiatives", ["Clinic", "School"]),
            ("City of Rennes", "1 initiative", ["Shelter"]),
        ]

    def test_draws_each_place_as_a_link_to_it_in_words(self, client):
        page = client.get("/en/map/")
        points = {
            point["label"]: (point["href"], point["x"], point["y"]) for point in page.context["map"]["points"]
        }
        assert points == {
            "Oujda: 2 initiatives": ("#place-1", "-1.57", "-34.68"),
            "City of Rennes: 1 initiative": ("#place-2", "-1.38", "-48.11"),
        }
        html = page.content.decode()
        assert '<a href="#place-1" target="_self" aria-label="Oujda: 2 initiatives">' in html
        assert 'id="place-1"' in html

    def test_answers_the_question_of_the_list(self, client):
        page = client.get("/en/map/?country=MA")
        assert places(page) == [("Oujda", "2 initiatives", ["Clinic", "School"])]
        assert page.context["list_url"] == "/en/initiatives/?country=MA"
        assert client.get("/en/initiatives/?country=MA").context["map_url"] == "/en/map/?country=MA"

    def test_says_what_is_wrong_with_the_question(self, client):
        page = client.get("/en/map/?year=x&zzz=red")
        assert page.status_code == 400
        assert page.context["errors"] == [
            "Running in: Give the year with four digits, between 1800 and 2100."
        ]
        assert page.context["notices"] == ["There is no filter “zzz”; it was ignored."]

    def test_says_so_where_no_place_is_known(self, client):
        assert (
            "No place is recorded for any of these initiatives."
            in client.get("/en/map/?q=study").content.decode()
        )

    def test_is_empty_where_what_was_typed_holds_no_word(self, client):
        for address in ("map/", "map/embed/"):
            page = client.get(f"/en/{address}", {"q": "'\"--"})
            assert (page.status_code, places(page)) == (200, [])

    def test_may_be_shown_on_other_sites(self, client):
        page = client.get("/en/map/embed/?country=MA")
        assert places(page) == [("Oujda", "2 initiatives", ["Clinic", "School"])]
        assert "frame-ancestors *" in page["Content-Security-Policy"]
        assert "X-Frame-Options" not in page
        assert client.get("/en/map/")["X-Frame-Options"] == "DENY"

    def test_asks_as_much_for_many_places_as_for_one(self, client):
        def queries():
            with CaptureQueriesContext(connection) as asked:
                client.get("/en/map/?q=")
            return len(asked)

        few = queries()
        for number in range(20):
            place = make.PlaceFactory(latitude=f"{number}.5", longitude="3.25")
            make.PublishedInitiativeFactory().places.add(place)
        assert queries() == few
