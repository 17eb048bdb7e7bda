"""An entry goes into a reference manager as its page cites it."""

import json
import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.utils import timezone
from django.utils.translation import override

from initiatives import days as dates
from initiatives.exports.references import Reference, bibtex
from initiatives.models import Initiative, SearchDoc
from initiatives.vocabularies import State
from tests import factories as make

pytestmark = pytest.mark.django_db

PAGE = "/en/initiatives/1-shelter-50-welcome/"
ADDRESS = f"http://testserver{PAGE}"


@pytest.fixture
def today() -> str:
    """The day of the last change: that of the test."""
    return timezone.localdate().isoformat()


@pytest.fixture
def shelter():
    return make.shelter_of_rennes(title_en="Shelter: 50 % & welcome", title_fr="Hébergement")


@pytest.mark.usefixtures("shelter")
class TestAReference:
    def test_is_offered_where_the_page_is_cited(self, client):
        cite = re.search(r'<section class="cite".*?</section>', client.get(PAGE).content.decode(), re.DOTALL)
        assert re.findall(r'href="([^"]+)" type="([^"]+)">([^<]+)<', cite[0]) == [
            (f"{PAGE}reference.bib", "application/x-bibtex", "BibTeX"),
            (f"{PAGE}reference.ris", "application/x-research-info-systems", "RIS"),
            (f"{PAGE}reference.csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
        ]

    def test_stands_on_the_page_with_who_says_it_and_when(self, client):
        SearchDoc.objects.update(changed_at=datetime(2024, 2, 1, 12, tzinfo=UTC))

        def cited(page):
            html = client.get(page).content.decode()
            return unescape(re.search(r'id="cite-text">([^<]+)<', html)[1])

        read_on = [dates.day(timezone.localdate())]
        with override("fr"):
            read_on.append(dates.day(timezone.localdate()))
        assert [cited(PAGE), cited("/fr/initiatives/1-hebergement/")] == [
            "Secretariat of the Rabat Process (2024). Shelter: 50 % & welcome. Multilevel, entry 1, "
            f"version of 1 February 2024, consulted on {read_on[0]}. {ADDRESS}",
            "Secrétariat du Processus de Rabat (2024). Hébergement. Multilevel, fiche n°\xa01, "
            f"version du 1er février 2024, consultée le {read_on[1]}. "
            "http://testserver/fr/initiatives/1-hebergement/",
        ]

    def test_has_its_french_title_as_it_was_typed(self, client):
        Initiative.objects.update(title_fr="L'accueil : Rennes")
        french = "/fr/initiatives/1-laccueil-rennes/"
        assert "  title = {{L'accueil : Rennes}},\n" in client.get(f"{french}reference.bib").text

    def test_is_an_entry_of_bibtex(self, client, today):
        answer = client.get(f"{PAGE}reference.bib")
        assert answer["Content-Disposition"] == 'attachment; filename="multilevel-initiative-1.bib"'
        assert answer.content.decode().splitlines() == [
            "@misc{multilevel-initiative-1,",
            r"  title = {{Shelter: 50 \% \& welcome}},",
            "  author = {{Secretariat of the Rabat Process}},",
            "  howpublished = {Multilevel},",
            f"  year = {{{today[:4]}}},",
            f"  url = {{{ADDRESS}}},",
            f"  note = {{Entry 1, version of {today}}},",
            "  langid = {english},",
            "}",
        ]

    def test_is_a_record_of_ris(self, client, today):
        assert client.get(f"{PAGE}reference.ris").content.decode() == "".join(
            f"{line}\r\n"
            for line in [
                "TY  - ELEC",
                "TI  - Shelter: 50 % & welcome",
                "AU  - Secretariat of the Rabat Process,",
                "T2  - Multilevel",
                f"PY  - {today[:4]}",
                f"DA  - {today.replace('-', '/')}",
                "AN  - 1",
                "LA  - en",
                f"UR  - {ADDRESS}",
                "ER  - ",
            ]
        )

    def test_is_an_item_of_csl_in_the_language_of_the_page(self, client, today):
        french = "/fr/initiatives/1-hebergement/"
        assert json.loads(client.get(f"{french}reference.csl.json").content) == [
            {
                "id": "multilevel-initiative-1",
                "type": "webpage",
                "title": "Hébergement",
                "author": [{"literal": "Secrétariat du Processus de Rabat"}],
                "container-title": "Multilevel",
                "issued": {"date-parts": [[int(part) for part in today.split("-")]]},
                "number": "1",
                "language": "fr",
                "URL": f"http://testserver{french}",
            }
        ]

    def test_is_not_there_of_what_is_not_published(self, client):
        Initiative.objects.update(state=State.ARCHIVED)
        assert client.get(f"{PAGE}reference.bib").content == client.get(f"{PAGE}reference.none").content

    @pytest.mark.parametrize("suffix", ["bib", "ris", "csl.json"])
    def test_is_led_to_where_its_page_is_led_to(self, client, suffix):
        earlier = client.get(f"/en/initiatives/1-shelter/reference.{suffix}")
        assert (earlier.status_code, earlier["Location"]) == (301, f"{PAGE}reference.{suffix}")
        assert client.get(f"/en/initiatives/2-shelter-50-welcome/reference.{suffix}").status_code == 404

    def test_is_of_the_day_on_which_readers_last_saw_a_change(self, client):
        SearchDoc.objects.update(changed_at=datetime(2024, 2, 3, 12, tzinfo=UTC))
        assert "  note = {Entry 1, version of 2024-02-03}," in client.get(f"{PAGE}reference.bib").text
        assert "DA  - 2024/02/03\r\n" in client.get(f"{PAGE}reference.ris").text
        [item] = json.loads(client.get(f"{PAGE}reference.csl.json").content)
        assert item["issued"] == {"date-parts": [[2024, 2, 3]]}

    def test_is_in_french_for_bibtex_and_ris_too(self, client):
        french = "/fr/initiatives/1-hebergement/"
        bibtex, ris = (client.get(f"{french}reference.{form}") for form in ("bib", "ris"))
        assert "  author = {{Secrétariat du Processus de Rabat}},\n" in bibtex.text
        assert "  langid = {french},\n" in bibtex.text
        assert f"  note = {{Fiche 1, version du {timezone.localdate().isoformat()}}},\n" in bibtex.text
        assert "\r\nLA  - fr\r\n" in ris.text
        assert [one["Content-Type"] for one in (bibtex, ris)] == [
            "application/x-bibtex; charset=utf-8",
            "application/x-research-info-systems; charset=utf-8",
        ]


def test_a_title_says_nothing_to_tex():
    told = Reference("challenge", 7, r"{a}\b~c^d_e#f$g", "https://x.org/", date(2024, 2, 3), "en")
    line = bibtex(told).splitlines()[1]
    assert line == (r"  title = {{\{a\}\textbackslash{}b\textasciitilde{}c\textasciicircum{}d\_e\#f\$g}},")
