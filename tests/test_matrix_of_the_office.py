"""Who sees and does what with an entry, cell by cell: every role, state and way in of the office."""

import pytest

from initiatives.models import Initiative
from tests import factories as make
from tests import ways_in
from tests.matrix import OTHER, OWN, entry_in, office_of, people, rows, shown_in, standing
from tests.staff import Office
from tests.ways_in import DONE, SEEN

pytestmark = pytest.mark.django_db

# ✓ it is shown; – the page comes without it. NF* is a focal point before an entry of another country.
SEES = """
way         state      | A    NF  NF*  ED  PU  AD
list        D,R,X      | 302  ✓   –    ✓   ✓   ✓
list        P′D,P′R    | 302  –   –    –   –   –
form        D,R,X      | 302  ✓   302  ✓   ✓   ✓
form        P          | 302  ✓   ✓    ✓   ✓   ✓
form        P′D,P′R    | 302  ✓   –    ✓   ✓   ✓
history     D,R,X      | 302  ✓   302  ✓   ✓   ✓
history     P′D,P′R    | 302  ✓   –    ✓   ✓   ✓
comparison  D,R        | 302  ✓   404  ✓   ✓   ✓
comparison  P′D,P′R    | 302  ✓   404  ✓   ✓   ✓
comments    D,R,P,X    | 302  ✓   404  ✓   ✓   ✓
preview     D,R,P′D,P′R,X | 404  ✓  404  ✓   ✓   ✓
chooser     D,R,X      | 302  ✓   –    ✓   ✓   ✓
workbook    D,R,X      | 302  ✓   –    ✓   ✓   ✓
"""
# ✓ it was done; else the answer, and nothing has changed.
DOES = """
way                      state      | A    NF   NF*  ED   PU   AD
save the form            D          | 302  ✓    302  ✓    ✓    ✓
save the form            R,P′R      | 302  403  403  ✓    ✓    ✓
"""


@pytest.fixture
def _people():
    make.CountryFactory(iso2=OWN, name_en="Morocco")
    make.CountryFactory(iso2=OTHER, name_en="France")
    ways_in._sent.client = Office("editor", name="scribe").client


def seen(row, column, person) -> str:
    entry = entry_in(row.state, column)
    status, text = SEEN[row.way].go(office_of(column, person), entry)
    Initiative.objects.filter(pk=entry.pk).update(title_en="Seen", title_fr="")
    return "✓" if shown_in(row.state) in text else "–" if status == 200 else str(status)


def done(row, column, person) -> str:
    entry = entry_in(row.state, column)
    before = standing(entry)
    status, _text = DONE[row.way].go(office_of(column, person), entry)
    return str(status) if standing(entry) == before else "✓"


@pytest.mark.usefixtures("_people")
class TestTheMatrix:
    @pytest.mark.parametrize("row", rows(SEES), ids=lambda row: f"{row.way} {row.state}")
    def test_says_who_sees(self, row):
        cells = {column: seen(row, column, person) for column, person in people().items()}
        assert cells == row.cells

    @pytest.mark.parametrize("row", rows(DOES), ids=lambda row: f"{row.way} {row.state}")
    def test_says_who_does(self, row):
        cells = {column: done(row, column, person) for column, person in people().items()}
        assert cells == row.cells
