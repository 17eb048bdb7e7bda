"""Any question to the real catalogue has one answer, whoever asks and wherever."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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

        from django.http import QueryDict

        filterset = FILTERSETS[Initiative]

        def asking(query: dict) -> FILTERSETS:
            return filterset(QueryDict(urlencode(query, doseq=True)), queryset=Initiative.objects.published())

        counts = asking(question).count_facets()
        assert counts.total == asking(question).find().total
        for facet in ("level", "country", "status", "kind", "role"):
            for value, number in list(counts.facets[facet].items())[:4]:
                assert asking({**question, facet: [value]}).find().total == number, (facet, value)
