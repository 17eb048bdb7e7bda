"""The components of the design with each of their states, for staff who change pages."""

from .view import Gallery

__all__ = ["Gallery"]
