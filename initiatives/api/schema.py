"""How the API describes itself: parameters from the filter sets, answers from the serializers."""

from typing import Any, ClassVar

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent, append_meta, build_choice_description_list
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

from ..facets import Closed
from ..filtersets import Facet, ListFilterSet, PagedFilterSet
from .fields import Code
from .meanings import meaning
from .problems import CONTENT_TYPE

FIELDS = OpenApiParameter("fields", str, description=PagedFilterSet.base_filters["fields"].extra["help_text"])
NAME = OpenApiParameter(
    "name",
    str,
    OpenApiParameter.PATH,
    description=_("The permanent number, or the key, such as rennes-emergency-shelter."),
)
KEY = OpenApiParameter("name", str, OpenApiParameter.PATH, description=_("The key or code of the record."))


class ErrorShape(serializers.Serializer[Any]):
    parameter = serializers.CharField(required=False, help_text=_("The parameter that is at fault."))
    place = serializers.CharField(required=False, help_text=_("Where in what was sent the fault is."))
    detail = serializers.CharField(help_text=_("What is wrong and what to do about it."))


class ProblemShape(serializers.Serializer[Any]):
    type = serializers.CharField(help_text=_("about:blank: the status says what kind of problem it is."))
    title = serializers.CharField(help_text=_("What the status is called."))
    status = serializers.IntegerField(help_text=_("The status of the answer."))
    detail = serializers.CharField(help_text=_("What is wrong and what to do about it."))
    errors = ErrorShape(many=True, required=False, help_text=_("Each fault by itself."))  # type: ignore[assignment]
    known = serializers.ListField(
        child=serializers.CharField(),
        required=False,
        help_text=_("The parameters or members that are known."),
    )


def problem(description: Any) -> OpenApiResponse:
    return OpenApiResponse(ProblemShape, description)


UNCHANGED = {304: OpenApiResponse(description=_("Nothing has changed since the ETag that was sent."))}
PROBLEMS = {
    (400, CONTENT_TYPE): problem(
        _("A parameter is not known, or its value is impossible. The problem lists the known ones.")
    ),
    (404, CONTENT_TYPE): problem(_("There is nothing there, or no such page.")),
    (405, CONTENT_TYPE): problem(_("Reading only.")),
    (406, CONTENT_TYPE): problem(_("The answer is JSON.")),
    (503, CONTENT_TYPE): problem(
        _("The database does not answer; ask again after the seconds of Retry-After.")
    ),
}
GONE = {(410, CONTENT_TYPE): problem(_("The entry was withdrawn; the problem names its successor."))}


class FacetOption(serializers.Serializer[Any]):
    value = serializers.CharField(help_text=_("The value, as the filter takes it."))
    label_en = serializers.CharField(help_text=_("What it is called."))
    label_fr = serializers.CharField(help_text=_("What it is called."))
    count = serializers.IntegerField(help_text=_("How many answers have it."))


class OurSchema(AutoSchema):
    """The description of one operation, read off its view."""

    view: Any

    def get_operation_id(self) -> str:
        return f"{self.view.basename_for_schema}_{'detail' if self._is_detail else 'list'}"

    def get_tags(self) -> list[str]:
        return [self.view.basename_for_schema]

    def get_serializer_name(self, serializer: Any, direction: Any) -> str:
        return str(super().get_serializer_name(serializer, direction)).removesuffix("Shape")

    def get_summary(self) -> str:
        return str(_("One, by its name") if self._is_detail else _("The list"))

    def get_description(self) -> str:  # type: ignore[override]
        return ""

    def get_auth(self) -> list[Any]:
        return []

    def get_filter_parameters(self) -> list[Any]:
        return []

    def get_override_parameters(self) -> list[Any]:
        if self._is_detail:
            return [NAME if hasattr(self.view, "detail_shape") else KEY, FIELDS]
        return [self._parameter(name, each) for name, each in self.view.filterset_class.base_filters.items()]

    def get_request_serializer(self) -> None:
        return None

    def get_response_serializers(self) -> Any:
        if self._is_detail:
            gone = GONE if hasattr(self.view, "detail_shape") else {}
            return {200: getattr(self.view, "detail_shape", self.view.row), **UNCHANGED, **PROBLEMS, **gone}
        return {200: self._page(), **UNCHANGED, **PROBLEMS}

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
                child=options,
                required=False,
                help_text=_("For each facet asked for, how many answers each of its values has."),
            )
        return inline_serializer(f"{type(self.view).__name__}Page", fields)

    def _parameter(self, name: str, each: Any) -> OpenApiParameter:
        """One parameter as the filter set understands it."""
        described = str(each.extra.get("help_text") or each.label)
        schema = self._values(each.known) if isinstance(each, Facet) else _value(each.field)
        if name == "ordering":
            schema = {**schema, "enum": self.view.filterset_class.every_order()}
        return OpenApiParameter(name, schema, description=described)

    def _values(self, known: Any) -> dict[str, Any]:
        return {"type": "array", "items": self._value_of(known)}

    def _value_of(self, known: Any) -> dict[str, Any]:
        if not isinstance(known, Closed):
            return {"type": "string", "description": str(known.meaning)}
        if known.vocabulary:
            return self._code(known.vocabulary)
        return {"type": "string", "enum": list(known.names)}

    # Fields of answers

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> Any:
        """With a word for every field."""
        schema = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        for name, field in schema.get("properties", {}).items():
            if "description" not in field:
                schema["properties"][name] = append_meta(field, {"description": meaning(name)})
        return schema

    def _map_serializer_field(self, field: Any, direction: Any, *more: Any) -> Any:
        if not isinstance(field, Code):
            return super()._map_serializer_field(field, direction, *more)  # type: ignore[no-untyped-call]
        schema = self._code(field.vocabulary)
        if field.allow_null:
            schema = {"oneOf": [schema, {"type": "null"}]}
        return append_meta(schema, {"description": str(field.help_text)} if field.help_text else {})

    def _code(self, vocabulary: type[TextChoices]) -> dict[str, Any]:
        """A reference to the values of a vocabulary, which are described once."""
        described = build_choice_description_list(vocabulary.choices)
        schema = {"type": "string", "enum": list(vocabulary.values), "description": described}
        name = vocabulary.__name__
        values = ResolvedComponent(name, "schemas", schema=schema, object=vocabulary)  # type: ignore[no-untyped-call]
        self.registry.register_on_missing(values)
        return dict(values.ref)


def _value(field: forms.Field) -> dict[str, Any]:
    if not isinstance(field, forms.IntegerField):
        longest = getattr(field, "max_length", None)
        return {"type": "string", **({"maxLength": longest} if longest else {})}
    return {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}


def with_resources(result: dict[str, Any], **_more: Any) -> dict[str, Any]:
    """The description, with what each resource is; the project's settings name this function."""
    from .urls import RESOURCES

    described = [
        {"name": name, "x-displayName": str(view.title), "description": str(view.about)}
        for name, (_record, view) in RESOURCES.items()
    ]
    return {**result, "tags": described}


class ProposalSchema(OurSchema):
    """Proposals are written too, with a token."""

    SUMMARIES: ClassVar = {
        "GET": _("Your proposals"),
        "POST": _("Propose an entry, or a change of one"),
        "PATCH": _("Say it anew; what is not sent stays"),
        "DELETE": _("Take it back"),
    }

    def get_summary(self) -> str:
        return str(_("One of your proposals") if self._reads_one else self.SUMMARIES[self.method])

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
            description=_("The ETag that you have seen."),
        )
        number = OpenApiParameter(
            "name", str, OpenApiParameter.PATH, description=_("The id of the proposal.")
        )
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

    @property
    def _reads_one(self) -> bool:
        return self._is_detail and self.method == "GET"


class RotationSchema(OurSchema):
    """A token is put in the place of another."""

    def get_operation_id(self) -> str:
        return "token_rotate"

    def get_summary(self) -> str:
        return str(_("Put another token in the place of yours"))

    def get_description(self) -> str:  # type: ignore[override]
        return str(
            _("The token that is sent opens nothing any more; the one in the answer does, until its end.")
        )

    def get_tags(self) -> list[str]:
        return ["proposals"]

    def get_auth(self) -> list[Any]:
        return [{"token": []}]

    def get_override_parameters(self) -> list[Any]:
        return []

    def get_response_serializers(self) -> Any:
        replaced = problem(_("Another token has been put in its place already."))
        return {201: self.view.row, **PROBLEMS, **REFUSALS, (409, CONTENT_TYPE): replaced}


REFUSALS = {
    (401, CONTENT_TYPE): problem(_("No token was sent, or it is not known or at its end.")),
    (403, CONTENT_TYPE): problem(_("The token reads only.")),
}
WRITING = {
    (409, CONTENT_TYPE): problem(
        _("It was answered or taken back, or the key belongs to a published entry.")
    ),
    (412, CONTENT_TYPE): problem(_("It has changed since it was seen.")),
    (413, CONTENT_TYPE): problem(_("It is too long.")),
    (415, CONTENT_TYPE): problem(_("Send JSON.")),
    (428, CONTENT_TYPE): problem(_("Send If-Match.")),
    (429, CONTENT_TYPE): problem(_("Too many proposals today; ask again after the seconds of Retry-After.")),
}
