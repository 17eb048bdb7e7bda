"""What was done in the office: read as far as somebody sees, and changed by nobody."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import ProgrammingError, transaction

from tests import factories as make
from tests.matrix import focal_point
from tests.staff import Office, member

pytestmark = pytest.mark.django_db


def lines(office) -> list[str]:
    page = office.get(LogEntry, "changelist")
    return sorted(line.object_repr for line in page.context["cl"].result_list)


@pytest.fixture
def done():
    make.CountryFactory(iso2="MA")
    make.CountryFactory(iso2="FR")
    someone = member("administrator", name="someone")
    own, other = (make.AuthorityFactory(name_en=name, country_id=name) for name in ("MA", "FR"))
    for row in (own, other, make.SectorFactory(name_en="Housing"), someone):
        LogEntry.objects.log_actions(someone.pk, [row], CHANGE, "Saved.")


@pytest.mark.usefixtures("done")
class TestTheLog:
    def test_tells_the_secretariat_all_that_it_may_look_at(self, editor):
        assert lines(editor) == ["FR", "Housing", "MA"]
        assert lines(Office("administrator")) == ["FR", "Housing", "MA", "someone"]

    def test_tells_a_focal_point_of_the_own_countries_and_of_the_own_work(self):
        focal = focal_point("MA")
        LogEntry.objects.log_actions(focal.user.pk, [make.SectorFactory(name_en="Mine")], CHANGE, "Saved.")
        assert lines(focal) == ["MA", "Mine"]
        hidden = LogEntry.objects.get(object_repr="FR")
        absent = focal.client.get("/admin/admin/logentry/999999/change/")
        assert focal.get(hidden, "change").status_code == absent.status_code == 302

    def test_is_closed_to_who_has_no_role(self):
        assert Office(name="new").get(LogEntry, "changelist").status_code == 403

    def test_is_changed_by_nobody(self):
        line = LogEntry.objects.first()
        for office in (Office("editor"), Office("publisher"), Office("administrator")):
            answers = [office.get(line, "delete"), office.get(LogEntry, "add")]
            answers.append(office.client.post(office.url(line, "change"), {"change_message": "Nothing."}))
            assert [answer.status_code for answer in answers] == [403, 403, 403]

    def test_is_kept_by_the_database_from_being_rewritten_or_shortened(self):
        for act in (lambda lines: lines.update(change_message="Nothing."), lambda lines: lines.delete()):
            with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
                act(LogEntry.objects.filter(object_repr="FR"))
        assert LogEntry.objects.get(object_repr="FR").change_message == "Saved."
