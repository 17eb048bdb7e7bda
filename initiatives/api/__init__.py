"""The REST API: open to read, for programs that keep a mirror in step."""
