"""The catalogue written to a folder, read back, and forgotten in between."""

import csv
import io
import shutil
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import models
from initiatives.documents.schema import TABLES
from initiatives.exports import write_package
from initiatives.imports import import_package
from tests import factories as make
from tests.packages import contents

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
HEADERS = {
    "countries": "iso2,name_en,name_fr,continent,dialogue_status",
    "sectors": "key,name_en,name_fr",
    "synonyms": "written,meant",
    "places": "key,name_en,name_fr,country,latitude,longitude",
    "sources": "key,title_en,title_fr,publisher,published_in,url,kind,accessed",
    "frameworks": "key,code,title_en,title_fr,kind,adopted_in,valid_from,valid_until,supersedes,url",
    "commitments": "framework,code,position,title_en,title_fr",
    "authorities": "id,key,state,name_en,name_fr,aliases,level,kind,country,parent,latitude,longitude,website,"
    "summary_en,summary_fr,original_language,last_verified_on,successor",
    "networks": "id,key,state,name_en,name_fr,acronym,aliases,scope,founded_in,website,summary_en,summary_fr,"
    "original_language,last_verified_on,successor",
    "memberships": "network,authority,member_network,since,until,source",
    "meetings": "id,key,title_en,title_fr,starts_on,ends_on,format,place,chair,labelled,network,initiative,url,"
    "summary_en,summary_fr",
    "challenges": "id,key,state,title_en,title_fr,aliases,theme,statement_en,statement_fr,levels,"
    "original_language,last_verified_on,successor",
    "initiatives": "id,key,state,title_en,title_fr,aliases,kind,recorded_status,started_in,ended_in,scope,"
    "countries,sectors,places,commitments,website,summary_en,summary_fr,description_en,description_fr,"
    "original_language,last_verified_on,successor",
    "participations": "initiative,authority,network,role,since,until,source,note_en,note_fr",
    "responses": "initiative,challenge,how_en,how_fr",
    "recommendations": "id,key,state,title_en,title_fr,aliases,text_en,text_fr,addressed_levels,challenges,"
    "evidence,meeting,original_language,last_verified_on,successor",
    "followups": "recommendation,on,status,text_en,text_fr,by,evidence",
    "competences": "key,country,sector,level,mandate,authority,since,note_en,note_fr",
    "citations": "record,entry,position,source,locator",
    "figures": "record,entry,measure,label_en,label_fr,value,unit_en,unit_fr,qualifier,as_of,source,locator,"
    "note_en,note_fr",
}
EMPTY_REPORT = (0, 0, 0)


def export(folder: Path, **options) -> dict[str, bytes]:
    shutil.rmtree(folder, ignore_errors=True)
    write_package(folder, **options)
    return contents(folder)


def load(path: Path, **options) -> dict[str, tuple[int, int, int, int]]:
    """Created, changed, removed, unchanged of each file of a package that must not be refused."""
    report = import_package(path, **options)
    assert list(map(str, report.refusals)) == []
    return {
        name: (tally.created, tally.changed, tally.removed, tally.unchanged)
        for name, tally in report.tallies.items()
    }


def forget_everything() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        names = [model._meta.db_table for model in {*models.ENTRIES, *(table.model for table in TABLES)}]
        cursor.execute(
            f"TRUNCATE {', '.join(names)}, initiatives_numberseries, initiatives_searchdoc,"
            " initiatives_termcount CASCADE"
        )


def writing(queries: CaptureQueriesContext) -> list[str]:
    verbs = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "COPY")
    return [query["sql"] for query in queries if query["sql"].startswith(verbs)]


def a_rich_catalogue() -> None:
    """Every kind of record and every kind of value, published and not."""
    make.CountryFactory(iso2="FR", name_en="France", name_fr="France", continent="europe")
    place = make.PlaceFactory(key="oujda", latitude="34.68139", longitude="-1.90858")
    older = make.FrameworkFactory(key="plan-2018", code="plan-2018")
    plan = make.FrameworkFactory(key="plan-2023", supersedes=older, valid_from=2023, valid_until=2027)
    goals = [make.CommitmentFactory(framework=plan, code=code, position=n) for n, code in enumerate("12a")]
    region = make.PublishedAuthorityFactory(key="oriental", level="regional", kind="region")
    city = make.PublishedAuthorityFactory(
        key="oujda",
        parent=region,
        aliases=["Ujda", "a|b", "c\\"],
        summary_en='Two\r\nlines, "so"',
        name_fr="",
    )
    hidden = make.AuthorityFactory(key="hidden-city", parent=region)
    outer, inner = make.PublishedNetworkFactory(key="outer"), make.PublishedNetworkFactory(key="inner")
    make.MembershipFactory(network=outer, authority=None, member_network=inner, since=2014)
    make.MembershipFactory(network=outer, authority=hidden)
    challenge = make.PublishedChallengeFactory(key="data", levels=["local", "national"])
    hidden_challenge = make.ChallengeFactory(key="hidden-challenge")
    shelter = make.PublishedInitiativeFactory(
        key="shelter", lead=city, website="https://example.org/?a=1&b=2"
    )
    shelter.countries.set(["MA", "FR"])
    shelter.commitments.set(goals)
    shelter.places.set([place])
    draft = make.InitiativeFactory(key="hidden-initiative", summary_en="=1+1", lead=hidden)
    make.ParticipationFactory(initiative=shelter, authority=hidden, note_en="Not yet public")
    make.ResponseFactory(initiative=shelter, challenge=challenge, how_en="- by a list\n- of words")
    make.ResponseFactory(initiative=shelter, challenge=hidden_challenge)
    meeting = make.MeetingFactory(key="paris", labelled=True, place=place, network=outer, initiative=draft)
    advice = make.PublishedRecommendationFactory(key="meet", meeting=meeting, addressed_levels=["local"])
    advice.challenges.set([challenge, hidden_challenge])
    advice.evidence.set([shelter, draft])
    make.FollowUpFactory(recommendation=advice, on="2024-01-31", by=hidden)
    make.FollowUpFactory(recommendation=advice, on="2024-02-29", by=city, evidence=make.SourceFactory())
    make.CompetenceFactory(key="ma-health", authority=city)
    make.FigureFactory(initiative=shelter, value="0.5000", qualifier="over", as_of="2021-09")
    make.FigureFactory(meeting=meeting, value="2000", as_of="2021")
    make.CitationFactory(meeting=meeting, locator="p. 3", position=2)
    withdrawn = make.PublishedChallengeFactory(key="withdrawn", successor=challenge)
    models.Challenge.objects.filter(pk=withdrawn.pk).update(state="archived")


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))
