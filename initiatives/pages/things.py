"""Records in the words of schema.org. Each names only what its page names, and loads nothing for it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ..exports.question import LICENCE
from ..models import Authority
from ..vocabularies import AuthorityKind, InitiativeKind, Level, MeetingFormat, Role, SourceKind
from .metadata import SITE, Absolute, Thing, told
from .present import url_of
from .texts import in_language, label, reading_language

GOVERNMENT = "GovernmentOrganization"
KINDS = {  # of initiatives; the others are projects
    InitiativeKind.SERVICE: "GovernmentService",
    InitiativeKind.DECLARATION: "CreativeWork",
    InitiativeKind.STUDY: "Report",
}
TYPES = {"network": "Organization", "challenge": "DefinedTerm", "recommendation": "CreativeWork"}
PROVIDERS = (Role.LEADS, Role.CO_LEADS, Role.IMPLEMENTS)
FORMATS = {
    MeetingFormat.IN_PERSON: "OfflineEventAttendanceMode",
    MeetingFormat.ONLINE: "OnlineEventAttendanceMode",
    MeetingFormat.HYBRID: "MixedEventAttendanceMode",
}
SOURCES = {
    SourceKind.DOCUMENT: "DigitalDocument",
    SourceKind.WEB_PAGE: "WebPage",
    SourceKind.DATASET: "Dataset",
}


def named(record: Any, absolute: Absolute) -> Thing:
    """An entry as others name it. Its number in the API tells it apart in every language."""
    name = reverse(f"api:{record.record()}-detail", kwargs={"name": record.number})
    return {
        "@type": type_of(record),
        "@id": absolute(name),
        "name": label(record).text,
        "url": absolute(url_of(record)),
    }


def type_of(record: Any) -> str:
    if record.record() == "initiative":
        return KINDS.get(record.kind, "Project")
    if isinstance(record, Authority):
        is_private = record.kind in (AuthorityKind.ASSOCIATION, AuthorityKind.ORGANISATION)
        return "Organization" if is_private or record.level == Level.SUPRANATIONAL else GOVERNMENT
    return TYPES[record.record()]


def thing(record: Any, absolute: Absolute) -> Thing:
    """An entry with what is told of it."""
    particulars = PARTICULARS[record.record()](record, absolute)
    known = {"identifier": str(record.number), "alternateName": record.aliases}
    return told({**named(record, absolute), **known, **particulars})


def _several(records: Iterable[Any], absolute: Absolute) -> list[Thing]:
    """Each once, in their order."""
    return [named(record, absolute) for record in dict.fromkeys(records) if record]


def _initiative(initiative: Any, absolute: Absolute) -> Thing:
    parts = list(initiative.participations.all())
    website = {"sameAs": initiative.website, "description": in_language(initiative, "summary").text}
    countries = [country(one) for one in initiative.countries.all()]
    first, last = (str(year or "") for year in (initiative.started_in, initiative.ended_in))
    funders = _several([part.participant for part in parts if part.role == Role.FUNDS], absolute)
    others = _several([part.participant for part in parts if part.role != Role.FUNDS], absolute)
    if type_of(initiative) == "Project":
        years = {"foundingDate": first, "dissolutionDate": last}
        return {**website, **years, "areaServed": countries, "member": others, "funder": funders}
    if type_of(initiative) == "GovernmentService":
        providers = [part.participant for part in parts if part.role in PROVIDERS]
        return {**website, "areaServed": countries, "provider": _several(providers, absolute)}
    years = {"datePublished": first}
    return {**website, **years, "spatialCoverage": countries, "contributor": others, "funder": funders}


def _authority(authority: Any, absolute: Absolute) -> Thing:
    parent = authority.parent if authority.parent and authority.parent.is_published else None
    return {
        "sameAs": authority.website,
        "description": in_language(authority, "summary").text,
        "address": {"@type": "PostalAddress", "addressCountry": authority.country_id}
        if authority.country_id
        else None,
        "areaServed": country(authority.country) if authority.country else None,
        "location": place(authority) if authority.latitude is not None else None,
        "parentOrganization": named(parent, absolute) if parent else None,
        "memberOf": _several([one.network for one in authority.memberships.all()], absolute),
    }


def _network(network: Any, absolute: Absolute) -> Thing:
    return {
        "alternateName": [name for name in [network.acronym, *network.aliases] if name],
        "sameAs": network.website,
        "description": in_language(network, "summary").text,
        "foundingDate": str(network.founded_in or ""),
        "memberOf": _several([one.network for one in network.memberships_elsewhere.all()], absolute),
    }


def _challenge(challenge: Any, absolute: Absolute) -> Thing:
    terms = absolute(reverse("challenge-list"))
    return {
        "description": in_language(challenge, "statement").text,
        "termCode": challenge.key,
        "inDefinedTermSet": terms,
    }


def _recommendation(recommendation: Any, absolute: Absolute) -> Thing:
    came_from = recommendation.meeting
    return {
        "text": in_language(recommendation, "text").text,
        "inLanguage": label(recommendation).lang or reading_language(),
        "recordedAt": meeting_named(came_from, absolute) if came_from else None,
        "about": _several(recommendation.challenges.all(), absolute),
    }


PARTICULARS = {
    "initiative": _initiative,
    "authority": _authority,
    "network": _network,
    "challenge": _challenge,
    "recommendation": _recommendation,
}


# Records without an editorial state


def country(record: Any) -> Thing:
    return {"@type": "Country", "name": label(record).text, "identifier": record.pk}


def place(record: Any) -> Thing:
    """Where a record with coordinates and a country lies."""
    coordinates = {"latitude": record.latitude, "longitude": record.longitude}
    known = record.latitude is not None
    address = {"@type": "PostalAddress", "addressCountry": record.country_id} if record.country_id else None
    return told(
        {
            "@type": "Place",
            "name": label(record).text,
            "address": address,
            "geo": {"@type": "GeoCoordinates", **{name: float(value) for name, value in coordinates.items()}}
            if known
            else None,
        }
    )


def meeting_named(meeting: Any, absolute: Absolute) -> Thing:
    return {
        "@type": "Event",
        "name": label(meeting).text,
        "url": absolute(url_of(meeting)),
        "startDate": meeting.starts_on.isoformat(),
    }


def meeting(record: Any, absolute: Absolute) -> Thing:
    network = record.network if record.network and record.network.is_published else None
    return told(
        {
            **meeting_named(record, absolute),
            "endDate": record.ends_on.isoformat() if record.ends_on else "",
            "description": in_language(record, "summary").text,
            "eventAttendanceMode": f"https://schema.org/{FORMATS[record.format]}",
            "location": place(record.place) if record.place else None,
            "organizer": named(network, absolute) if network else None,
            "sameAs": record.url,
        }
    )


def source(record: Any) -> Thing:
    publisher = {"@type": "Organization", "name": record.publisher} if record.publisher else None
    return told(
        {
            "@type": SOURCES[record.kind],
            "name": label(record).text,
            "url": record.url,
            "publisher": publisher,
            "datePublished": str(record.published_in or ""),
        }
    )


# The site


def secretariat() -> Thing:
    return {
        "@type": "Organization",
        "name": _("Secretariat of the Rabat Process"),
        "url": f"https://www.rabat-process.org/{reading_language()}/",
    }


def website(absolute: Absolute, description: str) -> Thing:
    """With the address of the search, which search engines may offer below the site's name."""
    home = absolute(reverse("home"))
    return {
        "@type": "WebSite",
        "@id": home,
        "url": home,
        "name": SITE,
        "description": description,
        "inLanguage": reading_language(),
        "publisher": secretariat(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{absolute(reverse('search'))}?q={{words}}"},
            "query-input": "required name=words",
        },
    }


def dataset(absolute: Absolute, description: str, changed_at: Any, files: Iterable[Thing]) -> Thing:
    """The catalogue as something that one takes with oneself."""
    return told(
        {
            "@type": "Dataset",
            "@id": absolute(reverse("api:root")),
            "name": _("Multilevel: who does what on migration, at which level of government"),
            "description": description,
            "url": absolute(reverse("data")),
            "creator": secretariat(),
            "license": LICENCE,
            "isAccessibleForFree": True,
            "inLanguage": [code for code, name in settings.LANGUAGES],
            "keywords": [_("migration"), _("multilevel governance"), _("local authorities")],
            "dateModified": changed_at.isoformat() if changed_at else "",
            "distribution": list(files),
        }
    )


def download(name: str, content_type: str, address: str) -> Thing:
    return {
        "@type": "DataDownload",
        "name": name,
        "encodingFormat": content_type.partition(";")[0],
        "contentUrl": address,
    }
