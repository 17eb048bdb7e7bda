"""What is wrong with the links of one record, for whoever has its form open."""

from django.db.models import Model, Q

from ..models import OWNERS, LinkCheck, Source
from .rounds import addresses_in


def to_mend(row: Model) -> list[LinkCheck]:
    """Its own addresses and those of the sources of it and of its figures, if they are dead or have moved."""
    name = str(row._meta.model_name)
    own = [getattr(row, field) for field in addresses_in(type(row))]
    wanted = Q(address__in=own)
    if name in OWNERS:
        rests_on = Q(**{f"citations__{name}": row}) | Q(**{f"figures__{name}": row})
        wanted |= Q(address__in=Source.objects.order_by().filter(rests_on).values("url"))
    elif not own:
        return []
    return list(LinkCheck.objects.to_mend().filter(wanted))
