"""Who may open what else in the office, cell by cell: every record that is no entry, and every page of its own."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from initiatives.models import Upload
from tests import factories as make
from tests.matrix import Nobody, focal_point, rows
from tests.office_doors import OF_THE_ENTRANCE, RECORDS, names
from tests.staff import Office

pytestmark = pytest.mark.django_db

KINDS = {
    "words": {
        "country": lambda: make.CountryFactory(iso2="MA"),
        "sector": make.SectorFactory,
        "framework": make.FrameworkFactory,
        "commitment": make.CommitmentFactory,
        "synonym": make.SynonymFactory,
    },
    "evidence": {"place": make.PlaceFactory, "source": make.SourceFactory},
    "competence": {"competence": make.CompetenceFactory},
    "meeting": {"meeting": make.MeetingFactory},
    "proposal": {"proposal": make.ProposalFactory},
    "search": {"savedsearch": make.SavedSearchFactory},
    "account": {"user": lambda: User.objects.create_user("reader")},
    "role": {
        "group": lambda: (
            User.objects.create_user("x") and __import__("django").contrib.auth.models.Group.objects.first()
        )
    },
    "invitation": {"invitation": make.InvitationFactory},
    "token": {"apitoken": make.ApiTokenFactory},
}
TABLE = """
x y | A
words       changelist,add,change,save,delete,history,goback | x
evidence    changelist,add,change,save,delete,history,goback | x
competence  changelist,add,change,save,delete,history,goback | x
meeting     changelist,add,change,save,delete,history,goback | x
proposal    changelist,add,change,save,delete,history,goback | x
search      changelist,add,change,save,delete,history,goback | x
account     changelist,add,change,save,delete,history,goback | x
role        changelist,add,change,save,delete,history,goback | x
invitation  changelist,add,change,save,delete,history,goback | x
token       changelist,add,change,save,delete,history,goback | x
"""
LABELS = {"user": "auth", "group": "auth"}


def offices():
    return {
        "A": Nobody(),
        "new": Office(name="new"),
        "NF": focal_point(name="focal"),
        "ED": Office("editor"),
        "PU": Office("publisher"),
        "AD": Office("administrator"),
    }


def opened(office, kind, page, row) -> int:
    name = f"admin:{LABELS.get(kind, 'initiatives')}_{kind}_{ {'save': 'change'}.get(page, page) }"
    address = reverse(name, args=[] if page in ("changelist", "add") else [row.pk])
    if page in ("save", "goback"):
        return office.client.post(address, {"before": timezone.now().isoformat()}).status_code
    return office.client.get(address).status_code
