"""An initiative of which a list tells something in every column."""

from initiatives.models import Initiative
from tests import factories as make


def listed_shelter() -> Initiative:
    shelter = make.shelter_of_rennes(
        city={"name_en": "Rennes", "name_fr": "Rennes", "latitude": "48.11", "longitude": "-1.68"},
        summary_en="Beds.",
        summary_fr="Des lits.",
        started_in=2019,
    )
    shelter.sectors.add(make.SectorFactory(key="housing"))
    return Initiative.objects.select_related("doc").get(pk=shelter.pk)
