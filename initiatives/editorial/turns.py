"""Whoever changes entries takes turns, as does whoever proposes: two innocents can break a rule together."""

from django.db import connection

LONGEST_WAIT = "25s"  # less than gunicorn gives a request


def one_at_a_time() -> None:
    """Until the transaction ends, nobody else changes an entry.

    For example, each of two changes withdraws one of the last two participants. Visitors are not kept
    waiting for long, but twenty editors who save at once shall all be answered.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('lock_timeout', %s, true), set_config('statement_timeout', %s, true)",
            [LONGEST_WAIT, LONGEST_WAIT],
        )
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('editorial'))")


def one_proposal_at_a_time() -> None:
    """Until the transaction ends, nobody else is counted: a bound holds also for those who come at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('proposals'))")
