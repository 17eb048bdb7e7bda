"""The five details: everything that is known of one entry, each relation linked."""

from itertools import islice
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Authority, Challenge, Competence, Initiative, Network, Recommendation
from ..querysets.relations import MOST
from ..search import sorting
from ..vocabularies import Level
from .cards import status_badge
from .cited import References
from .entry import EntryDetail, Facts
from .present import hows, levels, link, links, list_url, url_of
from .standing import in_roles, ladder, standings
from .texts import alphabetical, country_beside, days, in_language, label, years


class InitiativePage(EntryDetail):
    model = Initiative
    template_name = "initiatives/initiative.html"
    list_label = gettext_lazy("Initiatives")
    parts = ("ladder", "figures", "challenges", "recommendations", "commitments")

    def facts(self) -> Facts:
        initiative = self.entry
        return [
            {"label": _("Kind"), "value": initiative.get_kind_display()},
            {
                "label": _("Years"),
                "value": years(initiative.started_in, initiative.ended_in, initiative.status),
            },
            {"label": _("Scope"), "value": initiative.get_scope_display()},
            {"label": _("Countries"), "links": links(alphabetical(initiative.countries.all()))},
            {
                "label": _("Places"),
                "links": [_place(place) for place in alphabetical(initiative.places.all())],
            },
            {
                "label": _("Sectors"),
                "links": [_sector(sector) for sector in alphabetical(initiative.sectors.all())],
            },
            self._also_known_as(),
            self._website(),
        ]

    def particulars(self) -> dict[str, Any]:
        initiative, references = self.entry, self.references
        participations = list(initiative.participations.all())
        in_law = list(Competence.objects.in_law_of(initiative).with_relations())
        return {
            "summary": in_language(initiative, "summary"),
            "description": in_language(initiative, "description"),
            # A draft has no doc yet, so nothing derives its status.
            "badges": [status_badge(initiative.status or initiative.recorded_status)],
            "steps": levels(initiative) if initiative.is_published else [],
            "ladder": ladder(participations, in_law, references),
            "networks": standings([part for part in participations if part.network], references),
            "challenges": hows(initiative.responses.all(), "challenge"),
            "recommendations": links(initiative.recommendations.all()),
            "commitments": commitments(initiative.commitments.all()),
            "meetings": links(initiative.meetings.all()),
        }


def _place(place: Any) -> dict[str, Any]:
    name = label(place)
    return {"text": name.text, "lang": name.lang}


def _sector(sector: Any) -> dict[str, Any]:
    name = label(sector)
    return {"text": name.text, "lang": name.lang, "url": list_url("initiative", sector=sector.key)}


def commitments(found: Any) -> list[dict[str, Any]]:
    """Grouped by framework, each a link to the initiatives under the same commitment."""
    groups: dict[str, dict[str, Any]] = {}
    for commitment in found:
        framework = commitment.framework
        group = groups.setdefault(
            framework.key,
            {
                "title": label(framework).text,
                "url": reverse("coverage", kwargs={"framework": framework.key}),
                "items": [],
            },
        )
        name = label(commitment)
        group["items"].append(
            {
                "text": f"{commitment.code}. {name.text}",
                "lang": name.lang,
                "url": list_url("initiative", commitment=commitment.reference),
            }
        )
    return list(groups.values())


class AuthorityPage(EntryDetail):
    model = Authority
    template_name = "initiatives/authority.html"
    list_label = gettext_lazy("Authorities")
    parts = ("figures", "initiatives")
    wholes: ClassVar = {"initiatives": ("initiative", "authority"), "memberships": ("network", "authority")}

    def facts(self) -> Facts:
        authority = self.entry
        parent = authority.parent if authority.parent and authority.parent.is_published else None
        return [
            {"label": _("Level"), "value": authority.get_level_display()},
            {"label": _("Kind"), "value": authority.get_kind_display()},
            {"label": _("Country"), "links": [link(authority.country)] if authority.country else []},
            {"label": _("Part of"), "links": [link(parent)] if parent else []},
            self._also_known_as(),
            self._website(),
        ]

    def particulars(self) -> dict[str, Any]:
        authority = self.entry
        return {
            "summary": in_language(authority, "summary"),
            "badges": [{"label": authority.get_level_display(), "tone": authority.level}],
            "children": links(authority.children.all()),
            "initiatives": in_roles(authority.participations.all()),
            "memberships": [
                link(membership.network, note=years(membership.since, membership.until))
                for membership in islice(authority.memberships.all(), MOST)
            ],
            "competences": [_competence(competence) for competence in authority.competences.all()],
        }


def _competence(competence: Any) -> dict[str, Any]:
    note = in_language(competence, "note")
    return {
        "text": f"{label(competence.sector).text} ({label(competence.country).text})",
        "url": url_of(competence.country),
        "label": competence.get_mandate_display(),
        "note": note.text,
        "note_lang": note.lang,
    }


class NetworkPage(EntryDetail):
    model = Network
    template_name = "initiatives/network.html"
    list_label = gettext_lazy("Networks")
    parts = ("figures", "members", "initiatives")
    wholes: ClassVar = {
        "initiatives": ("initiative", "network"),
        "authorities": ("authority", "network"),
        "networks": ("network", "network"),
    }

    def facts(self) -> Facts:
        network = self.entry
        return [
            {"label": _("Acronym"), "value": network.acronym},
            {"label": _("Scope"), "value": network.get_scope_display()},
            {"label": _("Founded in"), "value": str(network.founded_in or "")},
            self._also_known_as(),
            self._website(),
        ]

    def particulars(self) -> dict[str, Any]:
        network = self.entry
        members = sorted(network.memberships.all(), key=lambda m: sorting(label(m.member).text))
        return {
            "summary": in_language(network, "summary"),
            "steps": levels(network) if network.is_published else [],
            "members": [
                {
                    "level": level.value,
                    "title": level.label,
                    "items": [
                        _member(m, self.references)
                        for m in members
                        if m.authority and m.authority.level == level
                    ],
                }
                for level in Level
            ],
            "member_networks": [_member(m, self.references) for m in members if m.member_network],
            "member_authorities": sum(bool(m.authority) for m in members),
            "member_count": len(members),
            "member_of": [
                link(m.network, note=years(m.since, m.until)) for m in network.memberships_elsewhere.all()
            ],
            "initiatives": in_roles(network.participations.all()),
            "meetings": links(network.meetings.all()),
        }


def _member(membership: Any, references: References) -> dict[str, Any]:
    said = [country_beside(membership.member), years(membership.since, membership.until)]
    rests_on = [references.to(membership.source)] if membership.source else []
    return link(membership.member, note=", ".join(filter(None, said)), references=rests_on)


class ChallengePage(EntryDetail):
    model = Challenge
    text = "statement"
    template_name = "initiatives/challenge.html"
    list_label = gettext_lazy("Challenges")
    parts = ("recommendations", "initiatives", "figures")
    wholes: ClassVar = {"initiatives": ("initiative", "challenge")}

    def facts(self) -> Facts:
        return [{"label": _("Theme"), "value": self.entry.get_theme_display()}, self._also_known_as()]

    def particulars(self) -> dict[str, Any]:
        challenge = self.entry
        return {
            "statement": in_language(challenge, "statement"),
            "steps": levels(challenge) if challenge.is_published else [],
            "recommendations": links(challenge.recommendations.all()),
            "initiatives": hows(challenge.responses.all(), "initiative"),
        }


class RecommendationPage(EntryDetail):
    model = Recommendation
    text = "text"
    template_name = "initiatives/recommendation.html"
    list_label = gettext_lazy("Recommendations")
    parts = ("challenges", "evidence", "followups", "figures")

    def facts(self) -> Facts:
        meeting = self.entry.meeting
        came_from = [link(meeting, note=days(meeting.starts_on, meeting.ends_on))] if meeting else []
        return [{"label": _("From"), "links": came_from}, self._also_known_as()]

    def particulars(self) -> dict[str, Any]:
        recommendation = self.entry
        return {
            "text": in_language(recommendation, "text"),
            "steps": levels(recommendation) if recommendation.is_published else [],
            "challenges": links(recommendation.challenges.all()),
            "evidence": links(recommendation.evidence.all()),
            "followups": [_followup(followup) for followup in recommendation.followups.all()],
        }


def _followup(followup: Any) -> dict[str, Any]:
    text = in_language(followup, "text")
    by = followup.by if followup.by and followup.by.is_published else None
    source = followup.evidence
    return {
        "date": followup.on,
        "label": followup.get_status_display(),
        "tone": {"done": "good", "under_way": "ongoing", "abandoned": "bad"}.get(followup.status, ""),
        "text": text.text,
        "lang": text.lang,
        "by": label(by).text if by else "",
        "by_lang": label(by).lang if by else "",
        "by_url": url_of(by) if by else "",
        "source": label(source).text if source else "",
        "source_lang": label(source).lang if source else "",
        "source_url": url_of(source) if source else "",
    }


DETAILS = (InitiativePage, AuthorityPage, NetworkPage, ChallengePage, RecommendationPage)
