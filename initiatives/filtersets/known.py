"""The vocabularies in the database whose values visitors may name. What is hidden is unknown here."""

from django.utils.translation import gettext_lazy as _

from ..facets import Listed
from ..models import (
    Authority,
    Challenge,
    Commitment,
    Country,
    Framework,
    Meeting,
    Network,
    Sector,
)

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
