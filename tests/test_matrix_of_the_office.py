"""Who sees and does what with an entry, cell by cell: every role, state and way in of the office."""

import pytest

from initiatives.models import Initiative
from tests import factories as make
from tests import ways_in
from tests.matrix import OTHER, OWN, entry_in, office_of, people, rows, shown_in, standing
from tests.office_doors import OF_THE_ENTRANCE, names
from tests.staff import Office
from tests.ways_in import DONE, SEEN

pytestmark = pytest.mark.django_db

# ✓: it is shown; –: the page comes without it; else the code of the answer. 302 leads to the entrance, or back to
# the front page as from what is not there. NF* is a focal point before an entry of a country that is not theirs.
SEES = """
way         state               | A    NF   NF*  ED   PU   AD
list        D,R,X               | 302  ✓    –    ✓    ✓    ✓
list        P′D,P′R             | 302  –    –    –    –    –
form        D,R,X               | 302  ✓    302  ✓    ✓    ✓
form        P                   | 302  ✓    ✓    ✓    ✓    ✓
form        P′D,P′R             | 302  ✓    –    ✓    ✓    ✓
history     D,R,X               | 302  ✓    302  ✓    ✓    ✓
history     P′D,P′R             | 302  ✓    –    ✓    ✓    ✓
comparison  D,R                 | 302  ✓    404  ✓    ✓    ✓
comparison  P′D,P′R             | 302  ✓    404  ✓    ✓    ✓
comments    D,R,P,X             | 302  ✓    404  ✓    ✓    ✓
preview     D,R,P′D,P′R,X       | 404  ✓    404  ✓    ✓    ✓
chooser     D,R,X               | 302  ✓    –    ✓    ✓    ✓
workbook    D,R,X               | 302  ✓    –    ✓    ✓    ✓
workbook    P′D                 | 302  –    –    –    –    –
trial       D,R                 | 302  ✓    –    ✓    ✓    ✓
trial       P′D                 | 302  ✓    –    ✓    ✓    ✓
"""
# ✓: it was done; else the code of the answer, and nothing has changed. Of what is refused in words, 200 is a form that
# says why, 302 a page with the message; an action that somebody is not offered is not taken.
DOES = """
way                      state       | A    NF   NF*  ED   PU   AD
save the form            D           | 302  ✓    302  ✓    ✓    ✓
save the form            R           | 302  403  302  ✓    ✓    ✓
save the form            P,P′D       | 302  ✓    403  ✓    ✓    ✓
save the form            P′R         | 302  403  403  ✓    ✓    ✓
save the form            X           | 302  403  302  403  403  403
save a part in the form  D           | 302  ✓    302  ✓    ✓    ✓
save a part in the form  P,P′D       | 302  ✓    403  ✓    ✓    ✓
save another country     D           | 302  200  302  ✓    ✓    ✓
save another country     P,P′D       | 302  200  403  ✓    ✓    ✓
save and submit          D           | 302  ✓    302  ✓    ✓    ✓
save and submit          P′D         | 302  ✓    403  ✓    ✓    ✓
submit together          D           | 302  ✓    302  ✓    ✓    ✓
submit together          P′D         | 302  ✓    403  ✓    ✓    ✓
submit together          P           | 302  302  403  302  302  302
recall                   R,P′R       | 302  ✓    403  ✓    ✓    ✓
return                   R,P′R       | 302  403  403  ✓    ✓    ✓
save and publish         D           | 302  403  302  403  302  302
save and publish         R           | 302  403  302  403  ✓    ✓
save and publish         P′D         | 302  403  403  403  302  302
save and publish         P′R         | 302  403  403  403  ✓    ✓
publish together         D,P′D       | 302  403  403  403  302  302
publish together         R,P′R       | 302  403  403  403  ✓    ✓
approve                  D,P′D       | 302  403  404  403  200  200
approve                  R,P′R       | 302  403  404  403  ✓    ✓
schedule                 R,P′R       | 302  403  404  403  ✓    ✓
withdraw                 P           | 302  403  403  403  ✓    ✓
withdraw together        P           | 302  302  302  302  ✓    ✓
ask to withdraw          D           | 302  200  403  200  403  403
ask to withdraw          P           | 302  ✓    403  ✓    403  403
restore                  X           | 302  ✓    403  ✓    ✓    ✓
restore together         X           | 302  302  302  ✓    ✓    ✓
check                    P           | 302  403  403  ✓    ✓    ✓
check together           P           | 302  302  302  ✓    ✓    ✓
give up                  P′D,P′R     | 302  ✓    403  ✓    ✓    ✓
go back                  D           | 302  ✓    404  ✓    ✓    ✓
go back                  R           | 302  403  404  ✓    ✓    ✓
go back                  P           | 302  ✓    404  ✓    ✓    ✓
go back                  X           | 302  403  404  403  403  403
delete                   D           | 302  ✓    302  ✓    ✓    ✓
delete                   R           | 302  403  302  ✓    ✓    ✓
delete                   P           | 302  403  403  403  403  403
delete                   X           | 302  403  302  403  403  403
delete together          D           | 302  302  302  ✓    ✓    ✓
delete together          P           | 302  302  302  403  403  403
erase                    X           | 302  403  403  403  403  ✓
erase                    P           | 302  403  403  403  403  200
import                   D,P         | 302  403  302  ✓    ✓    ✓
import                   R           | 302  302  302  ✓    ✓    ✓
import                   X           | 302  302  302  302  302  302
merge                    D,P         | 302  403  403  ✓    ✓    ✓
comment                  D,P         | 302  ✓    404  ✓    ✓    ✓
"""


@pytest.fixture(autouse=True)
def _there():
    make.CountryFactory(iso2=OWN, name_en="Morocco")
    make.CountryFactory(iso2=OTHER, name_en="France")
    ways_in.scribe.client = Office("editor", name="scribe").client


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


class TestTheMatrix:
    @pytest.mark.parametrize("row", rows(SEES), ids=lambda row: f"{row.way} {row.state}")
    def test_says_who_sees(self, row):
        cells = {column: seen(row, column, person) for column, person in people().items()}
        assert cells == row.cells

    @pytest.mark.parametrize("row", rows(DOES), ids=lambda row: f"{row.way} {row.state}")
    def test_says_who_does(self, row):
        cells = {column: done(row, column, person) for column, person in people().items()}
        assert cells == row.cells

    def test_has_a_way_through_every_address_of_an_entry(self):
        pages = {
            name.removeprefix("initiatives_initiative_")
            for name in names() - OF_THE_ENTRANCE
            if name.startswith("initiatives_initiative_")
        }
        assert pages - {way.door for way in (*SEEN.values(), *DONE.values())} == {"add", "translated"}

    def test_has_rows_for_every_way(self):
        assert {row.way for row in (*rows(SEES), *rows(DOES))} == {*SEEN, *DONE}


class TestANewEntry:
    """Of a country of the focal point, and of another."""

    @pytest.mark.parametrize("country", [OWN, OTHER])
    def test_is_begun_by_those_who_write_entries_of_that_country(self, country):
        begun = {}
        for column, person in people().items():
            if column == ("NF" if country == OTHER else "NF*"):
                continue
            office = office_of(column, person)
            form = ways_in.scribe.open(Initiative).type(key="new", title_en="New", countries=[country])
            form.type(kind="service", recorded_status="ongoing", scope="local")
            office.client.post(office.url(Initiative, "add"), {**form.fields, "_save": "Save"})
            begun[column] = Initiative.objects.filter(key="new").delete()[0] > 0
        focal = {"NF": True} if country == OWN else {"NF*": False}
        assert begun == {"A": False, **focal, "ED": True, "PU": True, "AD": True}
