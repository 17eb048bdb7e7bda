"""What the database writes into files for many rows is what Python writes for one."""

import csv
import io
import json

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.documents.cells import guard
from initiatives.models.base import slug_of
from tests import surfaces
from tests.listing import listed_shelter
from tests.surfaces import body

# What people write, and what the database can hold; the control characters that split words are told apart.
TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("aé œÉ’'\",;|=+-@_\t\r\n–ßİ")),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=120,
)


@pytest.fixture
def shelter(db):
    return listed_shelter()


class TestWhatTheDatabaseWritesForManyRows:
    """Cells and addresses are made where the rows are; they are those that Python makes for one."""

    @staticmethod
    def asked(expression, *values):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {expression}", values)
            return cursor.fetchone()[0]

    @given(text=TEXTS)
    @settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_are_the_cells_of_files(self, db, text):
        written = io.StringIO()
        csv.writer(written).writerow([guard(text), "next"])
        assert self.asked("csv_cell(%s)", text) + ",next\r\n" == written.getvalue()

    @given(text=TEXTS)
    @settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_are_the_ends_of_addresses(self, db, text):
        assert self.asked("slug_of(%s, 'key')", text) == slug_of(text, "key")

    def test_are_addresses_in_the_readers_language(self, client, shelter):
        for language in ("en", "fr"):
            [row] = surfaces.csv_rows(body(client.get(f"/{language}/initiatives.csv")))
            [other] = json.loads(body(client.get(f"/{language}/initiatives.json")))["results"]
            assert row["url"] == other["url"]
