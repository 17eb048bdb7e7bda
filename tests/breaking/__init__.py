"""Records that break a rule: at least one for every constraint, by the name of the constraint."""

from . import entries, office, records

CASES = {**entries.CASES, **records.CASES, **office.CASES}
WAYS = [
    *CASES.items(),
    *entries.MORE_WAYS.items(),
    *records.MORE_WAYS.items(),
    *office.MORE_WAYS.items(),
]
