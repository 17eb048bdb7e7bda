"""Lists, suggestions and pages of the office: constant queries, hostile questions, nothing inline."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.models import (
    Authority,
    Challenge,
    Initiative,
    Meeting,
)
from tests import factories as make
from tests.office import FACTORIES, every_admin
from tests.staff import (
    complete,
)

pytestmark = pytest.mark.django_db


class TestLists:
    def test_write_days_as_the_language_does(self, chief):
        make.MeetingFactory(key="paris", starts_on="2021-09-01", ends_on=None)
        make.InitiativeFactory(last_verified_on="2026-02-01")
        chief.client.cookies["django_language"] = "fr"
        told = [
            re.findall(
                r'class="field-(starts_on|ends_on|checked)[^"]*">([^<]+)<',
                chief.get(model, "changelist").content.decode(),
            )
            for model in (Meeting, Initiative)
        ]
        assert told == [
            [("starts_on", "1er septembre 2021"), ("ends_on", "–")],
            [("checked", "1er février 2026")],
        ]

    @every_admin
    def test_need_as_many_queries_for_thirty_rows_as_for_one(self, chief, model):
        chief.get(model, "changelist")  # what Django remembers between requests is remembered now
        counts = []
        for numbers in (range(1), range(1, 30)):
            for number in numbers:
                FACTORIES[model._meta.model_name](number)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert chief.get(model, "changelist").status_code == 200
            counts.append(len(queries))
        assert counts[0] == counts[1]
        assert model.objects.count() >= 30

    def test_a_form_needs_as_many_queries_for_ten_participants_as_for_one(self, chief):
        entry = make.InitiativeFactory(lead=make.AuthorityFactory())
        chief.get(entry, "change")
        counts = []
        for more in (1, 9):
            for _ in range(more):
                make.ParticipationFactory(initiative=entry, source=make.SourceFactory())
                make.ParticipationFactory(initiative=entry, authority=None, network=make.NetworkFactory())
                make.FigureFactory(initiative=entry)
                make.CitationFactory(initiative=entry)
                make.ResponseFactory(initiative=entry)
            with CaptureQueriesContext(connection) as queries:
                chief.get(entry, "change")
            counts.append(len(queries))
        assert counts[1] == counts[0]

    @pytest.mark.parametrize("typed", ["hebergement", "URGENCE hébergement", "chu", "héber urg"])
    def test_find_words_without_accents_and_capitals_also_among_other_names(self, editor, typed):
        make.InitiativeFactory(title_fr="Hébergement d’urgence", aliases=["CHU"])
        make.InitiativeFactory(title_fr="Autre chose")
        found = editor.get(Initiative, "changelist", f"?q={typed}").context["cl"].queryset
        assert [entry.title_fr for entry in found] == ["Hébergement d’urgence"]

    @pytest.mark.parametrize(
        ("language", "ordered"), [("en", "Amman Évora Zanzibar"), ("fr", "Zanzibar Évora Amman")]
    )
    def test_are_in_the_order_of_the_readers_language(self, editor, language, ordered):
        for english, french in (("Zanzibar", "à Zanzibar"), ("Évora", ""), ("Amman", "Zoo")):
            make.AuthorityFactory(name_en=english, name_fr=french)
        url, headers = editor.url(Authority, "changelist"), {"Accept-Language": language}
        for query in ("", "?o=1"):
            found = editor.client.get(url + query, headers=headers).context["cl"].queryset
            assert [entry.name_en for entry in found] == ordered.split()

    def test_filter_by_what_is_to_do_and_by_the_last_check(self, editor):
        complete(make.ChallengeFactory, key="fine", last_verified_on="2026-11-01")
        make.ChallengeFactory(key="old", last_verified_on="2020-01-01", title_fr="")
        make.ChallengeFactory(key="new", title_en="")

        def keys(query: str) -> set[str]:
            return {entry.key for entry in editor.get(Challenge, "changelist", query).context["cl"].queryset}

        assert {
            query: keys(query)
            for query in (
                "?work=no-english",
                "?work=no-french",
                "?work=no-source",
                "?checked=long-ago",
                "?checked=never",
            )
        } == {
            "?work=no-english": {"new"},
            "?work=no-french": {"old"},
            "?work=no-source": {"old", "new"},
            "?checked=long-ago": {"old"},
            "?checked=never": {"new"},
        }


HOSTILE = [
    "q=" + "word+" * 3000,
    "q=" + "%22" * 50 + "%27%5C",
    "q=%25_%5C%27%22;--",
    "q=%F0%9F%99%82+%D8%A7%D9%84%D8%B9%D8%B1%D8%A8%D9%8A%D8%A9",
    "q=%00",
    "q=%ED%A0%80",
    "p=abc",
    "p=-1",
    "p=99999999999999999999",
    "all=&p=0",
    "o=99.-x.1",
    "o=" + "1." * 500,
    "e=1",
    "_facets=True",
    "id__exact=99999999999999999999",
    "id__in=a,b",
    "pk=abc",
    "state__exact=%27",
    "state__exact=" + "x" * 5000,
    "country__iso2__exact=ZZZZ",
    "countries__iso2__exact=%27",
    "country__id__exact=1",
    "updated_at__gte=tomorrow",
    "starts_on__year=99999999",
    "starts_on__year=abc",
    "starts_on__day=1",
    "password__startswith=p",
    "internal_note__contains=secret",
    "level__regex=(",
    "checked=x&lacks=y",
    "_popup=1&_to_field=password",
    "_to_field=id",
    "_changelist_filters=%26%26%3D%00",
]


class TestHostileQuestions:
    @every_admin
    def test_never_break_a_list(self, chief, model):
        FACTORIES[model._meta.model_name](0)
        answers = {query: chief.get(model, "changelist", f"?{query}").status_code for query in HOSTILE}
        assert {query: code for query, code in answers.items() if code not in (200, 302, 400)} == {}

    @every_admin
    def test_never_break_a_form(self, chief, model):
        slipped_in = ["?key=%27&level=x", "?country=ZZ", "?successor=abc", "?_popup=1&_to_field=password"]
        answers = {query: chief.get(model, "add", query).status_code for query in slipped_in}
        for pk in ("99999999999999999999", "abc", "%27", "_3A", "0/../1"):
            for page in ("change", "delete", "history", "withdraw"):
                url = f"{chief.url(model, 'changelist')}{pk}/{page}/"
                answers[url] = chief.client.get(url).status_code
        assert {url: code for url, code in answers.items() if code not in (200, 302, 400, 403, 404)} == {}

    def test_never_break_the_suggestions(self, editor):
        make.AuthorityFactory()
        fine = {"app_label": "initiatives", "model_name": "participation", "field_name": "authority"}
        for changed in (
            *({"term": query.removeprefix("q=")} for query in HOSTILE),
            {"page": "abc"},
            {"page": "99999999999999999999"},
            {"field_name": "nothing"},
            {"model_name": "nothing"},
            {"field_name": "role"},
        ):
            code = editor.client.get(reverse("admin:autocomplete"), {**fine, **changed}).status_code
            assert code in (200, 400, 403, 404), changed

    def test_never_break_a_save(self, publisher):
        entry = make.PublishedInitiativeFactory()
        for typed in (
            {"participations-TOTAL_FORMS": "x"},
            {"participations-TOTAL_FORMS": "99999"},
            {"participations-0-id": "99999999999999999999"},
            {"participations-0-authority": "abc"},
            {"participations-0-since": "-1"},
            {"successor": "99999999999999999999"},
            {"countries": ["ZZ", "%"]},
            {"started_in": "٢٠٢٠"},
            {"last_verified_on": "99999-99-99"},
            {"aliases": "a,,b" + "x" * 300},
            {"title_en": "x" * 5000},
            {"_popup": "1"},
            {"_to_field": "password"},
            {"opened_with": "x" * 5000},
        ):
            code = publisher.save(entry, publisher.open(entry).type(**typed)).status_code
            assert code in (200, 400), typed


class TestSuggestions:
    def suggest(self, office, typed: str, **field) -> list[str]:
        asked = {
            "app_label": "initiatives",
            "model_name": "participation",
            "field_name": "authority",
            **field,
        }
        response = office.client.get(reverse("admin:autocomplete"), {**asked, "term": typed})
        return [result["text"] for result in response.json()["results"]]

    def test_tell_records_of_the_same_name_apart(self, editor):
        morocco = make.CountryFactory(iso2="MA", name_en="Morocco")
        make.PublishedAuthorityFactory(name_en="Rabat", level="local", country=morocco)
        make.AuthorityFactory(name_en="Rabat", level="regional", country=morocco)
        assert self.suggest(editor, "rabat") == ["Rabat (local, Morocco)", "Rabat (regional, Morocco, draft)"]

    def test_describe_sources_and_commitments(self, editor):
        make.SourceFactory(title_en="Outcome document", publisher="Rabat Process", published_in=2021)
        make.CommitmentFactory(framework__code="gcm", code="16", title_en="Empower migrants")
        assert self.suggest(editor, "outcome", model_name="citation", field_name="source") == [
            "Outcome document (Rabat Process, 2021)"
        ]
        assert self.suggest(editor, "gcm 16", model_name="initiative", field_name="commitments") == [
            "gcm:16 Empower migrants"
        ]

    def test_what_is_chosen_already_is_described_in_the_same_words(self, editor):
        morocco = make.CountryFactory(iso2="MA", name_en="Morocco")
        draft = make.InitiativeFactory(lead=make.AuthorityFactory(name_en="Oujda", country=morocco))
        assert "Oujda (local, Morocco, draft)" in editor.get(draft, "change").content.decode()

    def test_are_for_staff_only(self):
        answer = Client().get(reverse("admin:autocomplete"), {"term": "a"})
        assert (answer.status_code, answer.url.split("?")[0]) == (302, "/admin/login/")


class TestEveryPage:
    INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", re.IGNORECASE)

    @every_admin
    def test_has_nothing_that_the_content_security_policy_forbids(self, chief, model):
        FACTORIES[model._meta.model_name](0)
        row = model.objects.first()
        pages = [
            chief.get(model, "changelist"),
            chief.get(model, "add"),
            *(chief.get(row, page) for page in ("change", "delete", "history")),
        ]
        assert [self.INLINE.findall(page.content.decode()) for page in pages] == [[]] * 5
