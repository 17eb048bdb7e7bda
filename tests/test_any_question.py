"""Any question to the real catalogue has one answer, whoever asks and wherever."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework import serializers

from initiatives.api.serializers import DETAILS, ROWS
from initiatives.documents.cells import guard
from initiatives.exports.cells import columns, plain
from initiatives.exports.rows import rows as rows_of
from initiatives.filtersets import FILTERSETS
from initiatives.models import Initiative
from initiatives.vocabularies import InitiativeKind, Level, Role, Status
from tests import surfaces
from tests.conftest import whole_catalogue

PLURALS = {model: str(model._meta.verbose_name_plural) for model in FILTERSETS}
HOSTILE = ['=HYPERLINK("http://x")', "+1", "-1", "@x", "\tx"]


@pytest.fixture(scope="module")
def catalogue(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), whole_catalogue():
        yield


def some_of(values: list[str]) -> st.SearchStrategy:
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


LIFE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
QUESTIONS = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(
            ["diaspora", "ville", "accueil migrants", "Rabat", '"local authorities"', "city -mayor"]
        ),
        "country": some_of(["FR", "MA", "SN", "ES", "BE"]),
        "level": some_of(Level.values),
        "joins": some_of(Level.values),
        "kind": some_of(InitiativeKind.values),
        "status": some_of(Status.values),
        "role": some_of(Role.values),
        "missing": some_of(["end_year", "place", "website"]),
        "year": st.integers(2005, 2026).map(str),
        "started_after": st.integers(2000, 2020).map(str),
        "ordering": st.sampled_from(["title_fr", "-started_in", "-updated_at", "id", "relevance"]),
    },
)


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
class TestAnyQuestionToTheRealCatalogue:
    @settings(LIFE, max_examples=200)
    @given(question=QUESTIONS)
    def test_has_the_same_answer_on_every_surface(self, client, question):
        from urllib.parse import urlencode

        answers = surfaces.ask_all(client, "initiatives", urlencode(question, doseq=True))
        keys = answers.pop("api")
        assert answers == dict.fromkeys(answers, keys)

    @settings(LIFE, max_examples=40)
    @given(question=QUESTIONS)
    def test_has_counts_that_are_those_of_the_lists_they_lead_to(self, question):
        from urllib.parse import urlencode

        filterset = FILTERSETS[Initiative]

        def asking(query: dict) -> FILTERSETS:
            return filterset(QueryDict(urlencode(query, doseq=True)), queryset=Initiative.objects.published())

        counts = asking(question).count_facets()
        assert counts.total == asking(question).find().total
        for facet in ("level", "country", "status", "kind", "role"):
            for value, number in list(counts.facets[facet].items())[:4]:
                assert asking({**question, facet: [value]}).find().total == number, (facet, value)


TYPES: dict[type[serializers.Field], type | tuple[type, ...]] = {
    serializers.IntegerField: int,
    serializers.FloatField: (int, float),
    serializers.CharField: str,
    serializers.ChoiceField: str,
    serializers.DateField: str,
    serializers.DateTimeField: str,
}


def cell(value) -> str:
    """As a file has it: nothing where nothing is known, and no text that is a formula."""
    told = plain(value)
    return "" if told is None else guard(told) if isinstance(told, str) else str(told)


def departures(value, field, place=""):
    """Where an answer of the API is not what its description says."""
    if value is None:
        return [] if field.allow_null else [f"{place} is null"]
    if isinstance(field, serializers.ListSerializer | serializers.ListField):
        return [found for one in value for found in departures(one, field.child, place)]
    if isinstance(field, serializers.Serializer):
        if set(value) != set(field.fields):
            return [f"{place} has {sorted(set(value) ^ set(field.fields))}"]
        return [
            found
            for name, part in field.fields.items()
            for found in departures(value[name], part, f"{place}.{name}")
        ]
    kinds = next(kinds for kind, kinds in TYPES.items() if isinstance(field, kind))
    return [] if isinstance(value, kinds) else [f"{place} is {value!r}"]


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("model", PLURALS)
class TestEveryEntryOfTheRealCatalogue:
    def test_has_the_row_that_the_api_describes(self, client, model):
        rows = client.get(f"/api/v1/{PLURALS[model]}/?page_size=200").json()["results"]
        assert rows
        assert [found for row in rows for found in departures(row, ROWS[model]())] == []

    def test_has_the_detail_that_the_api_describes(self, client, model):
        numbers = model.objects.published().values_list("number", flat=True)
        details = [client.get(f"/api/v1/{PLURALS[model]}/{number}/").json() for number in numbers]
        assert [found for one in details for found in departures(one, DETAILS[model]())] == []

    def test_has_the_cells_in_a_file_that_its_row_has_as_values(self, client, model):
        asked = FILTERSETS[model](QueryDict(), queryset=model.objects.published())
        rows = rows_of(asked.qs, "http://testserver{}".format, "en")
        assert surfaces.csv_rows(surfaces.body(client.get(f"/en/{PLURALS[model]}.csv"))) == [
            {name: cell(row[name]) for name in columns(model)} for row in rows
        ]

    def test_has_the_same_detail_by_key_and_the_address_of_its_page(self, client, model):
        entry = model.objects.published().first()
        by_number = client.get(f"/api/v1/{PLURALS[model]}/{entry.number}/").json()
        assert client.get(f"/api/v1/{PLURALS[model]}/{entry.key}/").json() == by_number
        assert client.get(by_number["url"]).context["entry"] == entry
