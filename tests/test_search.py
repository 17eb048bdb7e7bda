"""What people type, and what they find."""

import pytest
from django.core.cache import caches
from django.db import connection

from initiatives import indexing, search
from initiatives.models import Authority, Country, Initiative, Network, SearchDoc, Source, Term
from initiatives.spelling import did_you_mean
from initiatives.vocabularies import State
from tests import factories as make

pytestmark = pytest.mark.django_db


class TestReadingWhatIsTyped:
    @pytest.mark.parametrize(
        ("typed", "wanted", "phrases", "unwanted"),
        [
            ("hébergement urgence", "hébergement urgence", [], []),
            ('"emergency shelter" Rennes', "Rennes", ["emergency shelter"], []),
            ('shelter -hotel -"night shelter"', "shelter", [], ["hotel", "night shelter"]),
            ('an "unclosed phrase', "an", ["unclosed phrase"], []),
            ("---------------------------------a", "", [], ["a"]),
            ("!!!&| - -- \"\" ''", "", [], []),
            ("retour à Rabat", "retour de Rabat", [], []),
            ("l’union", "l'union", [], []),
            ("nul\0here", "nul here", [], []),
            ("العربية 🙂", "العربية", [], []),
        ],
    )
    def test_tells_words_phrases_and_what_is_unwanted_apart(self, typed, wanted, phrases, unwanted):
        assert search.read(typed) == search.Words(wanted, phrases, unwanted)

    def test_counts_words_phrases_and_exclusions_as_terms(self):
        assert search.read('one two "a phrase" -not').number == 4


def found(typed: str) -> list[str]:
    words = search.read(typed)
    return [entry.key for entry in Initiative.objects.matching(words).most_relevant_first(words)]


@pytest.fixture
def shelter():
    france = make.CountryFactory(iso2="FR", name_en="France", name_fr="France")
    rennes = make.PublishedAuthorityFactory(
        key="rennes", name_en="City of Rennes", name_fr="Ville de Rennes", level="local", country=france
    )
    shelter = make.PublishedInitiativeFactory(
        key="shelter",
        title_en="Municipal emergency shelter",
        title_fr="Hébergement d’urgence municipal",
        summary_en="Hotel nights for families.",
        summary_fr="Des nuits d'hôtel pour les familles.",
        aliases=["CHU"],
        lead=rennes,
    )
    shelter.countries.add(france)
    return shelter


class TestSearching:
    @pytest.mark.parametrize(
        "typed",
        [
            "shelter",
            "SHELTERS",
            "hebergement urgence rennes",
            "l'hébergement",
            "hotel families",
            "hôtel",
            '"emergency shelter"',
            '"ville de rennes"',
            "shelter -paris",
            "-paris",
            "CHU",
            "France",
        ],
    )
    def test_finds_stems_in_both_languages_without_accents_or_case(self, shelter, typed):
        assert found(typed) == ["shelter"]

    @pytest.mark.parametrize(
        "typed",
        ["school", "shelter -rennes", '"shelter emergency"', 'shelter -"hotel nights"', "of the", "xyz"],
    )
    def test_finds_nothing_else(self, shelter, typed):
        assert found(typed) == []

    def test_puts_titles_above_summaries_above_the_body(self):
        for key, texts in {
            "body": {"description_en": "A diaspora office."},
            "title": {"title_en": "Diaspora office"},
            "summary": {"summary_en": "A diaspora office."},
        }.items():
            make.PublishedInitiativeFactory(key=key, **{"title_en": "An office", **texts})
        assert found("diaspora") == ["title", "summary", "body"]

    def test_asks_the_index_of_words_however_common_they_are(self, shelter):
        """With few docs PostgreSQL would read them all, and with many where a word stands in most of them."""
        words = SearchDoc.objects.matching(search.read("rennes"))
        with search.through_the_index():
            assert "searchdoc_words" in words.explain()


class TestSearchDocs:
    """They are kept by the database: no way of writing leaves them stale."""

    def test_follow_a_new_name_of_a_participant_given_by_plain_sql(self, shelter):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE initiatives_authority SET name_en = 'Town of Reims' WHERE key = 'rennes'")
            cursor.execute("UPDATE initiatives_authority SET name_fr = '' WHERE key = 'rennes'")
        assert (found("rennes"), found("reims")) == ([], ["shelter"])

    def test_follow_a_new_name_of_a_country_given_by_update(self, shelter):
        Country.objects.filter(iso2="FR").update(name_en="Gaul", name_fr="Gaule")
        assert (found("france"), found("gaul")) == ([], ["shelter"])

    def test_follow_a_new_acronym_of_a_network_given_by_bulk_update(self, shelter):
        network = make.PublishedNetworkFactory(name_en="Cities", name_fr="Villes", acronym="MC2CM")
        make.ParticipationFactory(initiative=shelter, authority=None, network=network, role="partner")
        assert found("mc2cm") == ["shelter"]
        network.acronym = "MIC2CM"
        Network.objects.bulk_update([network], ["acronym"])
        assert (found("mc2cm"), found("mic2cm")) == ([], ["shelter"])

    def test_follow_a_participant_that_leaves(self, shelter):
        make.ParticipationFactory(initiative=shelter, authority=make.PublishedAuthorityFactory(key="other"))
        shelter.participations.filter(authority__key="rennes").delete()
        assert found("rennes") == []

    def test_follow_the_title_of_a_source(self, shelter):
        Source.objects.filter(citations__initiative=shelter).update(title_en="A singular almanac")
        assert found("almanac") == ["shelter"]

    def test_forget_what_is_withdrawn_and_learn_what_is_published(self, shelter):
        Initiative.objects.filter(key="shelter").update(state=State.ARCHIVED)
        assert found("shelter") == []
        Initiative.objects.filter(key="shelter").update(state=State.PUBLISHED)
        assert found("shelter") == ["shelter"]

    def test_never_hold_words_of_what_is_hidden(self, shelter):
        make.ParticipationFactory(
            initiative=shelter, role="consulted", authority=make.AuthorityFactory(name_en="Hushed council")
        )
        make.ResponseFactory(initiative=shelter, challenge=make.ChallengeFactory(title_en="Hushed trouble"))
        shelter.refresh_from_db()
        assert found("hushed") == []
        terms = Term.objects.filter(id__in=shelter.doc.terms).values_list("name", flat=True)
        assert [term for term in terms if "role" in term] == ["role:leads"]

    def test_go_with_the_entry_that_is_deleted_by_plain_sql(self, shelter):
        lonely = make.PublishedAuthorityFactory(key="lonely")
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM initiatives_citation WHERE authority_id = %s", [lonely.pk])
            cursor.execute("DELETE FROM initiatives_authority WHERE id = %s", [lonely.pk])
        assert list(Authority.objects.having("level", "local").values_list("key", flat=True)) == ["rennes"]

    def test_are_made_whole_when_the_way_of_making_them_changes(self, shelter):
        """As a migration does, on a database that holds docs of an older make."""
        before = SearchDoc.objects.filter(initiative=shelter).values().get()
        SearchDoc.objects.update(texts={}, slug_en="", sort_fr="", lists="")
        with connection.cursor() as cursor:
            cursor.execute(indexing.install())
        assert SearchDoc.objects.filter(initiative=shelter).values().get() == before


class TestTheDateOfThePublicChange:
    @pytest.fixture
    def changed(self, shelter):
        """Whether what is done next changes the date of the initiative that the public sees."""

        def changed_by(action) -> bool:
            before = Initiative.objects.select_related("doc").get(pk=shelter.pk).doc.changed_at
            action()
            return Initiative.objects.select_related("doc").get(pk=shelter.pk).doc.changed_at != before

        return changed_by

    def test_moves_with_the_entry_and_with_its_parts(self, shelter, changed):
        assert changed(lambda: Initiative.objects.filter(pk=shelter.pk).update(summary_en="Other words."))
        assert changed(lambda: make.FigureFactory(initiative=shelter))
        assert changed(lambda: shelter.citations.update(locator="Page 3"))
        assert changed(lambda: shelter.sectors.add(make.SectorFactory()))

    def test_stays_when_nothing_changes_that_the_public_sees(self, shelter, changed):
        assert not changed(lambda: shelter.save())
        assert not changed(
            lambda: Initiative.objects.filter(pk=shelter.pk).update(internal_note="Call them.")
        )
        assert not changed(
            lambda: make.ParticipationFactory(initiative=shelter, authority=make.AuthorityFactory())
        )
        assert not changed(lambda: shelter.participations.filter(authority__state=State.DRAFT).delete())


@pytest.mark.usefixtures("shelter")
class TestASuggestion:
    """Where nothing is found, the nearest words of published names."""

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("shleter", "shelter"),
            ("rnnes shelter", "rennes shelter"),
            ("hebrgement", "hébergement"),
            ("HÉBREGEMENT urgence", "hébergement urgence"),
            ('"emregency shelter" -hotel', '"emergency shelter" -"hotel"'),
            ("hotel nigths", ""),
            ("emergancy sheltr", "emergency shelter"),
            ("sheltering rnnes", "sheltering rennes"),
            ("shelter", ""),
            ("xylophone", ""),
            ("!!!", ""),
        ],
    )
    def test_replaces_only_what_finds_nothing(self, typed, meant):
        assert did_you_mean(search.read(typed)) == meant

    def test_stands_on_the_empty_list_and_leads_to_what_it_names(self, client):
        html = client.get("/fr/initiatives/?q=hebrgement&level=local").content.decode()
        assert (
            '<a href="/fr/initiatives/?q=h%C3%A9bergement&amp;level=local">'
            "Vouliez-vous dire «\u00a0hébergement\u00a0»\u202f?</a>"
        ) in html
        html = client.get("/en/search/?q=hebrgement").content.decode()
        assert '<a href="/en/search/?q=h%C3%A9bergement">Did you mean “hébergement”?</a>' in html

    def test_never_names_what_is_hidden(self):
        make.InitiativeFactory(key="draft", title_en="Zanzibar office")
        assert did_you_mean(search.read("zanzibr")) == ""
        Initiative.objects.filter(key="shelter").update(title_en="Kilwa office")
        caches["answers"].clear()  # a minute later
        assert did_you_mean(search.read("kiwla")) == "kilwa"
        Initiative.objects.filter(key="shelter").update(state=State.ARCHIVED)
        assert did_you_mean(search.read("kiwla")) == ""
