"""The embedded PostgreSQL: `server` runs it, `base` is the database engine that starts it when first asked."""
