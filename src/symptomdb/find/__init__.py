"""Room: find."""
