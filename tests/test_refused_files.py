"""Files, folders and archives that cannot be read as a package."""

import io
import zipfile

import pytest

from tests import packages
from tests.refusing import refusals

pytestmark = pytest.mark.django_db


class TestAFile:
    def test_that_is_none_of_the_package(self, refused):
        assert refused(countries=[], authorites="key\noujda\n") == [
            "authorites.csv: The package has no such file. Remove it, or correct its name."
        ]

    def test_that_is_empty(self, refused):
        assert refused(countries="") == [
            "countries.csv:1: The file is empty. Write the names of the columns into its first row."
        ]

    def test_with_semicolons(self, refused):
        assert refused(sectors="key;name_en;name_fr\nhealth;Health;Santé\n") == [
            "sectors.csv:1: Semicolons stand between the columns. Save the file with commas between them."
        ]

    def test_in_utf_16(self, refused):
        assert refused(sectors="key,name_en,name_fr\n".encode("utf-16")) == [
            "sectors.csv:1: The text is not in UTF-8. Save the file as “CSV UTF-8”."
        ]

    def test_in_latin_1_is_told_once_and_read_on(self, refused):
        several = packages.text("sectors", {"key": "health"}, {"key": "work"}, {"key": "Water"})
        assert refused(sectors=several.encode("latin-1")) == [
            "sectors.csv:2 name_fr: The text is not in UTF-8. Save the file as “CSV UTF-8”.",
            "sectors.csv:4 key: A key has only lower-case letters, digits and single hyphens, "
            "such as “rennes-emergency-shelter”.",
        ]

    def test_without_its_key_column_does_not_deny_its_keys(self, refused):
        told = refused(
            sectors="name_en,name_fr\nWater,Eau\n", competences=[{"key": "ma-water", "sector": "water"}]
        )
        assert told == ["sectors.csv:1 key: The column is missing. Add it; its cells may be empty."]

    def test_with_a_column_twice(self, refused):
        assert refused(sectors="key,name_en,name_fr,name_en\nwater,Water,Eau,Sea\n") == [
            "sectors.csv:1 name_en: The column stands twice. Remove one of them."
        ]

    def test_with_a_quotation_mark_that_is_not_closed(self, refused):
        assert refused(sectors='key,name_en,name_fr\nwater,Water,Eau\nsea,"The sea,Mer\nriver,River,\n') == [
            "sectors.csv:3: A quotation mark is not closed, or not doubled within a text. Correct it."
        ]

    @pytest.mark.parametrize("length", [100_001, 200_000])
    def test_with_a_cell_that_is_too_long(self, refused, length):
        assert refused(sectors=[{"key": "water", "name_en": "w" * length}])[0].split(": ")[1] == (
            "A cell is longer than 100,000 characters. Shorten it."
        )

    def test_with_a_nul(self, refused):
        assert refused(
            sectors="key,name_en,name_fr\nwater,W\0ter,Eau\n",
            citations="""\
record,entry,position,source,locator
initiative,shel\0ter,1,report,
""",
        ) == [
            "sectors.csv:2 name_en: Remove the character NUL.",
            "citations.csv:2 entry: Remove the character NUL.",
        ]

    def test_counts_rows_as_a_spreadsheet_does(self, refused):
        told = refused(sectors='key,name_en,name_fr\nwater,"two\nlines",Eau\n\n,,\nSea,Sea,Mer\n')
        assert [fault.split(" ")[0] for fault in told] == ["sectors.csv:5"]


class TestAFolder:
    def test_that_does_not_exist(self, tmp_path):
        assert refusals(tmp_path / "none") == [f"{tmp_path}/none: {tmp_path}/none does not exist."]

    def test_without_any_file_of_the_package(self, tmp_path):
        (told,) = refusals(packages.write(tmp_path / "empty"))
        assert told.startswith(
            f"{tmp_path}/empty: {tmp_path}/empty holds no file of the package. It should hold"
        )


class TestAZipFile:
    @staticmethod
    def told(tmp_path, **members: bytes) -> str:
        path = tmp_path / "package.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        (told,) = refusals(path)
        return told.removeprefix(f"{path}: ")

    def test_that_is_none(self, tmp_path):
        path = tmp_path / "package.zip"
        path.write_bytes(b"PK but no more")
        assert refusals(path) == [f"{path}: {path} is neither a folder nor a sound zip file."]

    def test_that_was_damaged_on_its_way(self, tmp_path):
        path, content = tmp_path / "package.zip", io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr("sectors.csv", packages.text("sectors", {"key": "water"}))
        path.write_bytes(content.getvalue().replace(b"water,Health", b"water,Wealth", 1))
        assert refusals(path) == [f"{path}: {path} is neither a folder nor a sound zip file."]

    def test_that_unpacks_to_a_hundred_times_its_size(self, tmp_path):
        assert self.told(tmp_path, **{"sectors.csv": b"0" * 1_000_000}) == (
            "The zip file is too large when unpacked: at most 100 MB, 2,000 files, 100 times its size."
        )

    def test_with_too_many_files(self, tmp_path):
        assert self.told(tmp_path, **{f"{number}.txt": b"" for number in range(2001)}) == (
            "The zip file is too large when unpacked: at most 100 MB, 2,000 files, 100 times its size."
        )

    @pytest.mark.parametrize("name", ["../sectors.csv", "/sectors.csv", "a/../../sectors.csv"])
    def test_with_a_path_that_leads_out(self, tmp_path, name):
        assert self.told(tmp_path, **{name: b"key"}) == (
            f"The zip file holds a path that leads out of it: {name}."
        )

    def test_with_two_packages(self, tmp_path):
        assert self.told(tmp_path, **{"a/sectors.csv": b"key", "b/sectors.csv": b"key"}) == (
            "The zip file holds several packages. Put the files of one into it, in one folder."
        )

    def test_with_a_password(self, tmp_path):
        path, content = tmp_path / "package.zip", io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr("sectors.csv", b"key")
        data = bytearray(content.getvalue())
        data[data.index(b"PK\1\2") + 8] |= 1
        path.write_bytes(data)
        assert refusals(path) == [f"{path}: The zip file has a password. Make one without."]
