"""How the API describes itself: parameters from the filter sets, answers from the serializers."""

from typing import Any

from django import forms
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

from ..facets import Closed
from ..filtersets import Facet, ListFilterSet
from ..filtersets.questions import MomentField, YearField
from .problems import CONTENT_TYPE

FIELDS = OpenApiParameter(
    "fields", str, description="Names of the fields to answer with, with commas between them."
)
NAME = OpenApiParameter(
    "name",
    str,
    OpenApiParameter.PATH,
    description="The permanent number, or the key, such as rennes-emergency-shelter.",
)
KEY = OpenApiParameter("name", str, OpenApiParameter.PATH, description="The key or code of the record.")


class ProblemShape(serializers.Serializer[Any]):
    """Problem details (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="What is wrong and what to do about it.")


def problem(description: str) -> OpenApiResponse:
    return OpenApiResponse(ProblemShape, description)


PROBLEMS = {
    (400, CONTENT_TYPE): problem(
        "A parameter is not known, or its value is impossible. The problem lists the known ones."
    ),
    (404, CONTENT_TYPE): problem("There is nothing there, or no such page."),
    (405, CONTENT_TYPE): problem("Reading only."),
    (406, CONTENT_TYPE): problem("The answer is JSON."),
    (503, CONTENT_TYPE): problem("The database does not answer; ask again after the seconds of Retry-After."),
}
GONE = {(410, CONTENT_TYPE): problem("The entry was withdrawn; the problem names its successor.")}


class FacetOption(serializers.Serializer[Any]):
    value = serializers.CharField()
    label_en = serializers.CharField()
    label_fr = serializers.CharField()
    count = serializers.IntegerField()


class OurSchema(AutoSchema):
    """The description of one operation, read off its view."""

    view: Any

    def get_operation_id(self) -> str:
        return f"{self.view.basename_for_schema}_{'detail' if self._is_detail else 'list'}"

    def get_tags(self) -> list[str]:
        return [self.view.basename_for_schema]

    def get_description(self) -> Any:  # type: ignore[override]
        return str(super().get_description() or type(self.view).__doc__ or "")

    def get_auth(self) -> list[Any]:
        return []

    def get_filter_parameters(self) -> list[Any]:
        return []

    def get_override_parameters(self) -> list[Any]:
        if self._is_detail:
            return [NAME if hasattr(self.view, "detail_shape") else KEY, FIELDS]
        return [_parameter(name, each) for name, each in self.view.filterset_class.base_filters.items()]

    def get_request_serializer(self) -> None:
        return None

    def get_response_serializers(self) -> Any:
        if self._is_detail:
            gone = GONE if hasattr(self.view, "detail_shape") else {}
            return {200: getattr(self.view, "detail_shape", self.view.row), **PROBLEMS, **gone}
        return {200: self._page(), **PROBLEMS}

    def _is_list_view(self, serializer: Any = None) -> bool:
        return False

    @property
    def _is_detail(self) -> bool:
        return "{name}" in self.path

    def _page(self) -> Any:
        fields: dict[str, Any] = {
            "count": serializers.IntegerField(),
            "next": serializers.URLField(allow_null=True),
            "previous": serializers.URLField(allow_null=True),
            "results": self.view.row(many=True),
        }
        if issubclass(self.view.filterset_class, ListFilterSet):
            options = serializers.ListField(child=FacetOption())
            fields["facets"] = serializers.DictField(
                child=options, required=False, help_text="With facets=1."
            )
        return inline_serializer(f"{type(self.view).__name__}Page", fields)


def _parameter(name: str, each: Any) -> OpenApiParameter:
    """One parameter as the filter set understands it."""
    enum = None
    kind: Any = str
    if isinstance(each, Facet):
        enum = list(each.known.names) if isinstance(each.known, Closed) else None
    elif issubclass(each.field_class, YearField | forms.IntegerField):
        kind = int
    elif issubclass(each.field_class, MomentField):
        kind = OpenApiTypes.STR
    return OpenApiParameter(
        name, kind, many=isinstance(each, Facet), explode=True, enum=enum, description=str(each.label)
    )


class ProposalSchema(OurSchema):
    """Proposals are written too, with a token."""

    def get_operation_id(self) -> str:
        action = {"GET": "detail" if self._is_detail else "list", "POST": "create"}
        return f"proposals_{action.get(self.method, self.method.lower())}"

    def get_auth(self) -> list[Any]:
        return [{"token": []}]

    def get_override_parameters(self) -> list[Any]:
        if not self._is_detail:
            return super().get_override_parameters() if self.method == "GET" else []
        seen = OpenApiParameter(
            "If-Match",
            str,
            OpenApiParameter.HEADER,
            required=True,
            description="The ETag that you have seen.",
        )
        number = OpenApiParameter("name", str, OpenApiParameter.PATH, description="The id of the proposal.")
        return [number, *([seen] if self.method != "GET" else [])]

    def get_request_serializer(self) -> Any:
        if self.method == "POST":
            return self.view.sent
        if self.method == "PATCH":
            return inline_serializer(
                "ProposalChange",
                {
                    name: field
                    for name, field in self.view.sent().get_fields().items()
                    if name not in ("record", "entry")
                },
            )
        return None

    def get_response_serializers(self) -> Any:
        shape = self.view.row if self._is_detail or self.method == "POST" else self._page()
        status = 201 if self.method == "POST" else 200
        return {status: shape, **PROBLEMS, **REFUSALS, **(WRITING if self.method != "GET" else {})}


class RotationSchema(OurSchema):
    """A token is put in the place of another."""

    def get_operation_id(self) -> str:
        return "token_rotate"

    def get_tags(self) -> list[str]:
        return ["proposals"]

    def get_auth(self) -> list[Any]:
        return [{"token": []}]

    def get_override_parameters(self) -> list[Any]:
        return []

    def get_response_serializers(self) -> Any:
        replaced = problem("Another token has been put in its place already.")
        return {201: self.view.row, **PROBLEMS, **REFUSALS, (409, CONTENT_TYPE): replaced}


REFUSALS = {
    (401, CONTENT_TYPE): problem("No token was sent, or it is not known or at its end."),
    (403, CONTENT_TYPE): problem("The token reads only."),
}
WRITING = {
    (409, CONTENT_TYPE): problem("It was answered or taken back, or the key belongs to a published entry."),
    (412, CONTENT_TYPE): problem("It has changed since it was seen."),
    (413, CONTENT_TYPE): problem("It is too long."),
    (415, CONTENT_TYPE): problem("Send JSON."),
    (428, CONTENT_TYPE): problem("Send If-Match."),
    (429, CONTENT_TYPE): problem("Too many proposals today; ask again after the seconds of Retry-After."),
}
