"""The catalogue from files."""

from .package import Fault, Report, import_package

__all__ = ["Fault", "Report", "import_package"]
