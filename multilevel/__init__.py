"""The project: settings, addresses and what surrounds every request. It knows nothing of the domain."""
