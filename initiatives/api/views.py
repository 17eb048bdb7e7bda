"""The entries: lists by the filters of every other surface, and details by number or key."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, ClassVar

from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from ..editorial.merging import merged_into
from ..exports.details import detail
from ..exports.rows import Row, rows_of_docs
from ..facets import Counts
from ..filtersets import FILTERSETS, ListFilterSet, PagedFilterSet
from ..models import Authority, Challenge, Entry, Initiative, Network, Recommendation
from ..vocabularies import Language
from .paging import Around, pages_around, places_around
from .problems import Problem, impossible_values, unknown_parameters
from .schema import OurSchema
from .serializers import DETAILS, ROWS

BOTH = ", ".join(Language.values)


class OpenToAll(viewsets.ViewSet):
    """Anybody may read, without an account and without cookies."""

    schema = OurSchema()

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code < HTTPStatus.BAD_REQUEST:
            response["Content-Language"] = BOTH  # what is wrong with a question is told in the reader's
        return response


class Listing(OpenToAll):
    """What all resources do: refuse what they do not understand, give pages, cut rows down to `fields`."""

    filterset_class: ClassVar[type[PagedFilterSet]] = PagedFilterSet
    row: ClassVar[type[serializers.Serializer[Any]]]
    title: ClassVar[Any]
    about: ClassVar[Any]  # what it lists, in a sentence
    of_list: ClassVar[dict[str, Any]] = {"get": "list"}  # what its addresses answer, by method
    of_one: ClassVar[dict[str, Any]] = {"get": "retrieve"}

    @property
    def basename_for_schema(self) -> str:
        return type(self).__name__.lower()

    def question(self, request: Request, queryset: Any) -> Any:
        """The filter set for what was asked. Raises `Problem`."""
        asked = self.filterset_class(request.query_params, queryset=queryset)
        if asked.unknown:
            raise unknown_parameters(asked.unknown, asked.known)
        if not asked.is_valid():
            raise impossible_values(asked.errors)
        return asked

    def fields_asked(self, request: Request, row: type[serializers.Serializer[Any]]) -> list[str]:
        asked = [name for name in request.query_params.get("fields", "").split(",") if name]
        if not asked:
            return []
        known = list(row().fields)
        if refused := [name for name in asked if name not in known]:
            sentence = _("Unknown field: %(refused)s. Known fields: %(known)s.")
            detail = sentence % {"refused": ", ".join(refused), "known": ", ".join(known)}
            raise Problem(detail, errors=[{"parameter": "fields", "detail": detail}])
        return asked

    def shapes(self, request: Request, records: Sequence[Any]) -> Sequence[Any]:
        """The records as their rows, cut down to what was asked for."""
        fields = self.fields_asked(request, self.row)
        return self.row(records, many=True, context={"request": request}, fields=fields).data  # type: ignore[call-arg,return-value]

    def answer(self, request: Request, asked: Any, results: Sequence[Any], total: int) -> dict[str, Any]:
        return self.paged(pages_around(request, asked, total), results, total)

    def paged(self, around: Around, results: Sequence[Any], total: int) -> dict[str, Any]:
        return {"count": total, "next": around.next, "previous": around.previous, "results": results}


class EntryViewSet(Listing):
    """One kind of entry. Only what is published exists."""

    model: ClassVar[type[Entry]]
    filterset_class: ClassVar[type[ListFilterSet]]
    detail_shape: ClassVar[type[serializers.Serializer[Any]]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.filterset_class, cls.row, cls.detail_shape = (
            FILTERSETS[cls.model],
            ROWS[cls.model],
            DETAILS[cls.model],
        )

    @property
    def published(self) -> Any:
        return self.model._default_manager.published()  # type: ignore[attr-defined]

    def list(self, request: Request) -> Response:
        asked = self.question(request, self.published)
        counts = asked.count_facets(asked.facets_asked) if asked.facets_asked else None
        found = asked.find(counts.total if counts else None)
        rows = self._rows(request, found.docs)
        if "cursor" in asked.asked:
            body = self.paged(places_around(request, found.following), rows, found.total)
        else:
            body = self.answer(request, asked, rows, found.total)
        if counts:
            body["facets"] = facets_of(asked, counts)
        return Response(body)

    def _rows(self, request: Request, docs: Sequence[int]) -> Sequence[Row]:
        """The same for every reader: addresses are those of the English pages, which name the French ones."""
        fields = self.fields_asked(request, self.row)
        found = rows_of_docs(self.published, docs, request.build_absolute_uri, "en")
        return [{name: row[name] for name in row if name in fields} for row in found] if fields else found

    def retrieve(self, request: Request, name: str) -> Response:
        """By public number or by key."""
        if unknown := [parameter for parameter in request.query_params if parameter != "fields"]:
            raise unknown_parameters(unknown, ["fields"])
        fields = self.fields_asked(request, self.detail_shape)
        entry = detail(self.model, request.build_absolute_uri, **by_number_or_key(name))
        if entry is None:
            return self._elsewhere(request, name)
        return Response({name: entry[name] for name in entry if name in fields} if fields else entry)

    def _elsewhere(self, request: Request, name: str) -> Response:
        """What was merged leads on, what was withdrawn is told; what never was public is not there."""
        records: Any = self.model._default_manager
        gone = records.withdrawn().filter(**by_number_or_key(name)).select_related("successor").first()
        if gone is None:
            raise Http404
        if (one := merged_into(gone)) is not None:
            address = reverse(f"api:{one.record()}-detail", kwargs={"name": one.number}, request=request)
            return Response(status=HTTPStatus.MOVED_PERMANENTLY, headers={"Location": address})
        successor = gone.successor if gone.successor and gone.successor.is_published else None
        raise Problem(
            _("This entry was withdrawn."),
            status=HTTPStatus.GONE,
            id=gone.number,
            key=gone.key,
            withdrawn_at=gone.archived_at,
            successor={"id": successor.number, "key": successor.key} if successor else None,
        )


def by_number_or_key(name: str) -> dict[str, Any]:
    is_number = name.isascii() and name.isdigit() and len(name) < 10
    return {"number": int(name)} if is_number else {"key": name}


def facets_of(asked: ListFilterSet, counts: Counts) -> dict[str, Any]:
    return {
        name: [
            {"value": one.value, "label_en": one.called.en, "label_fr": one.called.fr, "count": one.found}
            for one in counts.options(name, facet.known, asked.chosen.get(name, ()))
        ]
        for name, facet in asked.counted.items()
        if name in asked.facets_asked
    }


class Initiatives(EntryViewSet):
    model = Initiative
    title = gettext_lazy("Initiatives")
    about = gettext_lazy(
        "What is done: programmes, strategies, dialogues, funds, tools, services and more, and who takes part"
        " in which role."
    )


class Authorities(EntryViewSet):
    model = Authority
    title = gettext_lazy("Authorities")
    about = gettext_lazy("Public bodies, each of which acts at one level of government.")


class Networks(EntryViewSet):
    model = Network
    title = gettext_lazy("Networks")
    about = gettext_lazy("Associations of authorities or of networks, with their members.")


class Challenges(EntryViewSet):
    model = Challenge
    title = gettext_lazy("Challenges")
    about = gettext_lazy("Difficulties and opportunities that the levels share, and what answers them.")


class Recommendations(EntryViewSet):
    model = Recommendation
    title = gettext_lazy("Recommendations")
    about = gettext_lazy("What should be done, at which levels, and what has become of it.")


ENTRY_VIEWS: dict[type[Model], type[EntryViewSet]] = {
    view.model: view for view in (Initiatives, Authorities, Networks, Challenges, Recommendations)
}
