"""The parts of records, each edited with the record that it belongs to."""

from django.utils.translation import gettext_lazy as _

from ..models import Citation, Commitment, Figure, FollowUp, Membership, Participation, Response
from .records import PartInline


class WidePart(PartInline):
    """With more fields than a line holds: they wrap, each under its label."""

    classes = ("wrapped",)


class Citations(PartInline):
    model = Citation
    fields = ("source", "locator", "position")
    autocomplete_fields = ("source",)
    list_select_related = ("source",)
    verbose_name = _("source")
    verbose_name_plural = _("sources")


class Figures(WidePart):
    model = Figure
    fields = (
        "measure",
        "label_en",
        "label_fr",
        "qualifier",
        "value",
        "unit_en",
        "unit_fr",
        "as_of",
        "source",
        "locator",
        "note_en",
        "note_fr",
    )
    autocomplete_fields = ("source",)
    list_select_related = ("source",)


class Participations(WidePart):
    model = Participation
    fields = ("role", "authority", "network", "since", "until", "source", "note_en", "note_fr")
    autocomplete_fields = ("authority", "network", "source")
    list_select_related = ("authority__country", "network", "source")
    verbose_name = _("participant")
    verbose_name_plural = _("participants: an authority or a network in each row")


class Responses(PartInline):
    model = Response
    fields = ("challenge", "how_en", "how_fr")
    autocomplete_fields = ("challenge",)
    list_select_related = ("challenge",)


class Members(PartInline):
    model = Membership
    fk_name = "network"
    fields = ("authority", "member_network", "since", "until", "source")
    autocomplete_fields = ("authority", "member_network", "source")
    list_select_related = ("authority__country", "member_network", "source")
    verbose_name_plural = _("members: an authority or a network in each row")


class FollowUps(WidePart):
    model = FollowUp
    fields = ("on", "status", "text_en", "text_fr", "by", "evidence")
    autocomplete_fields = ("by", "evidence")
    list_select_related = ("by__country", "evidence")


class Commitments(PartInline):
    model = Commitment
    fields = ("code", "position", "title_en", "title_fr")
