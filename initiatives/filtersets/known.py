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

COUNTRIES = Listed(
    Country.objects,
    "iso2",
    _("ISO 3166-1 alpha-2 code, such as MA."),
    _("No country of the catalogue has the code “{value}”."),
)
SECTORS = Listed(
    Sector.objects, "key", _("Key of a sector, such as health."), _("No sector has the key “{value}”.")
)
AUTHORITIES = Listed(
    Authority.objects.published(), "key", _("Key of an authority."), _("No authority has the key “{value}”.")
)
NETWORKS = Listed(
    Network.objects.published(), "key", _("Key of a network."), _("No network has the key “{value}”.")
)
CHALLENGES = Listed(
    Challenge.objects.published(), "key", _("Key of a challenge."), _("No challenge has the key “{value}”.")
)
MEETINGS = Listed(Meeting.objects, "key", _("Key of a meeting."), _("No meeting has the key “{value}”."))
FRAMEWORKS = Listed(
    Framework.objects, "key", _("Key of a framework."), _("No framework has the key “{value}”.")
)
COMMITMENTS = Listed(
    Commitment.objects.with_reference(),
    "ref",
    _("Reference of a commitment: framework, colon, code, such as gcm:16."),
    _("No commitment has the reference “{value}”. Write framework, colon, code, such as gcm:16."),
)
