"""Which translations are older than their original: as the database notes it, and as staff see it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test.utils import CaptureQueriesContext

from initiatives.editorial import translations
from initiatives.models import Authority, Challenge, Initiative, NewerText, TermCount
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import member, records, told
from tests.test_worklists import keys

pytestmark = pytest.mark.django_db

LIST = "older-translation"


def challenge(**fields):
    return make.ChallengeFactory(
        **{"key": "one", "statement_en": "Flats", "statement_fr": "Logements", **fields}
    )


def write(**fields) -> None:
    Challenge.objects.filter(key="one").update(**fields)


def waiting() -> bool:
    return keys(LIST, Challenge) == ["one"]


class TestATranslation:
    def test_that_came_with_its_original_is_none_older(self):
        challenge()
        assert (waiting(), NewerText.objects.count()) == (False, 0)

    def test_is_older_once_its_original_alone_was_changed(self):
        challenge()
        write(statement_en="Rooms")
        assert waiting()

    def test_is_not_older_when_both_were_changed_at_once(self):
        challenge()
        write(statement_en="Rooms", statement_fr="Chambres")
        assert not waiting()

    def test_is_right_again_once_it_was_changed_too(self):
        challenge()
        write(statement_en="Rooms")
        write(statement_fr="Chambres")
        assert not waiting()

    def test_stays_older_when_another_text_is_changed(self):
        challenge()
        write(statement_en="Rooms")
        write(title_fr="Autre titre", theme="data")
        assert waiting()

    def test_changed_alone_makes_its_original_none_older(self):
        challenge()
        write(statement_fr="Chambres")
        assert not waiting()

    def test_has_the_original_that_the_entry_says(self):
        challenge(original_language="fr")
        write(statement_en="Rooms")
        assert not waiting()
        write(statement_fr="Chambres")
        assert waiting()
        write(original_language="en")
        assert not waiting()

    def test_that_is_missing_is_not_older(self):
        challenge(statement_fr="")
        write(statement_en="Rooms")
        assert not waiting()
        challenge(key="two")
        Challenge.objects.filter(key="two").update(statement_en="Rooms")
        Challenge.objects.filter(key="two").update(statement_fr="")
        assert keys(LIST, Challenge) == []

    def test_of_an_original_that_was_missing_is_older_than_it(self):
        challenge(statement_en="")
        write(statement_en="Rooms")
        assert waiting()

    @records
    def test_is_one_of_any_text_of_any_entry(self, factory):
        model = factory._meta.model
        names = [field.name for field in model._meta.fields]
        texts = sorted(name.removesuffix("_en") for name in names if name.endswith("_en"))
        entry = factory(**{f"{text}_{language}": "x" for text in texts for language in ("en", "fr")})
        model.objects.update(**{f"{text}_en": "y" for text in texts})
        assert sorted(NewerText.objects.values_list("record", "entry", "text", "language")) == [
            (model.record(), entry.pk, text, "en") for text in texts
        ]

    def test_is_noted_for_many_rows_in_one_statement(self):
        for key in ("one", "two", "three"):
            challenge(key=key, statement_fr="" if key == "three" else "Logements")
        Challenge.objects.update(statement_en=Concat(F("statement_en"), Value(" and rooms")))
        assert keys(LIST, Challenge) == ["one", "two"]

    def test_is_forgotten_with_its_entry(self):
        entry = challenge()
        write(statement_en="Rooms")
        entry.delete()
        assert NewerText.objects.count() == 0

    def test_of_what_was_withdrawn_waits_for_nobody(self):
        challenge()
        write(statement_en="Rooms")
        write(state=State.ARCHIVED)
        assert not waiting()

    def test_moves_no_answer_to_the_public_by_being_noted(self):
        entry = challenge()
        write(statement_en="Rooms")
        before = TermCount.objects.version()
        translations.confirm(entry, by=member("editor"))
        assert (TermCount.objects.version() == before, waiting()) == (True, False)


class TestAnImport:
    def test_of_the_whole_catalogue_makes_no_translation_older(self, tmp_path):
        fixtures = "fixtures"
        call_command("import_catalogue", fixtures, verbosity=0)
        call_command("import_catalogue", fixtures, verbosity=0)
        assert (Initiative.objects.exists(), Authority.objects.exists(), NewerText.objects.count()) == (
            True,
            True,
            0,
        )


class TestTheOffice:
    def test_says_which_texts_and_leaves_it_to_one_click(self, editor):
        entry = challenge()
        assert [step.name for step in editor.get(entry, "change").context["steps"]] == ["submit"]
        write(statement_en="Rooms", title_en="Rooms for all")
        page = editor.get(entry, "change")
        assert [older.label for older in page.context["older"]] == [
            "title in English",
            "statement in English",
        ]
        assert [step.name for step in page.context["steps"]] == ["submit", "translated"]
        assert "Changed since they were translated:" in page.content.decode()
        answer = editor.client.post(editor.url(entry, "translated"), follow=True)
        assert told(answer) == ["Rooms for all: Its translation is recorded as still right."]
        assert not waiting()

    def test_takes_it_from_those_alone_who_may_change_the_entry(self):
        entry = challenge()
        write(statement_en="Rooms")
        with pytest.raises(PermissionDenied):
            translations.confirm(entry, by=member())
        assert waiting()


class TestTheList:
    def test_asks_as_much_of_a_hundred_entries_as_of_one(self, editor):
        counts = []
        for keys_ in (["first"], [f"more-{number}" for number in range(30)]):
            for key in keys_:
                challenge(key=key)
            Challenge.objects.update(statement_en=Concat(F("statement_en"), Value("!")))
            editor.get(Challenge, "changelist", f"?work={LIST}")
            with CaptureQueriesContext(connection) as queries:
                page = editor.get(Challenge, "changelist", f"?work={LIST}")
            counts.append((page.context["cl"].result_count, len(queries)))
        assert [number for number, _queries in counts] == [1, 31]
        assert counts[0][1] == counts[1][1]
