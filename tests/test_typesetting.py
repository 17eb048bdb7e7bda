"""French texts are set as French is where they are read, and stay as they were typed everywhere else."""

import pytest
from django.utils.translation import override

from initiatives.models import Source
from initiatives.pages.texts import in_language
from initiatives.pages.typesetting import typeset
from tests import factories as make

pytestmark = pytest.mark.django_db


class TestAFrenchText:
    @pytest.mark.parametrize(
        ("typed", "read"),
        [
            ("L'accueil d'urgence", "L’accueil d’urgence"),
            ("d'« accueil »", "d’«\xa0accueil\xa0»"),
            ("Villes : accueil ; droits ! Où ?", "Villes\xa0: accueil\u202f; droits\u202f! Où\u202f?"),
            ("l'objectif n° 165, N° 3", "l’objectif n°\xa0165, N°\xa03"),
            ("100 000 personnes, 40 % en 2021 100 fois", "100\u202f000 personnes, 40\xa0% en 2021 100 fois"),
            ("de 10:30 à 12:00", "de 10:30 à 12:00"),
            ("voir https://a.example/l'an?b=1;c : là", "voir https://a.example/l'an?b=1;c\xa0: là"),
            ("le champ `d'un ; deux`", "le champ `d'un ; deux`"),
            ("le mot 'ville' et 5' plus tard", "le mot 'ville' et 5' plus tard"),
            ("Déjà composé\u202f; l’été\xa0: fini", "Déjà composé\u202f; l’été\xa0: fini"),
            ("", ""),
        ],
    )
    def test_has_its_apostrophe_and_spaces_that_do_not_break(self, typed, read):
        assert typeset(typed, "fr") == read

    def test_is_set_on_english_pages_too_and_english_nowhere(self):
        source = Source(title_en="It's here : now", title_fr="")
        with override("fr"):
            assert in_language(source, "title") == ("It's here : now", "en")
        source = Source(title_en="", title_fr="C'est ici : ouvert")
        with override("en"):
            assert in_language(source, "title") == ("C’est ici\xa0: ouvert", "fr")

    def test_is_read_on_pages_and_kept_in_the_api_and_the_files(self, client):
        entry = make.PublishedInitiativeFactory(title_en="Shelter", title_fr="Dispositif d'accueil : Rennes")
        at = f"/initiatives/{entry.number}-{entry.slug}"
        page = client.get(f"/fr{at}/", follow=True).content.decode()
        listed = client.get("/fr/initiatives/").content.decode()
        assert ["Dispositif d’accueil\xa0: Rennes" in text for text in (page, listed)] == [True, True]
        told = client.get(f"/api/v1/initiatives/{entry.number}/").json()
        rows = client.get("/fr/initiatives.csv")
        assert told["title_fr"] == "Dispositif d'accueil : Rennes"
        assert "Dispositif d'accueil : Rennes" in b"".join(rows).decode()
