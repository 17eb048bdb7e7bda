"""Filters and the counts beside them: one definition, one statement."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from initiatives import facets
from initiatives.facets import crossed_counts, kept_counts, kept_total
from initiatives.filtersets import FILTERSETS, InitiativeFilterSet, finding
from initiatives.models import Initiative, TermCount
from initiatives.vocabularies import State
from tests import factories as make

pytestmark = pytest.mark.django_db


def asking(query: str) -> InitiativeFilterSet:
    return InitiativeFilterSet(QueryDict(query), queryset=Initiative.objects.published())


def keys(query: str) -> list[str]:
    return [entry.key for entry in asking(query).qs]


@pytest.fixture
def catalogue():
    """Four initiatives: a city's, a ministry's, one that joins both, and one of a network."""
    for code, continent in {"FR": "europe", "MA": "africa"}.items():
        make.CountryFactory(iso2=code, continent=continent)
    city = make.PublishedAuthorityFactory(key="city", level="local", country_id="MA")
    ministry = make.PublishedAuthorityFactory(key="ministry", level="national", country_id="FR")
    network = make.PublishedNetworkFactory(key="network")
    a = make.PublishedInitiativeFactory(
        key="a", title_en="A", kind="service", lead=city, started_in=2014, recorded_status="ongoing"
    )
    b = make.PublishedInitiativeFactory(
        key="b",
        title_en="B",
        kind="strategy",
        lead=ministry,
        started_in=2015,
        ended_in=2018,
        recorded_status="ongoing",
    )
    c = make.PublishedInitiativeFactory(
        key="c", title_en="C", kind="contract", lead=ministry, started_in=2020
    )
    make.ParticipationFactory(initiative=c, authority=city, role="signs")
    d = make.PublishedInitiativeFactory(key="d", title_en="D", kind="service", lead=network)
    for initiative, codes in ((a, ["MA"]), (b, ["FR"]), (c, ["FR", "MA"]), (d, [])):
        initiative.countries.set(codes)


@pytest.mark.usefixtures("catalogue")
class TestFilters:
    @pytest.mark.parametrize(
        ("query", "answer"),
        [
            ("", ["a", "b", "c", "d"]),
            ("country=MA", ["a", "c"]),
            ("country=MA&country=FR", ["a", "b", "c"]),
            ("country=MA&level=national", ["c"]),
            ("joins=national&joins=local", ["c"]),
            ("level=national&level=local", ["a", "b", "c"]),
            ("continent=europe", ["b", "c"]),
            ("role=signs", ["c"]),
            ("role=signs&role=leads", ["a", "b", "c", "d"]),
            ("authority=city", ["a", "c"]),
            ("network=network", ["d"]),
            ("kind=service", ["a", "d"]),
            ("status=ongoing", ["a"]),
            ("status=completed", ["b"]),
            ("status=unknown", ["c", "d"]),
            ("year=2016", ["a", "b"]),
            ("year=2019", ["a"]),
            ("year=2020", ["a", "c"]),
            ("started_after=2014", ["b", "c"]),
            ("started_before=2015", ["a"]),
            ("missing=end_year", ["a", "c", "d"]),
            ("missing=country", ["d"]),
            ("ordering=-title_en", ["d", "c", "b", "a"]),
            ("ordering=-started_in&year=2020", ["c", "a"]),
            ("q=nothing", []),
            ("q=!!!", []),
            ("updated_since=2020-01-01", ["a", "b", "c", "d"]),
            ("updated_since=2100-01-01T00:00:00%2B01:00", []),
            ("utm_source=letter", ["a", "b", "c", "d"]),
        ],
    )
    def test_answer(self, query, answer):
        assert keys(query) == answer

    @pytest.mark.parametrize(
        ("query", "errors"),
        [
            (
                "level=village",
                {
                    "level": [
                        "“village” is not known here. Choose among: supranational, national, regional, local."
                    ]
                },
            ),
            ("country=ZZ", {"country": ["No country of the catalogue has the code “ZZ”."]}),
            ("authority=nobody", {"authority": ["No authority has the key “nobody”."]}),
            (
                "commitment=gcm",
                {
                    "commitment": [
                        "No commitment has the reference “gcm”. Write framework, colon, code, such as gcm:16."
                    ]
                },
            ),
            ("year=abc", {"year": ["Give the year with four digits, between 1800 and 2100."]}),
            ("year=18", {"year": ["Give the year with four digits, between 1800 and 2100."]}),
            ("page=0", {"page": ["Ensure this value is greater than or equal to 1."]}),
            ("page_size=100000", {"page_size": ["Ensure this value is less than or equal to 200."]}),
            (
                "updated_since=yesterday",
                {"updated_since": ["Write the day or the moment as 2026-11-24 or 2026-11-24T08:30:00Z."]},
            ),
            ("q=" + "a" * 201, {"q": ["Ensure this value has at most 200 characters (it has 201)."]}),
            ("q=" + "a+" * 21, {"q": ["Search for at most 20 words at a time."]}),
            (
                "ordering=colour",
                {
                    "ordering": [
                        "“colour” is no order of this list. Known: title_en, title_fr, started_in, ended_in, "
                        "updated_at, id, -title_en, -title_fr, -started_in, -ended_in, -updated_at, -id, relevance."
                    ]
                },
            ),
        ],
    )
    def test_refuse_with_a_sentence_and_answer_nothing(self, query, errors):
        filterset = asking(query)
        assert (dict(filterset.errors), list(filterset.qs)) == (errors, [])

    def test_name_the_parameters_they_do_not_know(self):
        assert asking("contry=FR&level=local&fbclid=1").unknown == ["contry", "fbclid"]

    def test_treat_a_hidden_authority_like_one_that_does_not_exist(self):
        make.AuthorityFactory(key="hidden")
        hidden, absent = asking("authority=hidden"), asking("authority=absent")
        assert hidden.errors["authority"][0].replace("hidden", "absent") == absent.errors["authority"][0]

    def test_tell_the_status_of_the_day_of_asking(self, monkeypatch):
        assert keys("status=planned") == []
        monkeypatch.setattr(timezone, "localdate", lambda: timezone.datetime(2019, 6, 1).date())
        assert keys("status=planned") == ["c"]


@pytest.mark.usefixtures("catalogue")
class TestCounts:
    def test_cover_every_value_and_the_total(self):
        counts = asking("").count_facets()
        assert counts.total == 4
        assert counts.facets["level"] == {"local": 2, "national": 2}
        assert counts.facets["country"] == {"FR": 2, "MA": 2}
        assert counts.facets["kind"] == {"service": 2, "strategy": 1, "contract": 1}
        assert counts.facets["status"] == {"ongoing": 1, "completed": 1, "unknown": 2}
        assert counts.facets["commitment"] == {}

    def test_ignore_what_is_chosen_in_their_own_facet(self):
        counts = asking("country=MA&kind=service").count_facets()
        assert counts.total == 1
        assert counts.facets["country"] == {"MA": 1}
        assert counts.facets["kind"] == {"service": 1, "contract": 1}
        assert counts.facets["level"] == {"local": 1}

    def test_take_one_statement(self, django_assert_num_queries):
        filterset = asking("kind=service&status=ongoing")
        assert filterset.is_valid()
        with django_assert_num_queries(1):
            filterset.count_facets()

    def test_keep_what_is_chosen_even_at_zero(self):
        filterset = asking("kind=fund")
        options = filterset.count_facets().options("kind", filterset.counted["kind"].known, ["fund"])
        assert [(option.value, option.called.fr, option.found) for option in options] == [
            ("strategy", "Stratégie", 1),
            ("fund", "Fonds", 0),
            ("contract", "Contrat", 1),
            ("service", "Service", 2),
        ]

    def test_are_those_of_the_lists_they_lead_to(self):
        filterset = asking("level=local")
        counts = filterset.count_facets()
        for name, values in counts.facets.items():
            for value, number in values.items():
                others = "" if name == "level" else "level=local&"
                assert len(keys(f"{others}{name}={value}")) == number, (name, value)

    def test_stop_at_the_most_frequent_but_for_what_is_chosen(self, monkeypatch):
        monkeypatch.setattr(facets, "MOST_VALUES", 1)
        filterset = asking("country=MA")
        assert filterset.count_facets().facets["country"] == {"FR": 2, "MA": 2}
        assert filterset.count_facets().facets["kind"] == {"contract": 1}

    @pytest.mark.parametrize("model", FILTERSETS)
    def test_work_for_every_list(self, model):
        filterset = FILTERSETS[model](QueryDict(""), queryset=model.objects.published())
        assert filterset.is_valid()
        assert filterset.count_facets().total == model.objects.published().count()


@pytest.mark.usefixtures("catalogue")
class TestKeptCounts:
    """The database adds up what docs carry: whoever writes, and however."""

    def test_follow_what_is_published_changed_and_withdrawn(self):
        assert (kept_total("initiative"), kept_counts("initiative", "country")) == (4, {"FR": 2, "MA": 2})
        Initiative.objects.filter(key="b").update(state=State.ARCHIVED)
        Initiative.objects.get(key="d").countries.add("MA")
        assert (kept_total("initiative"), kept_counts("initiative", "country")) == (3, {"FR": 1, "MA": 3})

    def test_are_those_of_counting_anew_after_any_number_of_changes(self):
        d = Initiative.objects.get(key="d")
        for _ in range(400):
            d.countries.add("FR")
            d.countries.remove("FR")
        rows = TermCount.objects.count()
        assert kept_counts("initiative", "country") == {"FR": 2, "MA": 2}
        assert rows < 3000
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT record, term, sum(n) FROM initiatives_termcount WHERE record <> '' GROUP BY 1, 2"
                " HAVING sum(n) <> 0 EXCEPT SELECT record, term, count(*)"
                " FROM initiatives_searchdoc, unnest(terms || 0) AS term GROUP BY 1, 2"
            )
            assert cursor.fetchall() == []

    def test_tell_the_status_of_the_day_of_asking(self, monkeypatch):
        assert kept_counts("initiative", "status") == {"ongoing": 1, "completed": 1, "unknown": 2}
        monkeypatch.setattr(timezone, "localdate", lambda: timezone.datetime(2019, 6, 1).date())
        assert kept_counts("initiative", "status") == {
            "ongoing": 1,
            "completed": 1,
            "planned": 1,
            "unknown": 1,
        }

    def test_of_pairs_are_those_of_the_lists_they_lead_to(self):
        assert crossed_counts("initiative", "country", "level") == {
            ("FR", "national"): 2,
            ("FR", "local"): 1,
            ("MA", "national"): 1,
            ("MA", "local"): 2,
        }


@pytest.mark.usefixtures("catalogue")
class TestNamedFacets:
    def test_are_counted_alone(self):
        filterset = asking("facets=country,kind&level=local")
        assert filterset.facets_asked == ["country", "kind"]
        assert filterset.count_facets(filterset.facets_asked).facets == {
            "country": {"FR": 1, "MA": 2},
            "kind": {"service": 1, "contract": 1},
        }

    def test_are_refused_where_they_are_not_known(self):
        assert asking("facets=country,colour").errors == {
            "facets": [
                "Write 1 for all counts, or name facets, separated by commas: level, country, continent, sector, "
                "kind, status, scope, role, challenge, commitment, network, authority, missing."
            ]
        }


@pytest.mark.usefixtures("catalogue")
class TestAPage:
    @pytest.mark.parametrize(
        ("query", "page"),
        [
            ("", (4, ["a", "b", "c", "d"])),
            ("page_size=3", (4, ["a", "b", "c"])),
            ("page_size=3&page=2", (4, ["d"])),
            ("country=MA&page_size=1&page=2", (2, ["c"])),
            ("country=MA&page=3", (2, [])),
            ("ordering=-started_in", (4, ["c", "b", "a", "d"])),
            ("ordering=started_in", (4, ["a", "b", "c", "d"])),
            ("ordering=-id&page_size=2", (4, ["d", "c"])),
            ("q=nothing", (0, [])),
            ("level=village", (0, [])),
        ],
    )
    def test_holds_its_entries_in_order_and_the_number_of_all(self, query, page):
        filterset = asking(query)
        found = filterset.find()
        assert (found.total, [entry.key for entry in filterset.entries(found)]) == page


class TestRelevance:
    def test_is_the_same_order_on_every_page_and_puts_titles_first(self, monkeypatch):
        """Only a few candidates are compared by all their words; no entry is lost or told twice."""
        monkeypatch.setattr(finding, "CANDIDATES", 4)
        for number in range(9):
            make.PublishedInitiativeFactory(
                key=f"i{number}",
                title_en=f"Shelter {number}" if number % 3 == 0 else f"House {number}",
                summary_en="A shelter." if number % 2 else "A house.",
                description_en="It is a shelter.",
            )
        pages = []
        for page in range(1, 6):
            filterset = asking(f"q=shelter&page_size=2&page={page}")
            found = filterset.find()
            assert found.total == 9
            pages += [entry.key for entry in filterset.entries(found)]
        assert sorted(pages) == [f"i{number}" for number in range(9)]
        assert pages[:3] == ["i3", "i0", "i6"]
