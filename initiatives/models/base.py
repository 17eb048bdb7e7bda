"""What every entry shares: identity, editorial state, dates, and the fields and rules it is made of."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import F, Func, IntegerField, Q
from django.db.models.lookups import Exact
from django.utils.text import format_lazy, slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..vocabularies import Language, State

FIRST_YEAR, LAST_YEAR = 1800, 2100

is_key = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
    _("A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”."),
)


class WebAddressField(models.URLField):  # type: ignore[type-arg]
    """A public address. Only http and https: nothing that a browser would run."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 500)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})


class KeyField(models.CharField):  # type: ignore[type-arg]
    """The stable name of a record in import and export files and in the API."""

    def __init__(self, verbose_name: Any = _("key"), **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault("unique", True)
        kwargs.setdefault("validators", [is_key])
        kwargs.setdefault(
            "help_text",
            _("Stable name in files and in the API. Choose it once; do not change it after publication."),
        )
        super().__init__(verbose_name, **kwargs)

    def deconstruct(self) -> Any:
        """Migrations leave out what Django holds for the default; here the default is another."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "unique": self.unique}


def year_field(label: Any, **kwargs: Any) -> Any:
    return models.PositiveSmallIntegerField(label, null=True, blank=True, **kwargs)


def year_is_plausible(field: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (FIRST_YEAR, LAST_YEAR)}),
        name=name,
        violation_error_message=_("Give the year with four digits, between 1800 and 2100."),
    )


def years_in_order(first: str, last: str, name: str, message: Any) -> models.CheckConstraint:
    in_order = Q(**{f"{last}__gte": F(first)})
    open_ended = Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True})
    return models.CheckConstraint(condition=open_ended | in_order, name=name, violation_error_message=message)


def only_web_address(field: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": r"^https?://[^\s]+$"}),
        name=name,
        violation_error_message=_("Give an address that begins with http:// or https://."),
    )


def one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}),
        name=name,
        violation_error_message=format_lazy(_("Choose one of: {codes}."), codes=", ".join(choices.values)),
    )


def coordinates_in_range(name: str) -> list[models.BaseConstraint]:
    neither = Q(latitude__isnull=True, longitude__isnull=True)
    both = Q(latitude__isnull=False, longitude__isnull=False)
    in_range = Q(latitude__range=(-90, 90), longitude__range=(-180, 180))
    return [
        models.CheckConstraint(
            condition=neither | both,
            name=f"{name}_has_both_coordinates_or_neither",
            violation_error_message=_("Give both latitude and longitude, or neither."),
        ),
        models.CheckConstraint(
            condition=Q(latitude__isnull=True) | Q(longitude__isnull=True) | in_range,
            name=f"{name}_coordinates_are_on_earth",
            violation_error_message=_("Latitude lies between -90 and 90, longitude between -180 and 180."),
        ),
    ]


def exactly_one(fields: tuple[str, ...], name: str, message: Any) -> models.CheckConstraint:
    given = Func(*map(F, fields), function="num_nonnulls", output_field=IntegerField())
    return models.CheckConstraint(condition=Exact(given, 1), name=name, violation_error_message=message)


class Labelled(models.Model):
    """A record that is called by a title or a name, in both languages."""

    label_field: ClassVar[str] = "title"

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label

    @property
    def label_en(self) -> str:
        return str(getattr(self, f"{self.label_field}_en"))

    @property
    def label_fr(self) -> str:
        return str(getattr(self, f"{self.label_field}_fr"))

    @property
    def label(self) -> str:
        """In the reader's language where there is one, else in the other."""
        french = (get_language() or "en").startswith("fr")
        return (self.label_fr or self.label_en) if french else (self.label_en or self.label_fr)


class Entry(Labelled):
    """A public record: permanent number, stable key, editorial state, and what staff know of it."""

    number = models.PositiveIntegerField(
        _("number"),
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text=_("Permanent public number, given at first publication and never used again."),
    )
    key = KeyField()
    state = models.CharField(
        _("state"), max_length=20, choices=State, default=State.DRAFT, editable=False, db_index=True
    )
    aliases = ArrayField(
        models.CharField(max_length=200),
        verbose_name=_("other names"),
        default=list,
        blank=True,
        help_text=_(
            "Acronyms, former names and spellings under which people look for it, separated by commas."
        ),
    )
    original_language = models.CharField(
        _("original language"), max_length=2, choices=Language, default=Language.EN
    )
    last_verified_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody last compared this entry with its sources."),
    )
    internal_note = models.TextField(
        _("internal note"), blank=True, help_text=_("For colleagues only; never shown to the public.")
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
        help_text=_("Where readers of this entry are sent when it is withdrawn."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)
    published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    archived_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish")

    @classmethod
    def record(cls) -> str:
        """The record's name in files, URLs and the API, such as “initiative”."""
        return str(cls._meta.model_name)

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def slug(self) -> str:
        return slug_of(self.label, self.key)


def slug_of(label: str, key: str) -> str:
    """What stands in an address after the number, for whoever reads it."""
    return slugify(label)[:80].strip("-") or key


def entry_constraints(record: str) -> list[models.BaseConstraint]:
    """The rules of one row that hold for every kind of entry."""
    return [
        one_of("state", State, f"{record}_state_is_known"),
        one_of("original_language", Language, f"{record}_original_language_is_known"),
        models.CheckConstraint(
            condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
            name=f"{record}_does_not_succeed_itself",
            violation_error_message=_("An entry cannot be its own successor."),
        ),
    ]
