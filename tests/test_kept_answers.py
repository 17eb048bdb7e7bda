"""Answers to the public are kept until the catalogue changes, and never given to the wrong reader."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection

from initiatives.indexing.changes import DERIVED
from initiatives.models import HISTORY, Authority, Initiative, SearchDoc, Source, TermCount
from tests import factories as make
from tests.staff import enter

pytestmark = pytest.mark.django_db

LIST = "/api/v1/initiatives/"
ANSWERS = [
    "/en/",
    "/fr/",
    "/en/initiatives/",
    "/fr/initiatives/?level=local",
    LIST,
    f"{LIST}?facets=1",
    f"{LIST}shelter/",
    "/en/countries/FR/",
    "/en/about/",
    "/sitemap-initiative-en.xml",
]


@pytest.fixture
def shelter():
    city = make.PublishedAuthorityFactory(
        key="city", level="local", country=make.CountryFactory(iso2="FR"), name_en="City of Rennes"
    )
    return make.PublishedInitiativeFactory(key="shelter", title_en="Shelter", lead=city)


@pytest.mark.usefixtures("shelter")
class TestAKeptAnswer:
    @pytest.mark.parametrize("address", ANSWERS)
    def test_is_the_first_one_again_for_the_price_of_one_question(
        self, client, address, django_assert_num_queries
    ):
        first = client.get(address)
        with django_assert_num_queries(1):
            again = client.get(address)
        assert (again.status_code, again.content, dict(again.headers)) == (
            200,
            first.content,
            dict(first.headers),
        )

    @pytest.mark.parametrize(
        "change",
        [
            lambda: Authority.objects.filter(key="city").update(name_en="City of Reims"),
            lambda: make.ParticipationFactory(
                initiative=Initiative.objects.get(),
                role="funds",
                authority=make.PublishedAuthorityFactory(name_en="Reims"),
            ),
            lambda: Source.objects.update(title_en="Reims"),
            lambda: connection.cursor().execute(
                "UPDATE initiatives_initiative SET summary_en = 'Reims' WHERE key = 'shelter'"
            ),
        ],
    )
    def test_is_given_no_more_after_a_change_however_made(self, client, change):
        address = f"{LIST}shelter/"
        before = client.get(address)
        change()
        after = client.get(address)
        assert (b"Reims" in before.content, b"Reims" in after.content) == (False, True)
        assert before["ETag"] != after["ETag"]

    def test_ends_with_the_day(self, client, monkeypatch):
        from django.utils import timezone

        Initiative.objects.update(started_in=2020, ended_in=2021)
        assert client.get(LIST).json()["results"][0]["status"] == "completed"
        monkeypatch.setattr(timezone, "localdate", lambda: timezone.datetime(2019, 6, 1).date())
        assert client.get(LIST).json()["results"][0]["status"] == "planned"

    def test_is_for_its_host_and_scheme_alone(self, client, settings):
        settings.ALLOWED_HOSTS = ["a.example", "b.example"]
        urls = [
            client.get(LIST, headers={"host": host}, secure=secure).json()["results"][0]["url"]
            for host in ("a.example", "b.example")
            for secure in (False, True)
        ]
        assert [url.split("/en/")[0] for url in urls] == [
            "http://a.example",
            "https://a.example",
            "http://b.example",
            "https://b.example",
        ]

    def test_says_to_proxies_that_they_may_keep_it_and_must_ask(self, client):
        answer = client.get("/en/initiatives/")
        assert (answer["Cache-Control"], answer["Vary"]) == ("public, no-cache", "Accept, Accept-Encoding")


class TestWhatIsNotKept:
    @pytest.mark.parametrize(
        ("address", "status"),
        [
            ("/en/initiatives/?level=village", 400),
            (f"{LIST}?contry=FR", 400),
            ("/en/initiatives/99-nobody/", 404),
            ("/health/live", 200),
            ("/", 302),
            ("/admin/account/sign-in/", 200),
        ],
    )
    def test_has_no_tag(self, client, address, status):
        answer = client.get(address)
        assert (answer.status_code, answer.get("ETag")) == (status, None)

    def test_is_what_somebody_with_a_session_reads(self, client, shelter):
        address = f"/en/initiatives/{shelter.number}-shelter/"
        public = client.get(address)
        enter(client, get_user_model().objects.create_superuser("anna"))
        answer = client.get(address)
        assert (answer.content, answer.get("ETag"), answer["Cache-Control"]) == (
            public.content,
            None,
            "private",
        )

    def test_is_a_preview(self, client):
        draft = make.InitiativeFactory(key="draft", title_en="Quiet plan")
        staff = type(client)()
        enter(staff, get_user_model().objects.create_superuser("anna"))
        address = f"/en/preview/initiative/{draft.key}/"
        assert b"Quiet plan" in staff.get(address).content
        assert client.get(address).status_code != 200


@pytest.mark.usefixtures("shelter")
class TestWhoeverHasTheAnswer:
    @pytest.mark.parametrize("address", ANSWERS)
    def test_is_told_so_without_being_sent_it_again(self, client, address):
        tag = client.get(address)["ETag"]
        for told in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            answer = client.get(address, headers={"if-none-match": told})
            assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)

    def test_is_sent_what_changed_and_only_that(self, client):
        tag = client.get(f"{LIST}shelter/")["ETag"]
        make.PublishedInitiativeFactory(key="other")
        assert client.get(f"{LIST}shelter/", headers={"if-none-match": tag}).status_code == 304
        Initiative.objects.filter(key="shelter").update(summary_en="Other words.")
        assert client.get(f"{LIST}shelter/", headers={"if-none-match": tag}).status_code == 200

    def test_is_not_told_of_what_is_hidden(self, client):
        tag = client.get(LIST)["ETag"]
        make.InitiativeFactory(key="draft")
        Initiative.objects.filter(key="shelter").update(internal_note="Call them.")
        assert client.get(LIST)["ETag"] == tag

    def test_is_not_told_of_what_staff_say_plan_and_are_told(self, client):
        tag, number = client.get(LIST)["ETag"], TermCount.objects.version()
        entry = {"challenge": None, "initiative": Initiative.objects.get(key="shelter")}
        make.CommentFactory(**entry)
        make.ScheduleFactory(**entry)
        make.NoticeFactory(**entry)
        make.NoticeChoiceFactory()
        assert (client.get(LIST)["ETag"], TermCount.objects.version()) == (tag, number)


class TestTheVersion:
    def test_moves_with_every_record_of_the_catalogue(self):
        derived = {f"initiatives_{name}" for name in DERIVED}
        tables = {
            model._meta.db_table
            for model in apps.get_app_config("initiatives").get_models(include_auto_created=True)
            if model not in HISTORY.values()
        }
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT event_object_table FROM information_schema.triggers WHERE trigger_name = 'note_change'"
            )
            noted = {table for (table,) in cursor.fetchall()}
        assert noted == tables - derived - {"django_admin_log"}  # that one is of the office

    def test_never_comes_back(self):
        versions = {TermCount.objects.version()}
        for number in range(5):
            make.SourceFactory(key=f"s{number}")
            versions.add(TermCount.objects.version())
        Source.objects.all().delete()
        assert len(versions | {TermCount.objects.version()}) == 7

    def test_outlives_the_folding_of_the_ledger(self, shelter):
        for number in range(300):
            shelter.countries.set([make.CountryFactory(iso2="MA")] if number % 2 else [])
        before = TermCount.objects.version()
        with connection.cursor() as cursor:
            cursor.execute("SELECT fold_term_counts()")
        assert (TermCount.objects.version(), SearchDoc.objects.count()) == (before, 2)
