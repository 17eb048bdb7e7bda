"""A catalogue made up for measurements."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from initiatives import models
from tests import factories as make
from tests.whole_packages import (
    export,
    read,
)

pytestmark = pytest.mark.django_db


class TestASyntheticCatalogue:
    @pytest.fixture
    def vocabularies(self):
        for code in ("MA", "FR"):
            make.CountryFactory(iso2=code)
        make.SectorFactory(key="health")
        make.CommitmentFactory(framework__code="gcm", code="16")

    @staticmethod
    def generate(number: int, folder: Path) -> dict[str, bytes]:
        call_command("generate_catalogue", number)
        return export(folder, hidden=True)

    def test_has_as_many_initiatives_as_asked_and_some_are_hidden(self, vocabularies, tmp_path, capsys):
        files = self.generate(100, tmp_path / "export")
        assert capsys.readouterr().out == "100 of 100\n"
        states = [row["state"] for row in read(files["initiatives.csv"])]
        assert (len(states), set(states)) == (100, {"published", "draft"})
        assert [
            name
            for name in ("participations", "responses", "citations", "figures")
            if not read(files[f"{name}.csv"])
        ] == []

    def test_is_the_same_for_the_same_seed(self, vocabularies, tmp_path):
        first = self.generate(10, tmp_path / "export")
        for model in (
            models.Initiative,
            models.Authority,
            models.Challenge,
            models.Place,
            models.Citation,
            models.Source,
            models.NumberSeries,
        ):
            model.objects.all().delete()
        assert self.generate(10, tmp_path / "again") == first

    def test_grows(self, vocabularies, tmp_path):
        for number in (10, 20):
            files = self.generate(10, tmp_path / "export")
            assert len(read(files["initiatives.csv"])) == number

    def test_needs_vocabularies(self):
        with pytest.raises(CommandError) as refused:
            call_command("generate_catalogue", 10)
        assert str(refused.value) == (
            "The catalogue has no countries, sectors or commitments yet. "
            "Load some first: python manage.py import_catalogue fixtures"
        )
