"""What visitors may ask of each list. Pages, the API and exports all use these."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet

from . import search
from .facets import Closed, Counts, Known, Listed, Terms, count
from .models import (
    Authority,
    Challenge,
    Commitment,
    Country,
    Framework,
    Initiative,
    Meeting,
    Network,
    Recommendation,
    Sector,
)
from .querysets import (
    AuthorityQuerySet,
    ChallengeQuerySet,
    EntryQuerySet,
    InitiativeQuerySet,
    NetworkQuerySet,
    RecommendationQuerySet,
)
from .vocabularies import (
    AuthorityKind,
    Continent,
    DialogueStatus,
    FollowUpStatus,
    InitiativeKind,
    Level,
    Mandate,
    MeetingFormat,
    Role,
    Scope,
    SourceKind,
    Status,
    Theme,
)

PAGE_SIZE, LARGEST_PAGE = 25, 200

COUNTRIES = Listed(Country.objects, "iso2", _("No country of the catalogue has the code “{value}”."))
SECTORS = Listed(Sector.objects, "key", _("No sector has the key “{value}”."))
AUTHORITIES = Listed(Authority.objects.published(), "key", _("No authority has the key “{value}”."))
NETWORKS = Listed(Network.objects.published(), "key", _("No network has the key “{value}”."))
CHALLENGES = Listed(Challenge.objects.published(), "key", _("No challenge has the key “{value}”."))
MEETINGS = Listed(Meeting.objects, "key", _("No meeting has the key “{value}”."))
FRAMEWORKS = Listed(Framework.objects, "key", _("No framework has the key “{value}”."))
COMMITMENTS = Listed(
    Commitment.objects.with_reference(),
    "ref",
    _("No commitment has the reference “{value}”. Write framework, colon, code, such as gcm:16."),
)


# Fields: from the text of a parameter to a value, or to a sentence that says what to write


class CodesField(forms.Field):
    """The values of a repeated parameter, each known to its vocabulary."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, known: Known, **kwargs: Any) -> None:
        self.known = known
        super().__init__(**kwargs)

    def to_python(self, value: Sequence[str] | None) -> list[str]:
        return list(dict.fromkeys(code for code in value or [] if code))

    def validate(self, value: list[str]) -> None:
        if refused := self.known.refuse(value):
            raise ValidationError(refused)


class WordsField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=search.LONGEST, **kwargs)

    def clean(self, value: Any) -> search.Words | None:
        typed = super().clean(value)
        if not typed:
            return None
        words = search.read(typed)
        if words.number > search.MOST_TERMS:
            raise ValidationError(_("Search for at most 20 words at a time."))
        return words


class YearField(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        message = _("Give the year with four digits, between 1800 and 2100.")
        messages = dict.fromkeys(("invalid", "min_value", "max_value"), message)
        super().__init__(min_value=1800, max_value=2100, error_messages=messages, **kwargs)


class MomentField(forms.CharField):
    """An ISO 8601 day or moment; without an offset it is in UTC."""

    def clean(self, value: Any) -> datetime | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            # A plus sign that was not escaped in the address arrives as a space.
            moment = parse_datetime(typed.replace(" ", "+")) or parse_datetime(typed)
            day = None if moment else parse_date(typed)
        except ValueError:
            moment = day = None
        if day:
            moment = datetime.combine(day, time.min)
        if moment is None:
            raise ValidationError(_("Write the day or the moment as 2026-11-24 or 2026-11-24T08:30:00Z."))
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


# Filters: from a parameter to a word of the querysets


class Facet(Filter):  # type: ignore[misc]
    """Codes, of which one must hold. `counted` facets show how many answers each value has."""

    field_class = CodesField

    def __init__(
        self, word: Callable[..., Any], known: Known, label: Any, *, counted: bool = True, **kwargs: Any
    ) -> None:
        self.word, self.known, self.counted = word, known, counted
        super().__init__(label=label, known=known, **kwargs)

    def filter(self, qs: Any, value: Sequence[str]) -> Any:
        return self.word(qs, *value) if value else qs


class Question(Filter):  # type: ignore[misc]
    """One value, handed to one word of the queryset."""

    def __init__(self, word: Callable[..., Any], field: type[forms.Field], label: Any, **kwargs: Any) -> None:
        self.word, self.field_class = word, field
        super().__init__(label=label, **kwargs)

    def filter(self, qs: Any, value: Any) -> Any:
        return qs if value is None else self.word(qs, value)


class Control(Filter):  # type: ignore[misc]
    """A parameter that shapes the answer but never decides what is in it."""

    def __init__(self, field: type[forms.Field], label: Any, **kwargs: Any) -> None:
        self.field_class = field
        super().__init__(label=label, **kwargs)

    def filter(self, qs: Any, value: Any) -> Any:
        return qs


def _field_in(path: str) -> Callable[..., Any]:
    """The word for a vocabulary that has no editorial state: one of the values stands in the field."""

    def word(qs: Any, *values: str) -> Any:
        return qs.filter(**{f"{path}__in": values})

    return word


def _titled(qs: Any, typed: str) -> Any:
    """Every word stands in the title, in either language, or in the publisher's name."""
    for word in typed.split()[: search.MOST_TERMS]:
        in_title = Q(title_en__icontains=word) | Q(title_fr__icontains=word) | Q(publisher__icontains=word)
        qs = qs.filter(in_title)
    return qs


def _matching(qs: Any, words: search.Words) -> Any:
    """What was typed but holds no word finds nothing, rather than everything."""
    return qs.matching(words) if words else qs.none()


class PagedFilterSet(FilterSet):  # type: ignore[misc]
    """What the lists of all resources understand."""

    fields = Control(forms.CharField, _("Fields"))
    page = Control(forms.IntegerField, _("Page"), min_value=1, max_value=1_000_000)
    page_size = Control(forms.IntegerField, _("Entries on a page"), min_value=1, max_value=LARGEST_PAGE)

    @property
    def unknown(self) -> list[str]:
        """Parameters of the address that this list does not understand."""
        return [name for name in self.data or {} if name not in self.filters]

    @property
    def known(self) -> list[str]:
        return sorted(self.filters)

    @property
    def asked(self) -> dict[str, Any]:
        return self.form.cleaned_data if self.is_valid() else {}

    @property
    def page_asked(self) -> int:
        return self.asked.get("page") or 1

    @property
    def page_size_asked(self) -> int:
        return self.asked.get("page_size") or PAGE_SIZE

    @property
    def qs(self) -> Any:
        """What is asked for; nothing where the question is faulty."""
        return self._filtered(self.filters) if self.is_valid() else self.queryset.none()

    def _filtered(self, names: Iterable[str]) -> QuerySet[Any]:
        queryset: QuerySet[Any] = self.queryset.all()
        for name in names:
            queryset = self.filters[name].filter(queryset, self.asked[name])
        return queryset


class ListFilterSet(PagedFilterSet):
    """What the lists of entries understand. Subclasses add facets and name what can order them."""

    orders: ClassVar[Mapping[str, str]] = {}
    own_terms: ClassVar[Terms] = Terms()

    q = Question(_matching, WordsField, _("Words"))
    updated_since = Question(EntryQuerySet.changed_since, MomentField, _("Changed since"))
    ordering = Control(forms.CharField, _("Order"))
    facets = Control(forms.ChoiceField, _("Counts"), choices=[("0", "0"), ("1", "1")])

    def get_form_class(self) -> type[forms.Form]:
        fields = {name: each.field for name, each in self.filters.items()}
        return type("ListForm", (ListForm,), {"orders": self.order_names, **fields})

    @property
    def order_names(self) -> list[str]:
        return [*self.orders, *(f"-{name}" for name in self.orders), "relevance"]

    @property
    def counted(self) -> dict[str, Facet]:
        return {name: f for name, f in self.filters.items() if isinstance(f, Facet) and f.counted}

    @property
    def chosen(self) -> dict[str, list[str]]:
        """The counted facets in which something is chosen, with what is."""
        return {name: self.asked[name] for name in self.counted if self.asked.get(name)}

    @property
    def wants_facets(self) -> bool:
        return self.asked.get("facets") == "1"

    @property
    def qs(self) -> Any:
        """The entries asked for, in the order asked for."""
        return self._ordered(super().qs) if self.is_valid() else super().qs

    def count_facets(self) -> Counts:
        """How many answers each value of each facet has, and the total, in one statement.

        The counts of a facet ignore what is chosen in that facet itself.
        """
        base = self._filtered(name for name in self.filters if name not in self.counted)
        return count(base, self.own_terms, list(self.counted), self.chosen)

    def _ordered(self, queryset: Any) -> Any:
        order, words = self.asked["ordering"], self.asked["q"]
        if words and order in ("", "relevance"):
            return queryset.most_relevant_first(words)
        if order in ("", "relevance"):
            return queryset.by_label()
        field = self.orders[order.removeprefix("-")]
        return queryset.order_by(f"-{field}" if order.startswith("-") else field, "id")


class ListForm(forms.Form):
    orders: ClassVar[Sequence[str]] = ()

    def clean_ordering(self) -> str:
        asked = self.cleaned_data["ordering"] or ""
        if asked and asked not in self.orders:
            raise ValidationError(
                _("“%(asked)s” is no order of this list. Known: %(known)s.")
                % {"asked": asked, "known": ", ".join(self.orders)}
            )
        return str(asked)


# The lists


class InitiativeFilterSet(ListFilterSet):
    orders = {
        "title_en": "doc__sort_en",
        "title_fr": "doc__sort_fr",
        "started_in": "doc__started_in",
        "ended_in": "doc__ended_in",
        "updated_at": "doc__changed_at",
        "id": "number",
    }
    own_terms = Terms(status=True)

    level = Facet(InitiativeQuerySet.in_level, Closed(Level), _("Level"))
    joins = Facet(InitiativeQuerySet.joining_levels, Closed(Level), _("Joins levels"), counted=False)
    country = Facet(InitiativeQuerySet.for_country, COUNTRIES, _("Country"))
    continent = Facet(InitiativeQuerySet.on_continent, Closed(Continent), _("Continent"))
    sector = Facet(InitiativeQuerySet.in_sector, SECTORS, _("Sector"))
    kind = Facet(InitiativeQuerySet.of_kind, Closed(InitiativeKind), _("Kind"))
    status = Facet(InitiativeQuerySet.standing, Closed(Status), _("Status"))
    scope = Facet(InitiativeQuerySet.with_scope, Closed(Scope), _("Scope"))
    role = Facet(InitiativeQuerySet.with_role, Closed(Role), _("Role"))
    challenge = Facet(InitiativeQuerySet.for_challenge, CHALLENGES, _("Challenge"))
    commitment = Facet(InitiativeQuerySet.under_commitment, COMMITMENTS, _("Commitment"))
    network = Facet(InitiativeQuerySet.in_network, NETWORKS, _("Network"))
    authority = Facet(InitiativeQuerySet.with_authority, AUTHORITIES, _("Authority"))
    missing = Facet(
        InitiativeQuerySet.missing,
        Closed(
            {
                "start_year": _("First year"),
                "end_year": _("Last year"),
                "country": _("Country"),
                "place": _("Place"),
                "sector": _("Sector"),
                "challenge": _("Challenge"),
                "commitment": _("Commitment"),
                "website": _("Website"),
                "english": _("English text"),
                "french": _("French text"),
                "verification": _("Check by the Secretariat"),
            }
        ),
        _("Not recorded"),
    )
    year = Question(InitiativeQuerySet.running_in, YearField, _("Running in"))
    started_after = Question(InitiativeQuerySet.started_after, YearField, _("Started after"))
    started_before = Question(InitiativeQuerySet.started_before, YearField, _("Started before"))


class AuthorityFilterSet(ListFilterSet):
    orders = {
        "name_en": "doc__sort_en",
        "name_fr": "doc__sort_fr",
        "updated_at": "doc__changed_at",
        "id": "number",
    }

    level = Facet(AuthorityQuerySet.in_level, Closed(Level), _("Level"))
    country = Facet(AuthorityQuerySet.for_country, COUNTRIES, _("Country"))
    continent = Facet(AuthorityQuerySet.on_continent, Closed(Continent), _("Continent"))
    kind = Facet(AuthorityQuerySet.of_kind, Closed(AuthorityKind), _("Kind"))
    role = Facet(AuthorityQuerySet.with_role, Closed(Role), _("Role"))
    network = Facet(AuthorityQuerySet.in_network, NETWORKS, _("Network"))
    missing = Facet(
        AuthorityQuerySet.missing,
        Closed(
            {
                "coordinates": _("Coordinates"),
                "website": _("Website"),
                "initiative": _("Initiative"),
                "english": _("English text"),
                "french": _("French text"),
                "verification": _("Check by the Secretariat"),
            }
        ),
        _("Not recorded"),
    )


class NetworkFilterSet(ListFilterSet):
    orders = {
        "name_en": "doc__sort_en",
        "name_fr": "doc__sort_fr",
        "founded_in": "doc__started_in",
        "updated_at": "doc__changed_at",
        "id": "number",
    }

    scope = Facet(NetworkQuerySet.with_scope, Closed(Scope), _("Scope"))
    level = Facet(NetworkQuerySet.in_level, Closed(Level), _("Level of members"))
    country = Facet(NetworkQuerySet.for_country, COUNTRIES, _("Country of members"))
    continent = Facet(NetworkQuerySet.on_continent, Closed(Continent), _("Continent of members"))
    role = Facet(NetworkQuerySet.with_role, Closed(Role), _("Role"))
    authority = Facet(NetworkQuerySet.with_authority, AUTHORITIES, _("Member authority"))
    network = Facet(NetworkQuerySet.in_network, NETWORKS, _("Belongs to"))
    missing = Facet(
        NetworkQuerySet.missing,
        Closed(
            {
                "founding_year": _("Founding year"),
                "member": _("Member"),
                "website": _("Website"),
                "english": _("English text"),
                "french": _("French text"),
                "verification": _("Check by the Secretariat"),
            }
        ),
        _("Not recorded"),
    )


class ChallengeFilterSet(ListFilterSet):
    orders = {
        "title_en": "doc__sort_en",
        "title_fr": "doc__sort_fr",
        "updated_at": "doc__changed_at",
        "id": "number",
    }

    level = Facet(ChallengeQuerySet.in_level, Closed(Level), _("Level concerned"))
    theme = Facet(ChallengeQuerySet.on_theme, Closed(Theme), _("Theme"))
    missing = Facet(
        ChallengeQuerySet.missing,
        Closed(
            {
                "initiative": _("Initiative that responds"),
                "recommendation": _("Recommendation that answers"),
                "english": _("English text"),
                "french": _("French text"),
                "verification": _("Check by the Secretariat"),
            }
        ),
        _("Not recorded"),
    )


class RecommendationFilterSet(ListFilterSet):
    orders = {
        "title_en": "doc__sort_en",
        "title_fr": "doc__sort_fr",
        "updated_at": "doc__changed_at",
        "id": "number",
    }

    level = Facet(RecommendationQuerySet.in_level, Closed(Level), _("Level addressed"))
    challenge = Facet(RecommendationQuerySet.for_challenge, CHALLENGES, _("Challenge"))
    meeting = Facet(RecommendationQuerySet.from_meeting, MEETINGS, _("Meeting"))
    followup = Facet(RecommendationQuerySet.followed_up, Closed(FollowUpStatus), _("Follow-up"))
    missing = Facet(
        RecommendationQuerySet.missing,
        Closed(
            {
                "evidence": _("Evidence"),
                "followup": _("Follow-up"),
                "meeting": _("Meeting"),
                "english": _("English text"),
                "french": _("French text"),
                "verification": _("Check by the Secretariat"),
            }
        ),
        _("Not recorded"),
    )


class CountryFilterSet(PagedFilterSet):
    continent = Facet(_field_in("continent"), Closed(Continent), _("Continent"))
    dialogue_status = Facet(_field_in("dialogue_status"), Closed(DialogueStatus), _("Place in the Dialogue"))


class CommitmentFilterSet(PagedFilterSet):
    framework = Facet(_field_in("framework__key"), FRAMEWORKS, _("Framework"))


class CompetenceFilterSet(PagedFilterSet):
    country = Facet(_field_in("country_id"), COUNTRIES, _("Country"))
    sector = Facet(_field_in("sector__key"), SECTORS, _("Sector"))
    level = Facet(_field_in("level"), Closed(Level), _("Level"))
    mandate = Facet(_field_in("mandate"), Closed(Mandate), _("Mandate"))


class SourceFilterSet(PagedFilterSet):
    q = Question(_titled, forms.CharField, _("Words in the title"), max_length=search.LONGEST)
    kind = Facet(_field_in("kind"), Closed(SourceKind), _("Kind"))


class MeetingFilterSet(PagedFilterSet):
    format = Facet(_field_in("format"), Closed(MeetingFormat), _("Format"))
    chair = Facet(_field_in("chair_id"), COUNTRIES, _("Chair"))


FILTERSETS: Mapping[type, type[ListFilterSet]] = {
    Initiative: InitiativeFilterSet,
    Authority: AuthorityFilterSet,
    Network: NetworkFilterSet,
    Challenge: ChallengeFilterSet,
    Recommendation: RecommendationFilterSet,
}
