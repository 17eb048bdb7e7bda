"""The catalogue from files."""

from .package import Fault, PackageRefused, Unusable, import_package

__all__ = ["Fault", "PackageRefused", "Unusable", "import_package"]
