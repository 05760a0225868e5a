"""Room: ask."""
