"""French with the narrow no-break space that it puts between thousands."""

THOUSAND_SEPARATOR = "\u202f"
