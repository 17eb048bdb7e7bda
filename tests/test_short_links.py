"""Where the short link of a saved search leads, the page that gives it, and what staff see of it."""

import re

import pytest

from initiatives.models import ENTRIES, Network, SavedSearch
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import enter, member
from tests.surfaces import text_of, words_of
from tests.test_saved_searches import HERE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _countries():
    make.CountryFactory(iso2="MA", name_en="Morocco", name_fr="Maroc")
    make.CountryFactory(iso2="FR", name_en="France", name_fr="France")


class TestTheShortLink:
    @pytest.fixture
    def saved(self):
        return make.SavedSearchFactory(query="country=FR&country=MA&q=l%27eau")

    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_leads_to_the_list_in_its_language(self, client, saved, language):
        answer = client.get(f"/{language}/s/{saved.token}/")
        assert (answer.status_code, answer["Location"]) == (
            302,
            f"/{language}/initiatives/?country=FR&country=MA&q=l%27eau",
        )
        assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-cache", "noindex")

    def test_follows_the_catalogue(self, client):
        saved = make.SavedSearchFactory(query="level=local")
        make.PublishedInitiativeFactory()
        first = text_of(client.get(f"/en/s/{saved.token}/", follow=True))
        make.PublishedInitiativeFactory()
        later = text_of(client.get(f"/en/s/{saved.token}/", follow=True))
        assert ("1 initiative " in first, "2 initiatives " in later) == (True, True)

    @pytest.mark.parametrize("model", ENTRIES, ids=lambda model: model.record())
    def test_leads_to_a_list_of_every_kind(self, client, model):
        saved = make.SavedSearchFactory(record=model.record(), query="q=x")
        page = client.get(f"/en/s/{saved.token}/", follow=True)
        assert (page.status_code, page.request["QUERY_STRING"]) == (200, "q=x")

    def test_still_leads_to_a_reason_where_a_value_has_left_the_catalogue(self, client):
        network = make.PublishedNetworkFactory(key="cities")
        saved = make.SavedSearchFactory(query="country=MA&network=cities")
        Network.objects.filter(pk=network.pk).update(state=State.ARCHIVED)
        answer = client.get(f"/en/s/{saved.token}/", follow=True)
        page = text_of(answer)
        assert answer.status_code == 400
        assert "This question cannot be answered Network: No network has the key “cities”." in page
        chips = re.findall(r'class="chip" href="([^"]+)"', answer.content.decode())
        assert chips == ["/en/initiatives/?network=cities", "/en/initiatives/?country=MA"]

    @pytest.mark.parametrize(
        "token", ["bcdfghjk", "BCDFGHJK", "b", "b" * 300, "%2e%2e", "..%2fadmin", "'--", "%F0%9F%92%A3"]
    )
    def test_that_nobody_was_given_is_not_found(self, client, token):
        pages = [client.get(f"/en/s/{token}/"), client.get(f"/en/saved/{token}/")]
        assert [page.status_code for page in pages] == [404, 404]

    def test_changes_nothing(self, client, saved):
        assert client.post(f"/en/s/{saved.token}/", headers=HERE).status_code == 405
        assert client.post(f"/en/saved/{saved.token}/", headers=HERE).status_code == 405


class TestThePageOfASavedSearch:
    FORMATS = (
        "The same search in other forms CSV for spreadsheets XLSX for Excel and LibreOffice "
        "GeoJSON for maps JSON for programs Atom to follow what changes"
    )

    def test_gives_the_link_and_says_what_it_asks(self, client):
        saved = make.SavedSearchFactory(query="country=FR&country=MA&level=local&q=two+words")
        answer = client.get(f"/en/saved/{saved.token}/")
        assert text_of(answer) == (
            "Saved search The link below is permanent. Whenever it is opened, it shows what matches then. "
            "Short link Copy Open the list What it asks "
            "List Initiatives Country France Morocco Level Local Words two words "
            f"{self.FORMATS}"
        )
        field = re.search(r'<input id="short-link"[^>]+>', answer.content.decode())[0]
        assert field == (
            f'<input id="short-link" type="url" value="http://testserver/en/s/{saved.token}/" readonly>'
        )

    def test_speaks_french(self, client):
        saved = make.SavedSearchFactory(query="country=MA&level=local")
        page = text_of(client.get(f"/fr/saved/{saved.token}/"))
        assert "Ce qu’elle demande Liste Initiatives Pays Maroc Niveau Local" in page

    def test_gives_every_other_form_of_the_list(self, client):
        saved = make.SavedSearchFactory(record="authority", query="level=local")
        page = client.get(f"/en/saved/{saved.token}/").content.decode()
        links = re.findall(r'href="http://testserver(/en/authorities\.[^"]+)"', page)
        assert links == [
            f"/en/authorities.{suffix}?level=local" for suffix in ("csv", "xlsx", "geojson", "json", "atom")
        ]
        assert [client.get(link).status_code for link in links] == [200] * 5

    def test_says_what_the_catalogue_no_longer_knows(self, client):
        saved = make.SavedSearchFactory(query="country=MA&network=gone&theme=data")
        page = text_of(client.get(f"/en/saved/{saved.token}/"))
        assert page.partition(" Short link ")[0].endswith(
            "The catalogue no longer knows a part of this search "
            "There is no filter “theme”. Network: No network has the key “gone”."
        )
        assert page.endswith("List Initiatives Country Morocco Network gone")

    def test_is_not_for_search_engines(self, client):
        page = client.get(f"/en/saved/{make.SavedSearchFactory().token}/").content.decode()
        assert '<meta name="robots" content="noindex">' in page


class TestTheOffice:
    def test_shows_staff_what_is_saved_since_when_and_where(self, client):
        saved = make.SavedSearchFactory(record="authority", query="level=local")
        enter(client, member("editor"))
        page = client.get("/admin/initiatives/savedsearch/").content.decode()
        row = words_of(re.search(r"<tbody>.*?</tbody>", page, re.DOTALL)[0])
        day = saved.created_on.strftime("%-d %B %Y")
        assert row == [saved.token, "Authorities", "level=local", day]
        page = client.get(f"/admin/initiatives/savedsearch/{saved.pk}/change/").content.decode()
        assert re.findall(r'href="([^"]+)" class="viewsitelink"', page) == [f"/en/saved/{saved.token}/"]

    def test_lets_nobody_change_anything(self, client):
        saved = make.SavedSearchFactory()
        enter(client, member("administrator"))
        row = f"/admin/initiatives/savedsearch/{saved.pk}"
        doors = ["/admin/initiatives/savedsearch/add/", f"{row}/change/", f"{row}/delete/"]
        form = {"record": "network", "query": "q=x", "post": "yes"}
        assert [client.post(door, form).status_code for door in doors] == [403, 403, 403]
        assert list(SavedSearch.objects.values_list("record", "query")) == [("initiative", saved.query)]
