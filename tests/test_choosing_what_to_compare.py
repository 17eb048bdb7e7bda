"""Which initiatives are compared: what is left out, what is told of it, and how one is added."""

import re
from functools import partial
from html import unescape

import pytest

from initiatives.models import Initiative, NumberSeries
from initiatives.vocabularies import State
from tests import factories as make
from tests.comparing import ADD, COMPARE, HOW, LIST, comparison, heads, initiatives, read, table

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return partial(comparison, client)


class TestWhatIsLeftOut:
    def notices(self, html):
        notice = re.search(r'<div class="notice notice--warning" role="status">.*?</ul>', html, re.DOTALL)
        return [read(item) for item in re.findall(r"<li>(.*?)</li>", notice[0])] if notice else []

    def left_out(self, *values):
        return [
            f"“{value}” is not the number of a published initiative; it was left out." for value in values
        ]

    def test_is_named(self, page):
        initiatives(2)
        html = page(99, 1, "abc", 2, "-1", "1.5")
        assert self.notices(html) == self.left_out("99", "abc", "-1", "1.5")
        assert heads(html) == ["Initiative 1", "Initiative 2"]

    @pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.ARCHIVED])
    def test_reads_the_same_whether_hidden_or_absent(self, page, state):
        initiatives(2)
        hidden = make.PublishedInitiativeFactory(title_en="Quiet plan")
        Initiative.objects.filter(pk=hidden.pk).update(state=state)
        before = page(1, 2, hidden.number)
        hidden.participations.all().delete()
        hidden.citations.all().delete()
        hidden.delete()
        assert before == page(1, 2, hidden.number)
        assert self.notices(before) == self.left_out(hidden.number)

    def test_is_a_hidden_participant_too(self, page):
        initiatives(2)
        draft = make.AuthorityFactory(name_en="Hushed", level="national", kind="ministry")
        make.ParticipationFactory(initiative_id=Initiative.objects.get(number=1).pk, authority=draft)
        assert table(page(1, 2))["National"] == ["No national authority is recorded"] * 2

    def test_is_what_comes_twice(self, page):
        initiatives(2)
        html = page(1, "01", 2, 1)
        assert (self.notices(html), heads(html)) == ([], ["Initiative 1", "Initiative 2"])

    def test_is_the_fifth(self, page):
        initiatives(5)
        html = page(5, 4, 3, 2, 1)
        assert self.notices(html) == ["At most four initiatives can be compared. These are the first four."]
        assert heads(html) == [f"Initiative {n}" for n in (5, 4, 3, 2)]

    def test_does_not_count_among_the_four(self, page):
        initiatives(4)
        html = page(77, 88, 1, 2, 3, 4)
        assert (self.notices(html), len(heads(html))) == (self.left_out(77, 88), 4)

    @pytest.mark.parametrize(
        "value",
        [
            "9" * 30,
            "9" * 5_000,
            "2147483648",
            "%C2%B2",
            "%00",
            "%F0%9F%92%A3",
            "%D9%A1",
            "1%3B",
            "<script>",
            "%0A1",
            "1&id[]=2",
        ],
    )
    def test_may_be_hostile(self, client, value):
        initiatives(2)
        answer = client.get(f"{COMPARE}?id=1&id=2&id={value}")
        assert answer.status_code == (400 if value == "%00" else 200)
        assert b"<script>" not in answer.content

    def test_may_be_a_thousand_numbers(self, page):
        initiatives(2)
        html = page(*range(1, 1_000))
        assert self.notices(html) == [
            *self.left_out(*range(3, 21)),
            "At most four initiatives can be compared. These are the first four.",
        ]

    def test_is_cut_where_it_is_long(self, page):
        assert self.notices(page("x" * 500)) == self.left_out("x" * 80)


class TestFewerThanTwo:
    @pytest.mark.parametrize("values", [[], ["", ""]])
    def test_are_told_what_to_do(self, page, values):
        assert read(page(*values)) == f"Compare initiatives {HOW} {LIST} {ADD}"

    def test_are_told_which_is_chosen_already_and_which_was_wrong(self, page):
        initiatives(1)
        assert read(page(1, 9, 1)) == (
            "Compare initiatives "
            "“9” is not the number of a published initiative; it was left out. "
            f"{HOW} “Initiative 1” is chosen. Choose at least one more. {LIST} {ADD}"
        )


class TestAddingOneByItsNumber:
    def fields(self, html):
        form = re.search(r'<form class="compare-add".*?</form>', html, re.DOTALL)
        return form and re.findall(r'<input [^>]*type="(\w+)" name="id"(?: value="(\d+)")?', form[0])

    @pytest.mark.parametrize("chosen", [[], [1], [3, 1], [1, 2, 3]])
    def test_keeps_those_that_are_chosen(self, page, chosen):
        initiatives(3)
        hidden = [("hidden", str(number)) for number in chosen]
        assert self.fields(page(*chosen)) == [*hidden, ("text", "")]

    def test_is_not_offered_beside_four(self, page):
        initiatives(4)
        assert self.fields(page(1, 2, 3, 4)) is None

    def test_does_not_group_the_digits_of_a_large_number(self, page):
        initiatives(1)
        NumberSeries.objects.filter(record="initiative").update(last=12_345)
        initiatives(1)
        assert self.fields(page(12_346, language="fr")) == [("hidden", "12346"), ("text", "")]


class TestTheAddress:
    def test_is_one_for_each_comparison_in_each_language(self, client):
        initiatives(2)
        html = client.get(f"{COMPARE}?id=2&id=01&utm_source=x&id=9").content.decode()
        links = re.findall(
            r'<link rel="(?:alternate|canonical)"(?: hreflang="(\w\w)")? href="([^"]+)">', html
        )
        assert [(code, unescape(link)) for code, link in links] == [
            ("", f"http://testserver{COMPARE}?id=2&id=1"),
            ("en", f"http://testserver{COMPARE}?id=2&id=1"),
            ("fr", "http://testserver/fr/initiatives/compare/?id=2&id=1"),
        ]

    def test_is_not_for_search_engines_and_sets_no_cookie(self, client):
        answer = client.get(COMPARE)
        assert '<meta name="robots" content="noindex, follow">' in answer.content.decode()
        assert (dict(answer.cookies), client.post(COMPARE).status_code) == ({}, 405)
