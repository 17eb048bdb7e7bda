"""The comparison of initiatives: which are chosen in the address, and what is said of those that are not."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ..models import Initiative
from .frame import Page
from .metadata import NOT_INDEXED
from .present import Shape, url_of
from .side_by_side import compared
from .texts import label

FEWEST, MOST = 2, 4
MOST_READ = 20  # of the numbers in an address; nobody ticks as many
LONGEST_NUMBER = 9  # digits: more do not fit where numbers are kept


def compare_url(numbers: Iterable[int]) -> str:
    query = urlencode([("id", number) for number in numbers])
    return f"{reverse('initiative-compare')}?{query}" if query else reverse("initiative-compare")


def tick(initiative: Any, chosen: Iterable[Any] = ()) -> Shape:
    """The box that chooses an initiative for the comparison, kept by the form of the filters."""
    return {
        "form": "filters",
        "name": "id",
        "value": str(initiative.number),
        "label": _("Compare"),
        "checked": initiative in chosen,
    }


def tick_by_name(initiative: Any) -> Shape:
    """The box of one whose card is not there: on another page, or not among the answers any more."""
    title = label(initiative)
    return {**tick(initiative, [initiative]), "label": title.text, "lang": title.lang}


class Chosen(NamedTuple):
    initiatives: list[Any]
    refused: list[str]  # what is no number of anything published, whatever else it may be
    too_many: bool


def ticked(request: HttpRequest) -> list[Any]:
    """The initiatives ticked on a list, on whichever of its pages, as the address names them."""
    numbers = list(_numbers(_asked(request)).values())
    if not numbers:
        return []
    published: Any = Initiative.objects.published().filter(number__in=numbers)
    return sorted(published, key=lambda each: numbers.index(each.number))


def choose(request: HttpRequest) -> Chosen:
    """The initiatives named in the address, in its order. Queries do not depend on how many."""
    asked = _asked(request)
    numbers = _numbers(asked)
    published: Any = Initiative.objects.published().filter(number__in=numbers.values())
    known = set(published.values_list("number", flat=True))
    found = list(dict.fromkeys(number for number in numbers.values() if number in known))
    loaded = {each.number: each for each in published.filter(number__in=found[:MOST]).with_details()}
    return Chosen(
        initiatives=[loaded[number] for number in found[:MOST] if number in loaded],
        refused=[value for value in asked[:MOST_READ] if numbers.get(value) not in known],
        too_many=len(found) > MOST or len(asked) > MOST_READ,
    )


def _asked(request: HttpRequest) -> list[str]:
    return list(dict.fromkeys(value for value in request.GET.getlist("id") if value))


def _numbers(asked: list[str]) -> dict[str, int]:
    return {value: int(value) for value in asked[:MOST_READ] if _may_be_a_number(value)}


def _may_be_a_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER


class Compare(Page):
    template_name = "initiatives/compare.html"
    title = gettext_lazy("Compare initiatives")
    for_robots = NOT_INDEXED

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.chosen = choose(self.request)
        initiatives = self.chosen.initiatives
        groups = compared(initiatives) if len(initiatives) >= FEWEST else []
        rows = [row for group in groups for row in group["rows"]]
        return super().get_context_data(
            notices=self._notices(),
            trail=[(_("Initiatives"), reverse("initiative-list"))],
            suggestions=self._suggestions(),
            columns=[self._column(initiative) for initiative in initiatives],
            width=len(initiatives) + 1,
            action=reverse("initiative-compare"),
            numbers=[each.number for each in initiatives],
            has_room=len(initiatives) < MOST,
            groups=groups,
            rows=len(rows),
            agreeing=sum(row["agrees"] for row in rows),
            **kwargs,
        )

    def address(self, language: str) -> str:
        with override(language):
            return compare_url(each.number for each in self.chosen.initiatives)

    def question(self) -> str:
        return self.address("en").partition("?")[2]

    def describe(self, context: dict[str, Any]) -> str:
        names = "; ".join(column["title"] for column in context["columns"])
        return names or str(self.title)

    def _notices(self) -> list[str]:
        sentence = _("“%(value)s” is not the number of a published initiative; it was left out.")
        notices = [sentence % {"value": value[:80]} for value in self.chosen.refused]
        if self.chosen.too_many:
            notices.append(_("At most four initiatives can be compared. These are the first four."))
        return notices

    def _suggestions(self) -> list[Shape]:
        sentence = _("“%(title)s” is chosen. Choose at least one more.")
        chosen = [{"text": sentence % {"title": label(each).text}} for each in self.chosen.initiatives]
        return [*chosen, {"text": _("To the list of initiatives"), "url": reverse("initiative-list")}]

    def _column(self, initiative: Any) -> Shape:
        title = label(initiative)
        others = [each.number for each in self.chosen.initiatives if each is not initiative]
        return {
            "title": title.text,
            "lang": title.lang,
            "url": url_of(initiative),
            "without": compare_url(others),
        }
