"""Nothing hidden of other countries changes any answer to a focal point: ask, delete it, ask again."""

import re

import pytest
from django.contrib.admin.models import CHANGE, LogEntry

from initiatives.editorial.versions import document_of, draft
from initiatives.models import ENTRIES, Authority, Comment, Initiative, NextVersion, Twin
from initiatives.vocabularies import State
from tests import factories as make
from tests.hiding import CANARY, RECORDS, delete_entries, entries, tie
from tests.matrix import focal_point
from tests.office_doors import OF_THE_ENTRANCE, doors, names
from tests.surfaces import sheets

pytestmark = pytest.mark.django_db

OWN = "SELECT initiative_id FROM initiatives_initiative_countries WHERE country_id = 'FR'"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"')
VARYING = {"Date", "X-Request-Id", "Content-Security-Policy", "Expires"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"  # tells when it was written


@pytest.fixture
def focal():
    make.CountryFactory(iso2="MA", name_en="Morocco", name_fr="Maroc")
    make.CountryFactory(iso2="FR", name_en="France", name_fr="France", continent="europe")
    return focal_point("FR")


@pytest.fixture
def world(focal):
    """What is public, what is of France in every state, and everything hidden of others, tied to both."""
    shared = make.SectorFactory(key="housing"), make.PlaceFactory(key="oujda")
    shared = (*shared, make.CommitmentFactory(framework__key="gcm", code="16"))
    shown = entries(State.PUBLISHED, "shown", *shared, country="MA")
    own = [entries(state, f"own-{number}", *shared, country="FR") for number, state in enumerate(State)]
    for state in (State.DRAFT, State.IN_REVIEW, State.ARCHIVED):
        hidden = entries(state, f"{CANARY}-{state.replace('_', '-')}", *shared, country="MA")
        for seen in (shown, *own):
            tie(seen, hidden)
            tie(hidden, seen)
    for one in own:
        tie(one, shown)
    _note_and_name(hidden)
    for record in RECORDS:
        draft(shown[record], document_of(shown[record]) | {"aliases": [CANARY], "last_verified_on": None})
        make.CommentFactory(text=CANARY, **{"challenge": None, record: shown[record]})
        make.ScheduleFactory(**{"challenge": None, record: shown[record]})
    _at_work(focal, own[0]["initiative"])
    make.CompetenceFactory(
        country_id="FR", sector=shared[0], authority=hidden["authority"], note_en="Runs it."
    )
    make.MeetingFactory(key="meeting", network=hidden["network"], initiative=hidden["initiative"])
    make.CommentFactory(
        text="Which city?", challenge=None, initiative=own[0]["initiative"], addressed_to=focal.user
    )
    make.CommentFactory(text=f"{CANARY}, among us", challenge=None, initiative=own[0]["initiative"])
    Twin.objects.create(
        record="initiative", one=own[0]["initiative"].pk, other=hidden["initiative"].pk, likeness=99
    )
    return {"shown": shown, "own": own, "hidden": hidden}


def _note_and_name(hidden):
    for model in ENTRIES:
        model.objects.update(internal_note=CANARY, last_verified_on=None)
        for field in (f"{model.label_field}_en", f"{model.label_field}_fr"):
            model.objects.filter(key__startswith=CANARY).update(**{field: f"{CANARY} of others"})
    Authority.objects.filter(state=State.PUBLISHED).update(successor=hidden["authority"])
    Authority.objects.filter(key="own-0-authority").update(parent=hidden["authority"])
    Initiative.objects.filter(key="own-0-initiative").update(successor=hidden["initiative"])


def _at_work(focal, entry):
    """What the focal point has done, and what stands in the history of what is theirs."""
    LogEntry.objects.log_actions(focal.user.pk, [entry], CHANGE, "Saved.")
    published = Initiative.objects.get(key="own-2-initiative")
    draft(published, document_of(published) | {"aliases": ["Mine"]})


def delete_what_is_hidden():
    for model in ENTRIES:
        model.objects.update(internal_note="")
        model.objects.filter(successor__key__startswith=CANARY).update(successor=None)
    Twin.objects.all().delete()
    Comment.objects.filter(text__startswith=CANARY).delete()
    delete_entries(f"key LIKE '{CANARY}%'", beside=f"initiative_id IS NULL OR initiative_id NOT IN ({OWN})")
    for version in NextVersion.objects.all():
        texts = {name: _without_canary(getattr(version, name)) for name in ("document", "base")}
        NextVersion.objects.filter(pk=version.pk).update(**texts)


def _without_canary(value):
    """A document without what names a hidden entry: a part with its row, a reference by itself."""
    if isinstance(value, dict):
        return {name: _without_canary(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_without_canary(one) for one in value if CANARY not in str(one)]
    return None if isinstance(value, str) and value.startswith(CANARY) else value


def ask(focal, address):
    answer = focal.client.get(address, follow=True)
    headers = {name: value for name, value in answer.headers.items() if name not in VARYING}
    if answer.headers["Content-Type"] == XLSX:
        return answer.status_code, sheets(answer.content)
    return answer.status_code, headers, TOKEN.sub(b"", answer.content)


@pytest.mark.usefixtures("world")
class TestWhatIsHiddenOfOthers:
    def test_has_every_address_of_the_office_in_this_test(self):
        assert names() - OF_THE_ENTRANCE - set(doors()) == set()

    def test_shows_in_no_answer_and_changes_none_when_it_is_deleted(self, focal):
        addresses = [address for found in doors().values() for address in found]
        before = {address: ask(focal, address) for address in addresses}
        assert [one for one in addresses if CANARY not in one and CANARY in str(before[one])] == []
        delete_what_is_hidden()
        assert [address for address in addresses if ask(focal, address) != before[address]] == []
