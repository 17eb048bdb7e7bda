"""Where initiatives are: the points of a map, and the same in words."""

import re

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

    def test_says_how_many_initiatives_it_shows_and_leads_to_all_the_others(self, client):
        page = client.get("/en/map/")
        assert page.context["count_sentence"] == "3 of 4 initiatives are on the map"
        rest = page.context["rest"]
        assert (rest["sentence"], rest["url"]) == (
            "1 has no place of its own.",
            "/en/initiatives/?missing=point",
        )
        assert [card["title"] for card in client.get(rest["url"]).context["cards"]] == ["Study"]
        assert client.get("/en/map/embed/").context["count_sentence"] == "3 of 4 initiatives are on the map"

    def test_has_no_point_for_what_a_region_does_but_a_line_in_a_list(self, client):
        mali = make.CountryFactory(iso2="ML", name_en="Mali", name_fr="Mali")
        kayes = make.PublishedAuthorityFactory(
            key="kayes",
            name_en="Region of Kayes",
            level="regional",
            country=mali,
            latitude="14.4",
            longitude="-11.4",
        )
        make.PublishedInitiativeFactory(title_en="Wells", lead=kayes).countries.add(mali)
        page = client.get("/en/map/")
        assert [name for name, *others in places(page)] == ["Oujda", "City of Rennes"]
        listed = {
            kind: [(one["text"], one["counted"], one["url"]) for one in page.context["rest"][kind]]
            for kind in ("countries", "regions")
        }
        assert listed == {
            "countries": [("Mali", "1 initiative", "/en/initiatives/?missing=point&country=ML")],
            "regions": [
                ("Region of Kayes", "1 initiative", "/en/initiatives/?missing=point&authority=kayes")
            ],
        }

    def test_lists_of_what_was_chosen_the_chosen_alone(self, client):
        mali, niger = (make.CountryFactory(iso2=code, name_en=code) for code in ("ML", "NE"))
        make.PublishedInitiativeFactory(title_en="Joint").countries.add(mali, niger)
        rest = client.get("/en/map/?country=ML").context["rest"]
        assert [(one["text"], one["url"]) for one in rest["countries"]] == [
            ("ML", "/en/initiatives/?country=ML&missing=point")
        ]
        assert client.get("/en/map/?missing=sector").context["rest"] == {
            "total": 2,
            "sentence": "2 have no place of their own.",
            "url": "/en/initiatives/?missing=sector",
            "countries": [],
            "regions": [],
        }

    def test_says_what_the_size_of_a_circle_stands_for(self, client):
        sizes = [(size["width"], size["label"]) for size in client.get("/en/map/").context["map"]["sizes"]]
        assert sizes == [("1.60%", "1"), ("3.20%", "4"), ("5.54%", "12+")]

    def test_is_gone_through_from_the_largest_circle_to_the_smallest(self, client):
        html = client.get("/en/map/").content.decode()
        assert re.findall(r'href="#(place-\d+|places)"', html) == ["places", "place-1", "place-2"]
        assert re.findall(r'<h3 class="map-places__name"><span>(.*?)</span>', html) == [
            "Oujda",
            "City of Rennes",
        ]

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
