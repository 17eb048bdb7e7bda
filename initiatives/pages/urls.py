"""The addresses of the pages, below the language."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from ..exports.formats import FORMATS
from ..exports.references import REFERENCE_FORMS
from . import (
    compare,
    competences,
    coverage,
    details,
    evidence,
    home,
    lists,
    machines,
    pictures,
    places,
    programs,
    proposing,
    saved,
    words,
)
from .downloads import download
from .embed import Embed
from .gallery import Gallery
from .map import Map, MapEmbed
from .preview import preview
from .references import reference
from .suggestions import suggestions
from .values import FacetValues
from .versions import versions_of

PLURALS = {
    "initiative": "initiatives",
    "authority": "authorities",
    "network": "networks",
    "challenge": "challenges",
    "recommendation": "recommendations",
}

ANY_NAME = {"slug": ""}  # whoever has the number alone is led on as with an earlier name

VERSIONS = {
    "versions": "versions/",
    "version": "versions/<int:version>/",
    "changes": "versions/<int:version>/changes/",
}


def entries() -> Iterator[URLPattern]:
    """For each kind of entry its list, the list in other forms, and the details."""
    shown: Any = {view.model.record(): view for view in details.DETAILS}
    for listing in lists.LISTS:
        record = listing.model.record()
        plural = PLURALS[record]
        yield path(f"{plural}/", listing.as_view(), name=f"{record}-list")
        for form in FORMATS:
            yield path(
                f"{plural}.{form.suffix}", download(listing.model, form), name=f"{record}-{form.suffix}"
            )
        yield path(
            f"{plural}/values/<slug:facet>/", FacetValues.as_view(listing=listing), name=f"{record}-values"
        )
        yield path(f"{plural}/embed/", Embed.as_view(listing=listing), name=f"{record}-embed")
        by_number = f"{plural}/<int:number>/"
        yield path(by_number, shown[record].as_view(), ANY_NAME, name=f"{record}-number")
        entry = f"{plural}/<int:number>-<slug:slug>/"
        yield path(entry, shown[record].as_view(), name=f"{record}-detail")
        for how in REFERENCE_FORMS:
            view = reference(listing.model, how)
            yield path(f"{entry}reference.{how.suffix}", view, name=f"{record}-reference-{how.suffix}")
        yield path(f"{entry}card.png", pictures.of_entries(listing.model), name=f"{record}-card")
        for name, view in versions_of(listing.model).items():
            yield path(entry + VERSIONS[name], view, name=f"{record}-{name}")


urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("card.png", pictures.of_site, name="site-card"),
    path("site.webmanifest", machines.manifest, name="manifest"),
    path("initiatives/compare/", compare.Compare.as_view(), name="initiative-compare"),
    *entries(),
    path("search/", home.Search.as_view(), name="search"),
    path("search/suggestions/", suggestions, name="suggestions"),
    path("saved/", saved.SaveSearch.as_view(), name="search-save"),
    path("saved/<slug:token>/", saved.SavedPage.as_view(), name="saved-search"),
    path("s/<slug:token>/", saved.follow, name="saved-search-follow"),
    path("propose/", proposing.ProposeNew.as_view(), name="propose-new"),
    path("propose/sent/", proposing.ProposeSent.as_view(), name="propose-sent"),
    path("propose/<slug:record>/<int:number>/", proposing.ProposeChange.as_view(), name="propose-change"),
    path("proposals/<slug:secret>/", proposing.ProposalPage.as_view(), name="proposal"),
    path("map/", Map.as_view(), name="map"),
    path("map/embed/", MapEmbed.as_view(), name="map-embed"),
    path("countries/", places.CountryList.as_view(), name="country-list"),
    path("countries/<str:iso2>/", places.CountryPage.as_view(), name="country-detail"),
    path("competences/", competences.CompetenceTable.as_view(), name="competences"),
    path("coverage/", coverage.CoverageIndex.as_view(), name="coverage-index"),
    path("coverage/<slug:framework>/", coverage.Coverage.as_view(), name="coverage"),
    path("sources/", evidence.SourceList.as_view(), name="source-list"),
    path("sources/<slug:key>/", evidence.SourcePage.as_view(), name="source-detail"),
    path("meetings/", evidence.MeetingList.as_view(), name="meeting-list"),
    path("meetings/<int:number>/", evidence.MeetingPage.as_view(), ANY_NAME, name="meeting-number"),
    path("meetings/<int:number>-<slug:slug>/", evidence.MeetingPage.as_view(), name="meeting-detail"),
    path("about/", words.About.as_view(), name="about"),
    path("about/components/", never_cache(Gallery.as_view()), name="components"),
    path("data/", words.Data.as_view(), name="data"),
    path("data/api/", programs.ApiGuide.as_view(), name="api-guide"),
    path("data/api/<slug:resource>/", programs.ApiResource.as_view(), name="api-resource"),
    path("accessibility/", words.Accessibility.as_view(), name="accessibility"),
    path("privacy/", words.Privacy.as_view(), name="privacy"),
    path("preview/<slug:record>/<slug:key>/", preview, name="entry-preview"),
]
