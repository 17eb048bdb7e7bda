"""The public site: pages in two languages, good without scripts."""
