"""How pages and their files reach the reader: few, small, kept where they can be, and compressed where it is safe."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings
from PIL import Image
from whitenoise import WhiteNoise

from multilevel.storage import bundled
from tests import factories as make
from tests.staff import enter

HOUSE = Path(__file__).resolve().parent.parent
SHEETS = HOUSE / "static" / "css"
ALONE = {"site.css", "gallery.css"}  # what holds the others; what one page has beside it
LIST = "/en/initiatives/"
FIRST_VIEW = 60_000  # bytes: HTML, styles and scripts together


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The static files as a deployment has them."""
    root = tmp_path_factory.mktemp("static")
    storages = {"staticfiles": {"BACKEND": "multilevel.storage.BundledStaticFiles"}}
    with override_settings(STATIC_ROOT=root, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


def named(root: Path, pattern: str) -> list[Path]:
    return sorted(path for path in root.glob(pattern) if path.suffix not in (".gz", ".br"))


class TestTheStylesheet:
    def test_is_one_for_all_pages(self, client, db):
        for address in ("/en/", LIST, "/en/nowhere/", f"{LIST}embed/"):
            sheets = re.findall(
                r'<link rel="stylesheet" href="([^"]+)">', client.get(address).content.decode()
            )
            assert sheets == ["/static/css/site.css"]

    def test_holds_all_that_are_written_for_pages(self):
        written = {path.name for path in SHEETS.glob("*.css")} - ALONE
        imported = re.findall(r'@import url\("([\w.-]+)"\)', (SHEETS / "site.css").read_text())
        assert (len(imported), set(imported)) == (len(written), written)

    def test_puts_what_it_imports_in_its_place_and_order(self, tmp_path):
        (tmp_path / "one.css").write_text("a {\n  color: red;\n}\n")
        (tmp_path / "two.css").write_text("b { margin: 0 auto; }\n")
        (tmp_path / "all.css").write_text(
            '/* All. */\n@import url("one.css");\n@import url("two.css") print;\n'
        )
        assert bundled(tmp_path / "all.css") == "a{color:red}@media print{b{margin:0 auto}}"

    def test_loses_no_rule_on_its_way(self, collected):
        [sheet] = named(collected, "css/site.*.css")
        text = sheet.read_text()
        selectors = {
            selector
            for path in SHEETS.glob("*.css")
            if path.name not in ALONE
            for selector in re.findall(
                r"\.[a-z][\w-]+", re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
            )
        }
        assert {selector for selector in selectors if selector not in text} == set()
        assert ("@import" in text, text.count("{") == text.count("}")) == (False, True)

    def test_asks_nobody_to_turn_the_telephone(self, collected):
        [sheet] = named(collected, "css/site.*.css")
        assert "orientation" not in sheet.read_text()


class TestAFile:
    def test_has_its_fingerprint_in_its_name_and_lies_there_compressed(self, collected):
        [sheet] = named(collected, "css/site.*.css")
        packed = {way: sheet.with_name(f"{sheet.name}.{way}") for way in ("br", "gz")}
        assert re.fullmatch(r"site\.[0-9a-f]{12}\.css", sheet.name)
        assert brotli.decompress(packed["br"].read_bytes()) == sheet.read_bytes()
        assert gzip.decompress(packed["gz"].read_bytes()) == sheet.read_bytes()

    def test_is_kept_by_readers_for_good(self, collected):
        [sheet] = named(collected, "css/site.*.css")
        files = WhiteNoise(None, root=collected, prefix="static/", immutable_file_test=r"\.[0-9a-f]{12}\.")
        answer = files.files[f"/static/css/{sheet.name}"].get_response("GET", {})
        answer.file.close()
        assert dict(answer.headers)["Cache-Control"] == "max-age=315360000, public, immutable"

    @pytest.mark.parametrize("name", ["filters.js", "actions.js", "live.js"])
    def test_that_is_a_script_lets_the_page_come_first(self, client, db, name):
        html = client.get(LIST).content.decode()
        assert re.findall(rf'<script src="/static/js/{name}"( defer)?></script>', html) == [" defer"]


@pytest.mark.django_db
class TestAFirstView:
    @pytest.mark.parametrize("address", ["/en/", LIST, "/fr/initiatives/1-hebergement/"])
    def test_is_small(self, client, collected, address):
        make.shelter_of_rennes()
        page = client.get(address, headers={"accept-encoding": "br"})
        html = brotli.decompress(page.content).decode()
        files = re.findall(r'(?:stylesheet" href|script src)="/static/([\w./-]+)\.(css|js)"', html)
        packed = [path for stem, end in files for path in collected.glob(f"{stem}.*.{end}.br")]
        together = len(page.content) + sum(path.stat().st_size for path in packed)
        assert (len(packed), together < FIRST_VIEW) == (len(files), True)


@pytest.mark.django_db
class TestAPage:
    @pytest.fixture(autouse=True)
    def _shelter(self):
        make.shelter_of_rennes()

    @pytest.mark.parametrize(
        ("accepted", "way"),
        [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip, deflate", "gzip"),
            ("br;q=0, gzip;q=0.5", "gzip"),
            ("gzip;q=0.000", None),
            ("BR", "br"),
            ("identity", None),
            ("", None),
        ],
    )
    def test_is_packed_in_the_best_way_that_the_reader_can_unpack(self, client, accepted, way):
        plain = client.get(LIST)
        for answer in [client.get(LIST, headers={"accept-encoding": accepted}) for _again in range(2)]:
            unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[way]
            assert (answer.get("Content-Encoding"), unpack(answer.content)) == (way, plain.content)
            assert answer["Content-Length"] == str(len(answer.content))
            assert answer["Vary"] == "Accept, Accept-Encoding"

    def test_has_a_tag_for_each_way_and_is_not_sent_again_to_who_has_it(self, client):
        tags = {}
        for way in ("", "gzip", "br"):
            tags[way] = client.get(LIST, headers={"accept-encoding": way})["ETag"]
            again = client.get(LIST, headers={"accept-encoding": way, "if-none-match": tags[way]})
            assert (again.status_code, again["ETag"], again.content) == (304, tags[way], b"")
            assert again["Vary"] == "Accept, Accept-Encoding"
        plain = tags[""].strip('"')
        assert tags == {"": f'"{plain}"', "gzip": f'"{plain}-gzip"', "br": f'"{plain}-br"'}

    def test_is_sent_to_who_has_it_packed_in_another_way(self, client):
        packed = client.get(LIST, headers={"accept-encoding": "gzip"})
        answer = client.get(LIST, headers={"if-none-match": packed["ETag"]})
        assert answer.status_code == 200

    def test_is_a_fraction_of_its_length(self, client):
        plain, packed = client.get(LIST), client.get(LIST, headers={"accept-encoding": "br"})
        assert len(packed.content) < len(plain.content) / 4

    @pytest.mark.parametrize("address", ["/admin/", LIST])
    def test_is_never_packed_for_who_has_signed_in(self, client, address):
        enter(client, get_user_model().objects.create_superuser("anna"))
        answer = client.get(address, headers={"accept-encoding": "gzip, br"})
        assert (answer.status_code, answer.get("Content-Encoding")) == (200, None)

    def test_with_a_form_that_is_of_one_moment_is_never_packed(self, client):
        answer = client.get("/en/propose/", headers={"accept-encoding": "gzip, br"})
        assert (answer.status_code, answer.get("Content-Encoding")) == (200, None)


class TestAPicture:
    def test_of_the_mark_has_its_size(self):
        with (
            Image.open(finders.find("img/apple-touch-icon.png")) as image,
            Image.open(finders.find("img/favicon.ico")) as icon,
        ):
            assert (image.size, sorted(icon.info["sizes"])) == ((180, 180), [(16, 16), (32, 32), (48, 48)])
