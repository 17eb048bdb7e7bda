"""Entries that somebody must not see, tied in every way to those they see, and how to take them away again."""

from django.db import connection, transaction

from initiatives.models import ENTRIES
from initiatives.vocabularies import State
from tests import factories as make

CANARY = "zzqx"
RECORDS = ("authority", "network", "initiative", "challenge", "recommendation")


def entries(state, name, sector, place, commitment, country=None):
    """One of each kind, of Morocco; but what is published is done in France."""
    authority = make.AuthorityFactory(key=f"{name}-authority", state=state, country_id=country or "MA")
    network = make.NetworkFactory(key=f"{name}-network", state=state, acronym=name[:20])
    initiative = make.InitiativeFactory(
        key=f"{name}-initiative", state=state, lead=authority, started_in=2014
    )
    initiative.countries.add(country or ("FR" if state == State.PUBLISHED else "MA"))
    initiative.sectors.add(sector)
    initiative.places.add(place)
    initiative.commitments.add(commitment)
    challenge = make.ChallengeFactory(key=f"{name}-challenge", state=state, levels=["local"])
    recommendation = make.RecommendationFactory(key=f"{name}-recommendation", state=state)
    made = {
        "authority": authority,
        "network": network,
        "initiative": initiative,
        "challenge": challenge,
        "recommendation": recommendation,
    }
    for record, entry in made.items():
        make.FigureFactory(**{record: entry}, note_en=f"Noted for {name}")
    return made


def tie(one, other):
    """Every relation that two sets of entries can have."""
    make.ParticipationFactory(initiative=one["initiative"], authority=other["authority"], role="funds")
    make.ParticipationFactory(initiative=one["initiative"], authority=None, network=other["network"])
    make.MembershipFactory(network=one["network"], authority=other["authority"])
    if other["network"].pk > one["network"].pk:
        make.MembershipFactory(network=one["network"], authority=None, member_network=other["network"])
    make.ResponseFactory(initiative=one["initiative"], challenge=other["challenge"], how_en="By doing it.")
    one["recommendation"].challenges.add(other["challenge"])
    one["recommendation"].evidence.add(other["initiative"])
    make.FollowUpFactory(recommendation=one["recommendation"], by=other["authority"], on="2022-01-01")
    if not other["authority"].parent_id and one["authority"].parent_id != other["authority"].pk:
        type(one["authority"]).objects.filter(pk=one["authority"].pk).update(parent=other["authority"].pk)
        one["authority"].parent_id = other["authority"].pk


def delete_what_is_hidden():
    """From the public."""
    delete_entries("state <> 'published'")
    for model in ENTRIES:
        model.objects.update(internal_note="", successor=None)


def delete_entries(which, beside="true"):
    """Those of which that is true in SQL, all that is tied to them, and what staff keep `beside` entries."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in BESIDE:
            cursor.execute(f"DELETE FROM initiatives_{table} WHERE {beside}")
        for statement in _deletions({record: _of(record, which) for record in RECORDS}):
            cursor.execute(statement)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _of(record, which):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM initiatives_{record} WHERE {which}")
        return ", ".join(str(pk) for (pk,) in cursor.fetchall()) or "NULL"


BESIDE = ("nextversion", "comment", "schedule", "notice")
TIES = [
    ("participation", "initiative_id", "initiative"),
    ("participation", "authority_id", "authority"),
    ("participation", "network_id", "network"),
    ("membership", "network_id", "network"),
    ("membership", "member_network_id", "network"),
    ("membership", "authority_id", "authority"),
    ("response", "initiative_id", "initiative"),
    ("response", "challenge_id", "challenge"),
    ("followup", "recommendation_id", "recommendation"),
    ("recommendation_challenges", "challenge_id", "challenge"),
    ("recommendation_challenges", "recommendation_id", "recommendation"),
    ("recommendation_evidence", "initiative_id", "initiative"),
    ("recommendation_evidence", "recommendation_id", "recommendation"),
    *(
        (f"initiative_{m2m}", "initiative_id", "initiative")
        for m2m in ("countries", "sectors", "places", "commitments")
    ),
    *((part, f"{record}_id", record) for part in ("citation", "figure") for record in RECORDS),
]
EMPTIED = [
    ("proposal", "initiative_id", "initiative"),
    ("authority", "parent_id", "authority"),
    ("followup", "by_id", "authority"),
    ("competence", "authority_id", "authority"),
    ("meeting", "network_id", "network"),
    ("meeting", "initiative_id", "initiative"),
]


def _deletions(hidden):
    for table, column, record in EMPTIED:
        yield f"UPDATE initiatives_{table} SET {column} = NULL WHERE {column} IN ({hidden[record]})"
    for table, column, record in TIES:
        yield f"DELETE FROM initiatives_{table} WHERE {column} IN ({hidden[record]})"
    for record in reversed(RECORDS):
        yield f"DELETE FROM initiatives_{record} WHERE id IN ({hidden[record]})"
