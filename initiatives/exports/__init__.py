"""The catalogue as files."""

from .package import write_package

__all__ = ["write_package"]
