"""Every change of every record and relation, kept by triggers whoever writes: forms, imports, plain SQL."""

from collections.abc import Iterator
from typing import Any

import pghistory
from django.db.models import Model

from .authorities import Authority
from .evidence import OWNERS, Citation, Figure, Source
from .frameworks import Commitment, Competence, Framework
from .guidance import Challenge, FollowUp, Recommendation
from .initiatives import Initiative, Participation, Response
from .meetings import Meeting
from .networks import Membership, Network
from .places import Country, Place, Sector
from .synonyms import Synonym
from .versions import ENTRY_NAMES, NextVersion

RECORDS: tuple[type[Model], ...] = (
    Authority,
    Network,
    Initiative,
    Challenge,
    Recommendation,
    Participation,
    Response,
    Membership,
    FollowUp,
    Citation,
    Figure,
    Source,
    Competence,
    Framework,
    Commitment,
    Meeting,
    Country,
    Place,
    Sector,
    Synonym,
    NextVersion,
)
WHEN_WRITTEN = ("created_at", "updated_at")  # a change of these alone tells nothing


PART_OF: dict[type[Model], tuple[str, ...]] = {
    Participation: ("initiative",),
    Response: ("initiative",),
    Membership: ("network",),
    FollowUp: ("recommendation",),
    Citation: OWNERS,
    Figure: OWNERS,
    NextVersion: ENTRY_NAMES,
}


def _links(model: type[Model]) -> Iterator[tuple[Any, str]]:
    """The tables of relations to several records that are no records themselves, and whose they are.

    Migrations know such a table by a proxy only; without one it could have no triggers.
    """
    for field in model._meta.local_many_to_many:
        through: Any = field.remote_field.through
        if through._meta.auto_created:
            name = f"{model.__name__}{field.name.capitalize()}"
            options = {"proxy": True, "default_permissions": (), "verbose_name": field.verbose_name}
            meta = type("Meta", (), {**options, "app_label": "initiatives"})
            yield type(name, (through,), {"__module__": __name__, "Meta": meta}), field.m2m_field_name()


LINKS = {link: (owner,) for model in RECORDS for link, owner in _links(model)}
PART_OF |= LINKS


def _history_of(model: type[Model]) -> Any:
    names = {field.name for field in model._meta.fields}
    return pghistory.create_event_model(
        model,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=sorted(names.difference(WHEN_WRITTEN)),
        model_name=f"{model.__name__}Event",
        app_label="initiatives",
        abstract=False,
        append_only=True,
        level=pghistory.Statement,
        obj_field=pghistory.ObjForeignKey(related_name="+"),
        meta={"default_permissions": ()},
    )


HISTORY: dict[type[Model], Any] = {model: _history_of(model) for model in (*RECORDS, *LINKS)}
