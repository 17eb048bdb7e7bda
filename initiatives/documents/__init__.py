"""An entry with all its relations as one plain document: read, validated and applied in one place."""
