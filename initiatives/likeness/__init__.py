"""Which entries may be the same thing under two names: proposals for staff, who decide."""

from .nearby import twins_of
from .pairs import refresh

__all__ = ["refresh", "twins_of"]
