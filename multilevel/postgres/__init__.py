"""The embedded PostgreSQL: `server` runs it, `base` is the engine by which Django starts it."""
