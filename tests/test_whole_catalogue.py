"""The whole catalogue as one file, for anybody: all that is published, nothing else, and made once."""

import io
import zipfile
from threading import Event, Thread

import pytest

from initiatives.documents.read import rows, rows_in_pieces
from initiatives.documents.schema import TABLES
from initiatives.exports import archive
from initiatives.models import Initiative, TermCount
from tests import factories as make
from tests import packages
from tests.surfaces import body
from tests.whole_packages import FIXTURES, a_rich_catalogue, export, forget_everything, load

pytestmark = pytest.mark.django_db

ADDRESS, CODEBOOK = "/data/multilevel.zip", "/data/datapackage.json"


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """The versions of which the file was made."""
    versions = []
    make_it = archive._made
    monkeypatch.setattr(archive, "_made", lambda version: versions.append(version) or make_it(version))
    return versions


class TestTheWholeCatalogue:
    def test_is_the_package_that_the_command_writes_and_how_to_read_it(self, client, tmp_path):
        a_rich_catalogue()
        held = files(body(client.get(ADDRESS)))
        told = held.pop("README.txt").decode()
        assert held == export(tmp_path / "export")
        assert "https://creativecommons.org/licenses/by/4.0/" in told

    def test_is_read_back_into_an_empty_catalogue(self, client, tmp_path):
        a_rich_catalogue()
        content = body(client.get(ADDRESS))
        (tmp_path / "multilevel.zip").write_bytes(content)
        forget_everything()
        load(tmp_path / "multilevel.zip")
        assert body(client.get(ADDRESS)) == content

    def test_loses_nothing_of_the_real_one(self, client, tmp_path):
        load(FIXTURES)
        held = files(body(client.get(ADDRESS)))
        kept = packages.contents(FIXTURES)
        assert {name: held[name] for name in held if name != "README.txt"} == {
            name: kept[name] for name in kept if name != "README.md"
        }

    def test_is_named_and_told_to_be_asked_for_again(self, client):
        answer = client.get(ADDRESS)
        names = ("Content-Type", "Content-Disposition", "Cache-Control", "Content-Language")
        assert [answer[name] for name in names] == [
            "application/zip",
            'attachment; filename="multilevel.zip"',
            "public, no-cache",
            "en, fr",
        ]
        assert int(answer["Content-Length"]) == len(body(answer))

    def test_is_linked_first_on_the_page_of_data(self, client):
        for language in ("en", "fr"):
            html = client.get(f"/{language}/data/").content.decode()
            assert html.index(f'href="{ADDRESS}"') < html.index(f'href="/{language}/initiatives.csv"')
            assert f'href="{CODEBOOK}"' in html


class TestTheFile:
    def test_is_made_once_until_the_catalogue_changes(self, client, made):
        a_rich_catalogue()
        first = body(client.get(ADDRESS))
        assert body(client.get(ADDRESS)) == first
        version = TermCount.objects.version()
        Initiative.objects.filter(key="shelter").update(summary_en="Beds.")
        assert b"Beds." in files(body(client.get(ADDRESS)))["initiatives.csv"]
        assert made == [version, TermCount.objects.version()]

    def test_is_the_same_with_the_same_tag_after_a_change_that_nobody_sees(self, client, made):
        a_rich_catalogue()
        before = client.get(ADDRESS)
        content = body(before)
        make.InitiativeFactory(key="quiet")
        Initiative.objects.update(internal_note="Call them.")
        after = client.get(ADDRESS)
        assert (after["ETag"], body(after), len(made)) == (before["ETag"], content, 2)

    def test_is_not_sent_to_whoever_has_it(self, client):
        for address in (ADDRESS, CODEBOOK):
            answer = client.get(address)
            body(answer)
            again = client.get(address, headers={"if-none-match": answer["ETag"]})
            told = (again.status_code, again.content, again["ETag"], again["Cache-Control"])
            assert told == (304, b"", answer["ETag"], "public, no-cache")

    def test_is_sent_to_the_end_though_a_newer_one_has_come(self, client):
        a_rich_catalogue()
        answer = client.get(ADDRESS)
        pieces = iter(answer.streaming_content)
        begun = next(pieces)
        Initiative.objects.filter(key="shelter").update(summary_en="Beds.")
        body(client.get(ADDRESS))
        assert b"Beds." not in files(begun + b"".join(pieces))["initiatives.csv"]

    def test_goes_from_the_disk_when_a_newer_one_has_come(self, client):
        body(client.get(ADDRESS))
        older = archive.SHELF._newest.path
        make.PublishedInitiativeFactory()
        body(client.get(ADDRESS))
        assert (older.exists(), archive.SHELF._newest.path.exists()) == (False, True)

    def test_is_made_anew_when_the_machine_has_tidied_it_away(self, client):
        first = body(client.get(ADDRESS))
        archive.SHELF._newest.path.unlink()
        assert body(client.get(ADDRESS)) == first

    def test_makes_nobody_wait_long_for_what_another_has_begun(self, client, monkeypatch):
        make.CountryFactory()
        monkeypatch.setattr(archive, "PATIENCE", 0)
        begun, may_end = Event(), Event()

        def holding() -> None:
            with archive.SHELF._making:
                begun.set()
                may_end.wait(10)

        other = Thread(target=holding)
        other.start()
        begun.wait(10)
        answer = client.get(ADDRESS)
        may_end.set()
        other.join()
        assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"], answer.text) == (
            503,
            "20",
            "no-store",
            "The file is being made for somebody else. Ask again in a few seconds.\n",
        )


class TestRowsInPieces:
    @pytest.mark.parametrize("hidden", [False, True])
    def test_are_all_the_rows_in_their_order(self, hidden):
        a_rich_catalogue()
        for table in TABLES:
            assert list(rows_in_pieces(table, hidden=hidden, size=1)) == rows(table, hidden=hidden)
