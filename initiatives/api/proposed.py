"""What a partner sends to propose something, and in which shape it is told again."""

from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from ..editorial.permissions import ENTRY_MODELS
from ..models import ENTRY_NAMES
from ..vocabularies import ProposalState
from .problems import Problem
from .reading import text_of

SENT = ("record", "entry", "document", "text", "sources")


class SentShape(serializers.Serializer[Any]):
    """What a partner sends. Of an entry: its changes. Of a new one: as much of it as there is."""

    record = serializers.ChoiceField(choices=ENTRY_NAMES, help_text=_("The kind of entry."))
    entry = serializers.IntegerField(
        required=False, allow_null=True, help_text=_("Its number; null for a new entry.")
    )
    document = serializers.DictField(
        required=False,
        allow_null=True,
        help_text=_("Columns as in the CSV package, and a list of rows for each kind of part."),
    )
    text = serializers.CharField(required=False, allow_blank=True, help_text=_("What is meant, in words."))
    sources = serializers.CharField(required=False, allow_blank=True, help_text=_("Where it can be checked."))


class ProposalShape(serializers.Serializer[Any]):
    """A proposal as its author sees it."""

    id = serializers.IntegerField()
    record = serializers.CharField()
    entry = serializers.IntegerField(
        allow_null=True, help_text=_("The number of the entry, if it is public.")
    )
    state = serializers.ChoiceField(
        choices=[one for one in ProposalState.values if one != ProposalState.UNCONFIRMED],
        help_text=_("Where it stands."),
    )
    document = serializers.DictField(allow_null=True, help_text=_("The whole entry as it is to become."))
    text = serializers.CharField(help_text=_("What is meant, in words."))
    sources = serializers.CharField(help_text=_("Where it can be checked."))
    reason = serializers.CharField(help_text=_("The answer of the Secretariat."))
    accepted = serializers.ListField(child=serializers.CharField(), help_text=_("What was taken over."))
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(help_text=_("When it was last changed."))
    decided_at = serializers.DateTimeField(allow_null=True)
    follow_url = serializers.URLField(
        required=False, help_text=_("A private link; told once, when it is made.")
    )


def known(sent: Any, *names: str) -> dict[str, Any]:
    known = names or SENT
    unknown = [str(name) for name in sent if name not in known]
    if unknown:
        errors = [{"place": name, "detail": gettext("This is not known.")} for name in unknown]
        raise Problem(
            gettext("A value cannot be understood. See “errors”."), errors=errors, known=list(known)
        )
    if not isinstance(sent.get("document"), dict | None):
        errors = [{"place": "document", "detail": gettext("Send an object as described.")}]
        raise Problem(gettext("A value cannot be understood. See “errors”."), errors=errors)
    return dict(sent)


def about(sent: dict[str, Any]) -> tuple[str, Any]:
    """The kind of entry, and which one; a hidden entry is like none."""
    record, number = text_of(sent, "record"), sent.get("entry")
    if record not in ENTRY_MODELS:
        sentence = gettext("Choose one of: %(codes)s.") % {"codes": ", ".join(ENTRY_MODELS)}
        raise Problem(
            gettext("A value cannot be understood. See “errors”."), errors=[_fault("record", sentence)]
        )
    if number is None:
        return record, None
    model: Any = ENTRY_MODELS[record]
    is_number = type(number) is int and 0 < number < 10**9
    entry = model._default_manager.published().filter(number=number).first() if is_number else None
    if entry is None:
        sentence = gettext("No published entry has this number.")
        raise Problem(
            gettext("A value cannot be understood. See “errors”."), errors=[_fault("entry", sentence)]
        )
    return record, entry


def refuse_a_key_in_use(record: str, sent: dict[str, Any]) -> None:
    model: Any = ENTRY_MODELS[record]
    key = (sent.get("document") or {}).get("key")
    public = isinstance(key, str) and model._default_manager.published().filter(key=key).first()
    if public:
        raise Problem(
            gettext("An entry with this key is published. Propose a change of it."),
            status=HTTPStatus.CONFLICT,
            entry=public.number,
        )


def words(sent: dict[str, Any], only: Any = ("text", "sources")) -> dict[str, str]:
    return {name: text_of(sent, name) for name in ("text", "sources") if name in only}


def _fault(place: str, sentence: str) -> dict[str, str]:
    return {"place": place, "detail": sentence}
