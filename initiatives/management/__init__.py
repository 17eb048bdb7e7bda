"""Commands: arguments, one call, print."""
