"""Who may open what else in the office, cell by cell: every record that is no entry, and every page of its own."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from initiatives.models import ENTRIES, Upload
from tests import factories as make
from tests.matrix import Nobody, focal_point, rows
from tests.office_doors import OF_THE_ENTRANCE, names
from tests.staff import Office

pytestmark = pytest.mark.django_db


def line():
    clerk, _ = User.objects.get_or_create(username="clerk")
    LogEntry.objects.log_actions(clerk.pk, [make.SectorFactory()], CHANGE, "Saved.")
    return LogEntry.objects.latest("pk")


KINDS = {
    "word": {
        "country": lambda: make.CountryFactory(iso2="MA"),
        "sector": make.SectorFactory,
        "framework": make.FrameworkFactory,
        "synonym": make.SynonymFactory,
    },
    "commitment": {"commitment": make.CommitmentFactory},
    "evidence": {"place": make.PlaceFactory, "source": make.SourceFactory},
    "competence": {"competence": make.CompetenceFactory},
    "meeting": {"meeting": make.MeetingFactory},
    "proposal": {"proposal": make.ProposalFactory},
    "search": {"savedsearch": make.SavedSearchFactory},
    "account": {"user": lambda: User.objects.create_user("reader")},
    "role": {"group": lambda: Group.objects.create(name="guests")},
    "invitation": {"invitation": make.InvitationFactory},
    "token": {"apitoken": make.ApiTokenFactory},
    "log": {"logentry": line},
}
APPS = {"user": "auth", "group": "auth", "logentry": "admin"}
# The code of the answer. “new” has an account and no role. To save is to send the form, here an empty one.
RECORDS = """
record      page            | A    new  NF   ED   PU   AD
word        changelist      | 302  403  200  200  200  200
word        add             | 302  403  403  403  200  200
word        change          | 302  403  200  200  200  200
word        save            | 302  403  403  403  200  200
word        delete          | 302  403  403  403  200  200
word        history         | 302  403  200  200  200  200
word        goback          | 302  404  404  403  302  302
commitment  changelist      | 302  403  200  200  200  200
commitment  add             | 302  403  403  403  200  200
commitment  change          | 302  403  200  200  200  200
commitment  save            | 302  403  403  403  200  200
commitment  delete          | 302  403  403  403  200  200
commitment  history         | 302  403  200  200  200  200
commitment  goback          | 302  404  404  404  404  404
evidence    changelist      | 302  403  200  200  200  200
evidence    add             | 302  403  403  200  200  200
evidence    change          | 302  403  200  200  200  200
evidence    save            | 302  403  403  200  200  200
evidence    delete          | 302  403  403  403  200  200
evidence    history         | 302  403  200  200  200  200
evidence    goback          | 302  404  404  302  302  302
competence  changelist      | 302  403  200  200  200  200
competence  add             | 302  403  403  403  200  200
competence  change          | 302  403  200  200  200  200
competence  save            | 302  403  403  403  200  200
competence  delete          | 302  403  403  403  200  200
competence  history         | 302  403  200  200  200  200
competence  goback          | 302  404  404  403  302  302
meeting     changelist      | 302  403  200  200  200  200
meeting     add             | 302  403  403  403  200  200
meeting     change          | 302  403  200  200  200  200
meeting     save            | 302  403  403  403  200  200
meeting     delete          | 302  403  403  403  403  403
meeting     history         | 302  403  200  200  200  200
meeting     goback          | 302  404  404  403  302  302
proposal    changelist      | 302  403  403  200  200  200
proposal    add             | 302  404  404  404  404  404
proposal    delete          | 302  403  403  403  403  403
proposal    change,save     | 302  404  404  200  200  200
proposal    history         | 302  403  403  200  200  200
search      changelist      | 302  403  403  200  200  200
search      change,history  | 302  403  403  200  200  200
search      add,save,delete | 302  403  403  403  403  403
account     changelist      | 302  403  403  403  403  200
account     change,save     | 302  403  403  403  403  200
account     history         | 302  403  403  403  403  200
account     add,delete      | 302  403  403  403  403  403
role        changelist      | 302  403  403  403  403  200
role        change,history  | 302  403  403  403  403  200
role        add,save,delete | 302  403  403  403  403  403
invitation  changelist,add  | 302  403  403  403  403  200
invitation  change,history  | 302  403  403  403  403  200
invitation  save,delete     | 302  403  403  403  403  403
token       changelist,add  | 302  403  403  403  403  200
token       change,history  | 302  403  403  403  403  200
token       delete          | 302  403  403  403  403  200
token       save            | 302  403  403  403  403  403
log         changelist      | 302  403  200  200  200  200
log         change          | 302  403  302  200  200  200
log         history         | 302  302  302  200  200  200
log         add,save,delete | 302  403  403  403  403  403
"""
PAGES = """
page             of         | A    new  NF   ED   PU   AD
index            all        | 302  200  200  200  200  200
handbook         all        | 302  200  200  200  200  200
notices          all        | 302  200  200  200  200  200
app_list         all        | 302  404  200  200  200  200
rights           all        | 302  403  403  403  403  200
imports          all        | 302  403  200  200  200  200
import           an-editor  | 302  403  404  200  404  404
import_remarks   an-editor  | 302  403  404  200  404  404
import_done      an-editor  | 302  403  404  200  404  404
import_template  all        | 302  403  200  200  200  200
twins            all        | 302  403  403  200  200  200
not-twins        all        | 302  403  403  302  302  302
merge-twins      all        | 302  403  403  200  200  200
deleted          all        | 302  403  403  200  200  200
bring_back       all        | 302  403  403  302  302  302
propose-word     all        | 302  403  200  200  403  403
propose-correction a-draft | 302  403  404  403  403  403
autocomplete     all        | 302  403  200  200  200  200
view_on_site     all        | 302  404  404  404  404  404
end-sessions     all        | 302  403  403  403  403  302
take-factor      all        | 302  403  403  403  403  302
"""


BUTTONS = ("not-twins", "bring_back", "end-sessions", "take-factor")


@pytest.fixture
def offices():
    return {
        "A": Nobody(),
        "new": Office(name="new"),
        "NF": focal_point(name="focal"),
        "ED": Office("editor"),
        "PU": Office("publisher"),
        "AD": Office("administrator"),
    }


def label(kind: str) -> str:
    return f"{APPS.get(kind, 'initiatives')}_{kind}"


def opened(office, kind, page, row) -> str:
    args = [] if page in ("changelist", "add") else [row.pk]
    address = reverse(f"admin:{label(kind)}_{'change' if page == 'save' else page}", args=args)
    if page in ("save", "goback"):
        return str(office.client.post(address, {"before": timezone.now().isoformat()}).status_code)
    return str(office.client.get(address).status_code)


def page_of(office, page, offices) -> str:
    one, other = make.InitiativeFactory.create_batch(2)
    upload = Upload.objects.create(name="new.csv", uploaded_by=offices["ED"].user, sheets=[])
    kind = ContentType.objects.get_for_model(one).pk
    args = {
        "app_list": ["initiatives"],
        "import": [upload.pk],
        "import_remarks": [upload.pk],
        "import_done": [upload.pk],
        "import_template": ["sectors"],
        "twins": ["initiative"],
        "not-twins": ["initiative"],
        "merge-twins": ["initiative", one.pk, other.pk],
        "bring_back": ["initiative", one.pk],
        "propose-word": ["sector"],
        "propose-correction": ["initiative", one.pk],
        "view_on_site": [kind, one.pk],
        "end-sessions": [offices["new"].user.pk],
        "take-factor": [offices["new"].user.pk],
    }.get(page, [])
    ask = office.client.post if page in BUTTONS else office.client.get
    data = {"app_label": "initiatives", "model_name": "initiative", "field_name": "countries"}
    return str(
        ask(reverse(f"admin:{page}", args=args), {"one": one.pk, "other": other.pk, **data}).status_code
    )


class TestTheMatrix:
    @pytest.mark.parametrize("row", rows(RECORDS), ids=lambda row: f"{row.way} {row.state}")
    def test_says_who_opens_records(self, row, offices):
        for kind, factory in KINDS[row.way].items():
            codes = {}
            for name, office in offices.items():
                one = factory()
                codes[name] = opened(office, kind, row.state, one)
                if kind != "logentry":  # nobody deletes these
                    one.delete()
            assert (kind, codes) == (kind, row.cells)

    @pytest.mark.parametrize("row", rows(PAGES), ids=lambda row: row.way)
    def test_says_who_opens_pages(self, row, offices):
        assert {name: page_of(office, row.way, offices) for name, office in offices.items()} == row.cells

    def test_has_a_row_for_every_address_but_those_of_entries(self):
        pages = {row.way for row in rows(PAGES)}
        records = {
            f"{label(kind)}_{row.state}"
            for row in rows(RECORDS)
            for kind in KINDS[row.way]
            if row.state != "save"
        }
        of_entries = tuple(f"initiatives_{model.record()}_" for model in ENTRIES)
        left = {name for name in names() if not name.startswith(of_entries)} - OF_THE_ENTRANCE
        assert left - pages - records == {"auth_user_password_change"}
