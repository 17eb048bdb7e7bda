"""What the fields of an answer tell, by their names; a shape says itself what it means otherwise."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

# Texts in two languages are named once, without the ending.
MEANINGS: Mapping[str, Any] = {
    # Of every list
    "count": _("How many there are on all pages together."),
    "next": _("The address of the next page; null on the last."),
    "previous": _("The address of the page before; null on the first."),
    "results": _("The rows of this page."),
    # What names a record
    "record": _("authority, network, initiative, challenge or recommendation."),
    "id": _("The permanent number: it never changes and is never used again."),
    "key": _("The stable name in files, in filters and in addresses of the API."),
    "code": _("The code by which it is known."),
    "name": _("What it is called; empty where there is no name in this language."),
    "title": _("The title; empty where there is none in this language."),
    "label": _("What is counted; empty where it is not written in this language."),
    "aliases": _("Other names under which it is known."),
    "acronym": _("The acronym; empty where there is none."),
    # What is told of it
    "summary": _("What it is, in a few sentences; empty where there is no text in this language."),
    "description": _("The long text; empty where there is none in this language."),
    "statement": _("What is difficult, or what could be won; empty where there is no text in this language."),
    "text": _("The whole text; empty where there is none in this language."),
    "note": _("A remark; empty where there is none in this language."),
    "how": _("How it responds, in a sentence; empty where there is none in this language."),
    "original_language": _("The language in which the entry was first written."),
    "website": _("The address of its own site; empty where none is known."),
    "licence": _("The licence under which the content may be used."),
    "kind": _("What kind it is."),
    "level": _("The level of government."),
    "levels": _("The levels of government that are concerned."),
    "theme": _("What it is about."),
    "scope": _("How far it reaches."),
    "format": _("How people met."),
    "chair": _("The country that chaired, as its ISO 3166-1 alpha-2 code; null where none did."),
    "labelled": _("Whether the Dialogue has given the meeting its label."),
    # Where
    "country": _("The country, as its ISO 3166-1 alpha-2 code; null where it belongs to none."),
    "countries": _("The countries, as their ISO 3166-1 alpha-2 codes."),
    "country_labels": _("The same countries, with their names."),
    "continent": _("The continent, by the geographic regions of the United Nations (M49)."),
    "dialogue_status": _("Its place in the Dialogue."),
    "place": _("Where it took place; null where that is not known."),
    "places": _("The places in which it acts."),
    "latitude": _("Degrees north of the equator (WGS 84); null where no point is known."),
    "longitude": _("Degrees east of Greenwich (WGS 84); null where no point is known."),
    # When
    "started_in": _("The first year; null where it is not known."),
    "ended_in": _("The last year; null where it has none or it is not known."),
    "founded_in": _("The year of its foundation; null where it is not known."),
    "since": _("From which year on; null where it is not known."),
    "until": _("Until which year; null where it lasts or that is not known."),
    "starts_on": _("The first day."),
    "ends_on": _("The last day; null where it was the first."),
    "adopted_in": _("The year in which it was adopted; null where it is not known."),
    "valid_from": _("The first year in which it holds; null where none is given."),
    "valid_until": _("The last year in which it holds; null where none is given."),
    # Who
    "participations": _("Who takes part in which role, or in what this takes part."),
    "participant": _("The authority or the network that takes part."),
    "role": _("What the participant does in the initiative."),
    "initiative": _("The initiative."),
    "network": _("The network."),
    "networks": _("The networks that take part, each once."),
    "member": _("The authority or the network that is a member."),
    "members": _("The authorities and networks that are members."),
    "member_of": _("The networks to which this one belongs."),
    "memberships": _("The networks to which the authority belongs."),
    "children": _("The published authorities that belong to this one."),
    "competences": _("For what the authority is responsible, in law or in practice."),
    "mandate": _("Whether the responsibility is held in law, in practice, or shared."),
    # The chain from a challenge to what is done
    "challenge": _("The challenge."),
    "challenges": _("The challenges to which it responds, with how."),
    "recommendations": _("The recommendations that belong to it."),
    "challenge_labels": _("The same challenges, with their titles."),
    "initiatives": _("The initiatives that respond to it, with how."),
    "evidence": _("The initiatives that show how it can be done."),
    "followups": _("What has become of it, the newest first."),
    "addressed_levels": _("The levels of government to which it is addressed."),
    "meeting": _("The key of the meeting that made it; null where it comes from none."),
    "meetings": _("The meetings of the Dialogue that belong to it."),
    # Vocabularies and commitments
    "sector": _("The key of the sector."),
    "sectors": _("The keys of the sectors in which it acts."),
    "sector_labels": _("The same sectors, with their names."),
    "framework": _("The key of the framework."),
    "commitments": _("The commitments to which it contributes, or of which it consists."),
    "reference": _("Framework and code, as the filter “commitment” takes them: gcm:16."),
    # Evidence
    "figures": _("Dated numbers, each from one source; of each measure the newest comes first."),
    "sources": _("The sources, with where in them the statement stands."),
    "source": _("The key of the source; null where none is given."),
    "locator": _("Where in the source the statement stands: a page, a section."),
    "publisher": _("Who published it; empty where that is not known."),
    "published_in": _("The year of publication; null where it is not known."),
    "accessed": _("The month or day on which it was read; empty where that is not known."),
    "value": _("The number."),
    "unit": _("What is counted; empty where it is a bare number."),
    # Moments
    "created_at": _("When it was sent."),
    "decided_at": _("When it was answered; null while it waits."),
}


def meaning(name: str) -> str:
    """Raises KeyError for a name that nobody has described."""
    stem = name.removesuffix("_en").removesuffix("_fr")
    return str(MEANINGS[stem])
