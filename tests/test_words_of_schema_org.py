"""What search engines are told of entries and of the site in the words of schema.org: what their pages name."""

import re

import pytest

from tests import factories as make
from tests.heads import SITE

pytestmark = pytest.mark.django_db

HOSTILE = '</script><script>alert("1")</script><!-- & \' "'


@pytest.fixture
def shelter():
    return make.shelter_of_rennes(website="https://shelter.example/")


class TestAnEntryInTheWordsOfSchemaOrg:
    def test_is_a_service_with_who_provides_it(self, head, shelter):
        assert head("/en/initiatives/1-shelter/").nodes == [
            {
                "@type": "WebPage",
                "@id": f"{SITE}/en/initiatives/1-shelter/",
                "url": f"{SITE}/en/initiatives/1-shelter/",
                "name": "Shelter",
                "description": "Nights for families.",
                "inLanguage": "en",
                "license": "https://creativecommons.org/licenses/by/4.0/",
                "mainEntity": {
                    "@type": "GovernmentService",
                    "@id": f"{SITE}/api/v1/initiatives/1/",
                    "name": "Shelter",
                    "url": f"{SITE}/en/initiatives/1-shelter/",
                    "identifier": "1",
                    "sameAs": "https://shelter.example/",
                    "description": "Nights for families.",
                    "areaServed": [{"@type": "Country", "name": "France", "identifier": "FR"}],
                    "provider": [
                        {
                            "@type": "GovernmentOrganization",
                            "@id": f"{SITE}/api/v1/authorities/1/",
                            "name": "City of Rennes",
                            "url": f"{SITE}/en/authorities/1-city-of-rennes/",
                        }
                    ],
                },
            },
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{SITE}/en/"},
                    {
                        "@type": "ListItem",
                        "position": 2,
                        "name": "Initiatives",
                        "item": f"{SITE}/en/initiatives/",
                    },
                    {
                        "@type": "ListItem",
                        "position": 3,
                        "name": "Shelter",
                        "item": f"{SITE}/en/initiatives/1-shelter/",
                    },
                ],
            },
        ]

    def test_is_a_public_body_in_its_country_and_under_its_parent(self, head):
        france = make.CountryFactory(iso2="FR", name_en="France")
        region = make.PublishedAuthorityFactory(name_en="Brittany", level="regional", country=france)
        make.PublishedAuthorityFactory(
            name_en="Rennes",
            country=france,
            parent=region,
            latitude="48.11",
            longitude="-1.68",
            aliases=["Roazhon"],
        )
        assert head("/en/authorities/2-rennes/").thing == {
            "@type": "GovernmentOrganization",
            "@id": f"{SITE}/api/v1/authorities/2/",
            "name": "Rennes",
            "url": f"{SITE}/en/authorities/2-rennes/",
            "identifier": "2",
            "alternateName": ["Roazhon"],
            "address": {"@type": "PostalAddress", "addressCountry": "FR"},
            "areaServed": {"@type": "Country", "name": "France", "identifier": "FR"},
            "location": {
                "@type": "Place",
                "name": "Rennes",
                "address": {"@type": "PostalAddress", "addressCountry": "FR"},
                "geo": {"@type": "GeoCoordinates", "latitude": 48.11, "longitude": -1.68},
            },
            "parentOrganization": {
                "@type": "GovernmentOrganization",
                "@id": f"{SITE}/api/v1/authorities/1/",
                "name": "Brittany",
                "url": f"{SITE}/en/authorities/1-brittany/",
            },
        }

    def test_never_names_a_parent_that_is_hidden(self, head):
        make.PublishedAuthorityFactory(name_en="Rennes", parent=make.AuthorityFactory(level="regional"))
        assert "parentOrganization" not in head("/en/authorities/1-rennes/").thing

    @pytest.mark.parametrize(
        ("kind", "type_", "participants"),
        [("programme", "Project", "member"), ("declaration", "CreativeWork", "contributor")],
    )
    def test_is_what_its_kind_says_with_who_takes_part_and_who_pays(self, head, kind, type_, participants):
        pays = make.PublishedNetworkFactory(name_en="Fund")
        joins = make.PublishedAuthorityFactory(name_en="Joins")
        entry = make.PublishedInitiativeFactory(kind=kind, title_en="Plan", lead=joins)
        make.ParticipationFactory(initiative=entry, authority=joins, role="signs")
        make.ParticipationFactory(initiative=entry, authority=None, network=pays, role="funds")
        thing = head("/en/initiatives/1-plan/").thing
        assert thing["@type"] == type_
        assert [one["name"] for one in thing[participants]] == ["Joins"]
        assert [one["name"] for one in thing["funder"]] == ["Fund"]

    def test_has_no_way_out_of_its_element(self, head):
        make.PublishedInitiativeFactory(title_en=HOSTILE, summary_en=HOSTILE)
        told = head("/en/initiatives/1-scriptscriptalert1script/")
        assert told.thing["name"] == told.thing["description"] == HOSTILE
        assert told.meta["og:title"] == told.meta["description"] == HOSTILE
        assert re.findall(r"</?script[^>]*>", told.html) == re.findall(
            r"</?script[^>]*>", head("/en/networks/").html
        )


class TestTheSiteInTheWordsOfSchemaOrg:
    def test_offers_its_search(self, head):
        [site] = head("/fr/").nodes
        assert (site["@type"], site["url"], site["inLanguage"]) == ("WebSite", f"{SITE}/fr/", "fr")
        assert site["potentialAction"] == {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{SITE}/fr/search/?q={{words}}"},
            "query-input": "required name=words",
        }

    def test_is_a_set_of_data_with_all_its_files(self, head, shelter):
        data = head("/en/data/").thing
        shelter.refresh_from_db()
        assert (data["@type"], data["license"]) == ("Dataset", "https://creativecommons.org/licenses/by/4.0/")
        assert data["dateModified"] == shelter.doc.changed_at.isoformat()
        assert len(data["distribution"]) == 26
        assert data["distribution"][:2] == [
            {
                "@type": "DataDownload",
                "name": "The whole catalogue (CSV files in a ZIP file)",
                "encodingFormat": "application/zip",
                "contentUrl": f"{SITE}/data/multilevel.zip",
            },
            {
                "@type": "DataDownload",
                "name": "Initiatives (CSV)",
                "encodingFormat": "text/csv",
                "contentUrl": f"{SITE}/en/initiatives.csv",
            },
        ]

    def test_has_meetings_on_their_days_and_countries_under_their_codes(self, head):
        make.MeetingFactory(key="paris", title_en="Paris", starts_on="2021-09-14", ends_on="2021-09-15")
        make.CountryFactory(iso2="MA", name_en="Morocco")
        assert head("/en/meetings/1-paris/").thing == {
            "@type": "Event",
            "name": "Paris",
            "url": f"{SITE}/en/meetings/1-paris/",
            "startDate": "2021-09-14",
            "endDate": "2021-09-15",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        }
        assert head("/en/countries/MA/").thing == {"@type": "Country", "name": "Morocco", "identifier": "MA"}
